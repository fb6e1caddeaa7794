import { colonIn, sayDay, type Words } from '#kernel'
import { type Community, Link, nameOf } from '#people'
import { type Ctx, encodingWords } from '#platform'
import { DataTable, DayField, Empty, FileField, Form, type FormState, type FrameFacts, Notice, Page, TextField, Tick } from '#ui'
import type { ProfileRow, UnderstoodCensus } from '../keep-profile.ts'
import { words } from '../page-words.ts'
import { census, groupLabel, misfits } from '../rules/census.ts'
import { type MarginVariable, marginVariables } from '../rules/questionnaire.ts'
import { Parts, percent } from './parts.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
}

export function ProfilesPage({
  ctx,
  frame,
  places,
  rows,
  said,
}: Common & { places: readonly Community[]; rows: readonly ProfileRow[]; said: string | undefined }) {
  const t = words[ctx.lang]
  const kept = (id: string, v: MarginVariable) => rows.some((r) => r.communityId === id && r.variable === v)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.profiles}
      section="needs"
      lead={t.profilesLead}
      actions={
        <Link asker={ctx.asker} className="button plain" href="/needs/communities/upload">
          {t.upload}
        </Link>
      }
    >
      <Parts lang={ctx.lang} part="profiles" />
      {said && (
        <Notice>
          <p role="status">{said}</p>
        </Notice>
      )}
      <Misfits said={misfits(rows, places)} lang={ctx.lang} />
      <DataTable
        rows={places}
        lang={ctx.lang}
        rowKey={(c) => c.id}
        columns={[
          { key: 'name', label: t.communities, cell: (c) => <a href={`/needs/communities/${c.id}`}>{nameOf(c, ctx.lang)}</a> },
          { key: 'residents', label: t.residents, number: true, cell: (c) => c.residents?.toLocaleString('en') ?? '—' },
          ...marginVariables.map((v) => ({
            key: v,
            label: census[v].name[ctx.lang],
            cell: (c: Community) => (kept(c.id, v) ? t.has : <span className="soft">—</span>),
          })),
        ]}
      />
    </Page>
  )
}

