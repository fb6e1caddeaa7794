import { sayDay, type Words } from '#kernel'
import { type Community, Link, nameOf } from '#people'
import type { Ctx } from '#platform'
import { DataTable, DayField, Empty, FileField, Form, type FormState, type FrameFacts, Notice, Page, TextField } from '#ui'
import type { ProfileRow } from '../keep-profile.ts'
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

export const groupField = (v: MarginVariable, category: string) => `${v}:${category}`

export function ProfilePage({
  ctx,
  frame,
  community,
  rows,
  form,
  mayEdit,
}: Common & { community: Community; rows: readonly ProfileRow[]; form: FormState; mayEdit: boolean }) {
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
      lead={rows[0] && `${t.source}${lang === 'zh' ? '：' : ': '}${rows[0].source} · ${sayDay(rows[0].countedOn, lang)}`}
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
