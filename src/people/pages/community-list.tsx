import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { type Column, DataTable, FileField, Form, type FormState, type FrameFacts, Notice, Page, Select } from '#ui'
import { type HowRead, howText } from '../community-form.ts'
import { communityWords as words } from '../community-words.ts'
import { nameOf } from '../directory.ts'
import { type CommunityPlan, standsIn } from '../rules/community-table.ts'
import type { Organisation } from '../store.ts'
import type { UnderstoodCommunities } from '../take-communities.ts'
import { counted, toCommunities } from './communities.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  offices: readonly Organisation[]
}
/** How many rows are shown for looking at. */
const shown = 300

/** Where a list is chosen that shall be read. */
export function CommunityListPage({ ctx, frame, form, offices }: Common) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <Page ctx={ctx} frame={frame} section="people" title={t.upload} lead={t.uploadLead} trail={[toCommunities(lang)]}>
      <Form action="/people/communities/upload" {...f} submit={t.look} cancel="/people/communities" upload>
        <FileField {...f} name="file" label={t.file} accept=".csv,.txt,.tsv,.xlsx" />
        {offices.length === 1 ? (
          <input type="hidden" name="organisationId" value={offices[0]!.id} />
        ) : (
          <Select
            {...f}
            name="organisationId"
            label={t.officeOfRows}
            empty={t.choose}
            options={offices.map((o) => ({ value: o.id, label: nameOf(o, lang) }))}
          />
        )}
      </Form>
      <h2>{t.example}</h2>
      <pre>{t.exampleRows}</pre>
    </Page>
  )
}

/** What a list would change, before anything is stored. */
export function UnderstoodListPage({
  ctx,
  frame,
  form,
  read,
  how,
  offices,
  rows,
}: Common & { read: UnderstoodCommunities; how: HowRead | undefined; rows: string }) {
  const { lang } = ctx
  const t = words[lang]
  const nothing = read.added.length + read.changed.length === 0
  const counts = { added: read.added.length, changed: read.changed.length, same: read.same }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="people"
      title={t.understoodTitle}
      lead={nothing ? t.nothingNew : t.understoodLead(counts)}
      trail={[toCommunities(lang), { label: t.upload, href: '/people/communities/upload' }]}
    >
      {how && <HowItWasRead read={how} lang={lang} />}
      <Changes plan={read} lang={lang} offices={new Map(offices.map((o) => [o.id as string, o]))} />
      {nothing ? (
        <p>
          <a href="/people/communities">{t.title}</a>
        </p>
      ) : (
        <Form action="/people/communities/upload/take" form={form} lang={lang} submit={t.take} cancel="/people/communities/upload" upload>
          <input type="hidden" name="organisationId" value={String(form.values.organisationId ?? '')} />
          <input type="hidden" name="rows" value={rows} />
          <input type="hidden" name="seen" value={read.seen} />
          {how && <input type="hidden" name="how" value={howText(how)} />}
        </Form>
      )}
    </Page>
  )
}

/** How a file was read, where that is not sure. */
export function HowItWasRead({ read, lang }: { read: HowRead; lang: Lang }) {
  if (read.isSure) return <p className="soft small">{read.notes.map((n) => n[lang]).join(' ')}</p>
  return (
    <Notice>
      {read.notes.map((n, i) => (
        <p key={i}>{n[lang]}</p>
      ))}
    </Notice>
  )
}

interface Change {
  key: string
  name: string
  office: string
  says: string
}
function Changes({ plan, lang, offices }: { plan: CommunityPlan; lang: Lang; offices: ReadonlyMap<string, Organisation> }) {
  const t = words[lang]
  const value = (v: string | number | null | undefined) =>
    v === null || v === undefined || v === '' ? t.nothing : typeof v === 'number' ? counted(v) : v
  const rows: Change[] = [
    ...plan.changed.map((c) => ({
      key: c.of.id,
      name: c.of.name,
      office: c.of.organisation_id,
      says: c.fields.map((f) => t.from(t[f], value(standsIn(c.of, f)), value(c.row[f]))).join('\n'),
    })),
    ...plan.added.map((r) => ({
      key: `row ${r.row}`,
      name: r.name,
      office: r.organisationId,
      says: [
        t.new,
        ...(['code', 'residents', 'households'] as const).flatMap((f) => (r[f] === undefined ? [] : [t.says(t[f], value(r[f]))])),
      ].join('\n'),
    })),
  ]
  if (rows.length === 0) return null
  const columns: Column<Change>[] = [
    { key: 'name', label: t.name, cell: (r) => r.name },
    ...(offices.size > 1 ? [{ key: 'office', label: t.office, cell: (r: Change) => nameOf(offices.get(r.office), lang) }] : []),
    { key: 'says', label: t.what, cell: (r) => <span style={{ whiteSpace: 'pre-line' }}>{r.says}</span> },
  ]
  return (
    <>
      <DataTable rows={rows.slice(0, shown)} columns={columns} lang={lang} rowKey={(r) => r.key} />
      {rows.length > shown && <p className="soft small">{t.andMore(rows.length - shown)}</p>}
    </>
  )
}
