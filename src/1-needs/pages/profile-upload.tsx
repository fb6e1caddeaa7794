import type { Lang } from '#kernel'
import { type Community, nameOf } from '#people'
import { DataTable, DayField, FileField, Form, type FormState, Notice, Page, TextField } from '#ui'
import type { UnderstoodCensus } from '../understand-profile.ts'
import { words } from '../page-words.ts'
import { census, groupLabel } from '../rules/census.ts'
import { type MarginVariable, marginVariables } from '../rules/questionnaire.ts'
import { Confirm } from './profiles.tsx'
import type { Common } from './parts.tsx'

/** How many groups are listed for looking at. */
const listed = 400

/** How the file was read; set off where a person should look whether it was meant so. */
function HowRead({ read, lang }: { read: UnderstoodCensus; lang: Lang }) {
  if (read.isSure) return <p className="soft small">{read.notes.map((n) => n[lang]).join(' ')}</p>
  return (
    <Notice>
      {read.notes.map((n, i) => (
        <p key={i}>{n[lang]}</p>
      ))}
    </Notice>
  )
}

/** The counts of a table as they were read, side by side, before anything of it is stored. */
export function UnderstoodPage({ ctx, frame, read, form }: Common & { read: UnderstoodCensus; form: FormState }) {
  const { lang } = ctx
  const t = words[lang]
  const told = marginVariables.filter((v) => read.margins.some((m) => m.variable === v))
  const sums = Map.groupBy(read.margins, (m) => `${m.communityId} ${m.variable}`)
  const sum = (id: string, v: MarginVariable) => sums.get(`${id} ${v}`)?.reduce((n, m) => n + m.people, 0)
  const rows = [
    'community,variable,category,people',
    ...read.margins.map((m) => `${m.communityId},${m.variable},${m.category},${m.people}`),
  ]
  const hidden = (name: string) => <input type="hidden" name={name} value={String(form.values[name] ?? '')} />
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.understood}
      section="needs"
      lead={t.understoodLead(read.margins.length, read.places.length)}
      trail={[
        { label: t.needs, href: '/needs' },
        { label: t.profiles, href: '/needs/communities' },
        { label: t.upload, href: '/needs/communities/upload' },
      ]}
    >
      <HowRead read={read} lang={lang} />
      <DataTable
        rows={read.places}
        lang={lang}
        rowKey={(c) => c.id}
        columns={[
          { key: 'name', label: t.communities, cell: (c) => nameOf(c, lang) },
          { key: 'residents', label: t.residents, number: true, cell: (c) => c.residents?.toLocaleString('en') ?? '—' },
          ...told.map((v) => ({
            key: v,
            label: census[v].name[lang],
            number: true,
            cell: (c: Community) => sum(c.id, v)?.toLocaleString('en') ?? '—',
          })),
        ]}
      />
      <Form action="/needs/communities/upload/take" form={form} lang={lang} submit={t.takeThem} cancel="/needs/communities/upload" upload>
        {hidden('source')}
        {hidden('countedOn')}
        <input type="hidden" name="rows" value={rows.join('\n')} />
        {read.misfits.length > 0 ? (
          <Confirm said={read.misfits} seen={read.seen} form={form} lang={lang} />
        ) : (
          <input type="hidden" name="seen" value={read.seen} />
        )}
      </Form>
      <AsRead read={read} lang={lang} />
    </Page>
  )
}

/** The counts themselves, as far as anybody reads them. */
function AsRead({ read, lang }: { read: UnderstoodCensus; lang: Lang }) {
  const t = words[lang]
  const place = new Map<string, Community>(read.places.map((p) => [p.id, p]))
  return (
    <>
      <h2>{t.asRead}</h2>
      {read.margins.length > listed && <p className="small soft">{t.asReadFirst(listed)}</p>}
      <DataTable
        rows={read.margins.slice(0, listed)}
        lang={lang}
        rowKey={(m) => `${m.communityId} ${m.variable} ${m.category}`}
        columns={[
          { key: 'name', label: t.communities, cell: (m) => nameOf(place.get(m.communityId)!, lang) },
          { key: 'variable', label: t.variable, cell: (m) => census[m.variable].name[lang] },
          { key: 'category', label: t.group, cell: (m) => groupLabel(m.variable, m.category)[lang] },
          { key: 'people', label: t.people, number: true, cell: (m) => m.people.toLocaleString('en') },
        ]}
      />
    </>
  )
}

export function UploadProfilePage({ ctx, frame, form, example }: Common & { form: FormState; example: string }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.upload}
      section="needs"
      lead={t.uploadLead}
      trail={[
        { label: t.needs, href: '/needs' },
        { label: t.profiles, href: '/needs/communities' },
      ]}
    >
      <Form action="/needs/communities/upload" {...f} submit={t.upload} cancel="/needs/communities" upload>
        <FileField
          {...f}
          name="file"
          label={t.file}
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <TextField {...f} name="source" label={t.source} hint={t.sourceHint} maxLength={200} />
        <DayField {...f} name="countedOn" label={t.countedOn} />
      </Form>
      <h2>{t.example}</h2>
      <pre>{example}</pre>
    </Page>
  )
}
