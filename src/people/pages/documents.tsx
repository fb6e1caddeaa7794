import { type Day, type Lang, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { ActionButton, type Column, DataTable, Form, type FormState, type FrameFacts, Page, Tag } from '#ui'
import { nameOf } from '../directory.ts'
import { documentKinds, documentStates } from '../rules/supplier-words.ts'
import { isOver, runsOutSoon, type SupplierDocument } from '../rules/supplier.ts'
import type { Organisation } from '../store.ts'
import { supplierWords as words } from '../supplier-words.ts'
import type { KeptDocument } from '../suppliers.ts'
import { words as peopleWords } from '../words.ts'
import { DocumentFields } from './register-supplier.tsx'

/** Until when a document is valid, and whether that is over or near. */
export function Until({ validUntil, today, lang }: { validUntil: Day | null; today: Day; lang: Lang }) {
  const t = words[lang]
  if (validUntil === null) return t.noEnd
  const over = isOver(validUntil, today)
  const soon = runsOutSoon(validUntil, today)
  return (
    <>
      {sayDay(validUntil, lang)} {(over || soon) && <Tag late>{over ? t.over : t.soon}</Tag>}
    </>
  )
}

const columns = (lang: Lang, today: Day): Column<SupplierDocument>[] => {
  const t = words[lang]
  return [
    { key: 'kind', label: t.kind, cell: (d) => documentKinds[d.kind][lang] },
    { key: 'number', label: t.number, cell: (d) => d.number },
    { key: 'issuer', label: t.issuer, cell: (d) => d.issuer ?? '—' },
    { key: 'until', label: t.validUntil, cell: (d) => <Until validUntil={d.validUntil} today={today} lang={lang} /> },
  ]
}

/** Documents as they are described. */
export function DocumentTable({ rows, today, lang }: { rows: readonly SupplierDocument[]; today: Day; lang: Lang }) {
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(d) => `${d.kind} ${d.number}`}
      columns={columns(lang, today)}
      empty={<p className="soft">{words[lang].noDocuments}</p>}
    />
  )
}

type Row = SupplierDocument & Pick<KeptDocument, 'id' | 'state' | 'version'>

function keptColumns(lang: Lang, today: Day): Column<Row>[] {
  const t = words[lang]
  return [
    ...(columns(lang, today) as Column<Row>[]),
    {
      key: 'files',
      label: t.files,
      cell: (d) => (
        <a href={`/people/documents/${d.id}`}>
          {t.toFiles}
          <span className="visually-hidden"> {d.number}</span>
        </a>
      ),
    },
    {
      key: 'do',
      label: t.state,
      cell: (d) =>
        d.state === 'stands' ? (
          <ActionButton action={`/people/documents/${d.id}/withdraw`} lang={lang} label={t.withdrawDo} version={d.version} danger />
        ) : (
          documentStates.withdrawn[lang]
        ),
    },
  ]
}

/** The documents of one institution, for who manages it. */
export function DocumentsPage(p: {
  ctx: Ctx
  frame: FrameFacts
  organisation: Organisation
  isOpen: boolean
  documents: readonly KeptDocument[]
  form: FormState
}) {
  const { ctx, organisation: o } = p
  const { lang } = ctx
  const t = words[lang]
  const rows = p.documents.map((d): Row => ({ ...d, validUntil: d.valid_until }))
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={t.ofOrganisation}
      lead={t.ofOrganisationLead}
      trail={[
        { label: peopleWords[lang].peopleTitle, href: '/people' },
        { label: nameOf(o, lang), href: `/people/${o.id}` },
      ]}
    >
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(d) => d.id}
        columns={keptColumns(lang, ctx.today)}
        empty={<p className="soft">{t.noDocuments}</p>}
      />
      {p.isOpen && (
        <>
          <h2>{t.add}</h2>
          <Form action={`/people/${o.id}/documents`} form={p.form} lang={lang} submit={t.save}>
            <DocumentFields form={p.form} lang={lang} />
          </Form>
        </>
      )}
    </Page>
  )
}
