import { type Lang, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, Empty, type FrameFacts, type Listed, ListTable, Page } from '#ui'
import { nameOf } from '../directory.ts'
import { supplierWords as words } from '../supplier-words.ts'
import type { PublicSupplier } from '../suppliers.ts'
import { words as peopleWords } from '../words.ts'

/** The columns of the public list, on the page and in the file. */
export function supplierColumns(lang: Lang): Column<PublicSupplier>[] {
  const t = words[lang]
  const p = peopleWords[lang]
  const legal = (o: PublicSupplier) => (o.legal_form ? p[o.legal_form] : '')
  return [
    { key: 'name', label: t.name, sort: true, cell: (o) => nameOf(o, lang), text: (o) => nameOf(o, lang) },
    { key: 'legal', label: p.legalForm, cell: (o) => legal(o) || '—', text: legal },
    { key: 'code', label: p.creditCode, cell: (o) => o.credit_code ?? '—', text: (o) => o.credit_code ?? '' },
    { key: 'about', label: t.about, cell: (o) => o.about ?? '—', text: (o) => o.about ?? '' },
    { key: 'since', label: t.since, sort: true, cell: (o) => sayDay(o.since, lang), text: (o) => o.since.toString() },
  ]
}

/** Who can bid here, for everybody. */
export function SuppliersPage(p: Listed<PublicSupplier> & { ctx: Ctx; frame: FrameFacts; q: string }) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.publicTitle}
      lead={t.publicLead}
      actions={
        <a className="button" href="/suppliers/register">
          {t.register}
        </a>
      }
    >
      <form className="filters" method="get" action="/suppliers">
        <div className="field">
          <label htmlFor="q">{t.search}</label>
          <input id="q" type="search" name="q" defaultValue={p.q} />
        </div>
        <button className="button plain small">{t.find}</button>
      </form>
      <ListTable
        of={p}
        frame={frame}
        lang={ctx.lang}
        rowKey={(o) => o.id}
        empty={p.q ? <p>{t.noneFound}</p> : <Empty title={t.noSuppliers} />}
      />
    </Page>
  )
}