/** What does not fit in the counts, where there is something. */
function Misfits({ said, lang }: { said: readonly Words[]; lang: 'zh' | 'en' }) {
  const t = words[lang]
  if (said.length === 0) return null
  return (
    <Notice>
      <h3>{t.misfits}</h3>
      <ul>
        {said.slice(0, 30).map((w, i) => (
          <li key={i}>{w[lang]}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** What does not fit, and the tick of whoever compared it with its source. */
function Confirm({ said, seen, form, lang }: { said: readonly Words[]; seen: string; form: FormState; lang: 'zh' | 'en' }) {
  return (
    <>
      <Misfits said={said} lang={lang} />
      <input type="hidden" name="seen" value={seen} />
      {/* A tick stands for the counts it was set under, not for others. */}
      <Tick
        form={{ ...form, values: { ...form.values, confirmed: undefined } }}
        lang={lang}
        name="confirmed"
        label={words[lang].confirmMisfits}
      />
    </>
  )
}

/** How many groups are listed for looking at. */
const listed = 400

/** The counts of a table as they were read, side by side, before anything of it is stored. */
export function UnderstoodPage({ ctx, frame, read, form }: Common & { read: UnderstoodCensus; form: FormState }) {
  const { lang } = ctx
  const t = words[lang]
  const told = marginVariables.filter((v) => read.margins.some((m) => m.variable === v))
  const sums = Map.groupBy(read.margins, (m) => `${m.communityId} ${m.variable}`)
  const sum = (id: string, v: MarginVariable) => sums.get(`${id} ${v}`)?.reduce((n, m) => n + m.people, 0)
  const place = new Map<string, Community>(read.places.map((p) => [p.id, p]))
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
      {read.guessed && (
        <Notice>
          <p>{encodingWords({ encoding: read.guessed, isSure: false })[lang]}</p>
        </Notice>
      )}
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
    </Page>
  )
}

export const groupField = (v: MarginVariable, category: string) => `${v}:${category}`

export function ProfilePage({
  ctx,
  frame,
  community,
  rows,
  form,
  mayEdit,
  odd,
}: Common & {
  community: Community
  rows: readonly ProfileRow[]
  form: FormState
  mayEdit: boolean
  /** What does not fit in the counts typed into the form, to be confirmed. */
  odd?: { said: readonly Words[]; seen: string }
}) {
  const t = words[ctx.lang]
  const { lang } = ctx
  const f = { form, lang }
  const stored = (v: MarginVariable) => rows.filter((r) => r.variable === v)
  const groups = (v: MarginVariable) =>
    v === 'age' && stored(v).length ? stored(v).map((r) => r.category) : census[v].groups.map((g) => g.value)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={nameOf(community, lang)}
      section="needs"
      trail={[
        { label: t.needs, href: '/needs' },
        { label: t.profiles, href: '/needs/communities' },
      ]}
      lead={rows[0] && `${t.source}${colonIn(lang)}${rows[0].source} · ${sayDay(rows[0].countedOn, lang)}`}
    >
      {rows.length === 0 && (
        <Empty title={t.noProfile}>
          <p>{t.noProfileHelp}</p>
        </Empty>
      )}
      <Misfits said={misfits(rows, [community])} lang={lang} />
      {marginVariables.map((v) => {
        const own = stored(v)
        const total = own.reduce((n, r) => n + r.people, 0)
        return (
          own.length > 0 && (
            <section key={v}>
              <h2>{census[v].name[lang]}</h2>
              <DataTable
                rows={own}
                lang={lang}
                rowKey={(r) => r.category}
                columns={[
                  { key: 'group', label: t.group, cell: (r) => groupLabel(v, r.category)[lang] },
                  { key: 'people', label: t.people, number: true, cell: (r) => r.people.toLocaleString('en') },
                  { key: 'share', label: t.share, number: true, cell: (r) => (total ? percent(r.people / total) : '—') },
                ]}
                foot={
                  <tr>
                    <th scope="row">{t.total}</th>
                    <td className="num">{total.toLocaleString('en')}</td>
                    <td />
                  </tr>
                }
              />
            </section>
          )
        )
      })}
      {mayEdit && (
        <>
          <h2>{rows.length ? t.change : t.profile}</h2>
          <p className="small soft">{t.blankUnknown}</p>
          <Form action={`/needs/communities/${community.id}`} {...f} submit={t.save} cancel="/needs/communities" wide>
            {marginVariables.map((v) => (
              <fieldset key={v} className={form.errors[v] ? 'field is-wrong' : 'field'} id={`f-${v}`} style={{ border: 0, padding: 0 }}>
                <legend>{census[v].name[lang]}</legend>
                {form.errors[v] && <span className="wrong">{form.errors[v][lang]}</span>}
                <div className="row">
                  {groups(v).map((g) => (
                    <TextField key={g} {...f} name={groupField(v, g)} label={groupLabel(v, g)[lang]} inputMode="numeric" maxLength={9} />
                  ))}
                </div>
                {v === 'age' && (
                  <div className="row">
                    {[1, 2].map((i) => (
                      <span key={i} style={{ display: 'contents' }}>
                        <TextField {...f} name={`otherAge${i}`} label={`${t.otherAges} ${i}`} hint={t.ageRangeHint} maxLength={7} />
                        <TextField {...f} name={`otherPeople${i}`} label={`${t.people} ${i}`} inputMode="numeric" maxLength={9} />
                      </span>
                    ))}
                  </div>
                )}
              </fieldset>
            ))}
            <div className="row">
              <TextField {...f} name="source" label={t.source} hint={t.sourceHint} maxLength={200} />
              <DayField {...f} name="countedOn" label={t.countedOn} />
            </div>
            {odd && odd.said.length > 0 && <Confirm said={odd.said} seen={odd.seen} form={form} lang={lang} />}
          </Form>
        </>
      )}
    </Page>
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
      <pre tabIndex={0}>{example}</pre>
    </Page>
  )
}
