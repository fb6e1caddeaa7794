import { type Lang, listIn } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, FileField, Form, type FormState, type FrameFacts, Page } from '#ui'
import { type HowRead, howText } from '../community-form.ts'
import { nameOf } from '../directory.ts'
import { expertWords as words } from '../expert-words.ts'
import { expertColumnNames as columns } from '../rules/expert-words.ts'
import { type ExpertField, stands, typedIn } from '../rules/expert-table.ts'
import type { Specialty } from '../store.ts'
import type { UnderstoodExperts } from '../take-experts.ts'
import { HowItWasRead } from './community-list.tsx'
import { toExperts } from './experts.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}
/** How many rows are shown for looking at. */
const shown = 300

/** Where a list is chosen that shall be read. */
export function ExpertListPage({ ctx, frame, form, hasSpecialties }: Common & { hasSpecialties: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={frame} section="people" title={t.upload} lead={t.uploadLead} trail={[toExperts(lang)]}>
      {!hasSpecialties && (
        <p>
          {t.noSpecialtiesYet}
          <a href="/people/experts/specialties">{t.addSpecialty}</a>
        </p>
      )}
      <Form action="/people/experts/upload" form={form} lang={lang} submit={t.look} cancel="/people/experts" upload>
        <FileField form={form} lang={lang} name="file" label={t.file} accept=".csv,.txt,.tsv,.xlsx" />
      </Form>
      <h2>{t.example}</h2>
      <pre>{t.exampleRows}</pre>
    </Page>
  )
}

/** What a list would change, before anything is stored. */
export function UnderstoodExpertsPage(
  p: Common & { read: UnderstoodExperts; how: HowRead | undefined; specialties: readonly Specialty[] },
) {
  const { lang } = p.ctx
  const t = words[lang]
  const { read } = p
  const nothing = read.added.length + read.changed.length === 0
  const counts = { added: read.added.length, changed: read.changed.length, same: read.same }
  return (
    <Page
      ctx={p.ctx}
      frame={p.frame}
      section="people"
      title={t.understoodTitle}
      lead={nothing ? t.nothingNew : t.understoodLead(counts)}
      trail={[toExperts(lang), { label: t.upload, href: '/people/experts/upload' }]}
    >
      {p.how && <HowItWasRead read={p.how} lang={lang} />}
      <Changes {...p} lang={lang} />
      {nothing ? (
        <p>
          <a href="/people/experts">{t.title}</a>
        </p>
      ) : (
        <Form action="/people/experts/upload/take" form={p.form} lang={lang} submit={t.take} cancel="/people/experts/upload" upload>
          <input type="hidden" name="rows" value={read.rows} />
          <input type="hidden" name="seen" value={read.seen} />
          {p.how && <input type="hidden" name="how" value={howText(p.how)} />}
        </Form>
      )}
    </Page>
  )
}

const columnOf = { name: 'name', specialtyIds: 'specialties', title: 'title', titleUntil: 'titleUntil', employer: 'employer' } as const

function Changes({ read, specialties, lang }: { read: UnderstoodExperts; specialties: readonly Specialty[]; lang: Lang }) {
  const t = words[lang]
  const label = (f: ExpertField) => columns[columnOf[f]][lang]
  // Ids of specialties are shown as their names.
  const said = (f: ExpertField, value: string) =>
    f === 'specialtyIds' && value !== ''
      ? listIn(
          value.split(' ').map((id) =>
            nameOf(
              specialties.find((s) => s.id === id),
              lang,
            ),
          ),
          lang,
        )
      : value
  const rows = [
    ...read.changed.map((c) => ({
      key: c.of.id,
      name: c.of.name,
      says: c.fields.map((f) => t.from(label(f), said(f, stands(c.of, f)), said(f, typedIn(c.row, f) ?? ''))).join('\n'),
    })),
    ...read.added.map((r) => ({
      key: `row ${r.row}`,
      name: r.name,
      says: [
        t.new,
        r.email,
        ...(['specialtyIds', 'title', 'titleUntil', 'employer'] as const).flatMap((f) => {
          const value = typedIn(r, f)
          return value ? [t.says(label(f), said(f, value))] : []
        }),
      ].join('\n'),
    })),
  ]
  if (rows.length === 0) return null
  return (
    <>
      <DataTable
        rows={rows.slice(0, shown)}
        lang={lang}
        rowKey={(r) => r.key}
        columns={[
          { key: 'name', label: t.name, cell: (r) => r.name },
          { key: 'says', label: t.what, cell: (r) => <span style={{ whiteSpace: 'pre-line' }}>{r.says}</span> },
        ]}
      />
      {rows.length > shown && <p className="soft small">{t.andMore(rows.length - shown)}</p>}
    </>
  )
}
