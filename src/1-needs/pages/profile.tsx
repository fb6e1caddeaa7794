import { colonIn, type Lang, sayDay, type Words } from '#kernel'
import { type Community, nameOf } from '#people'
import { DataTable, DayField, Empty, Form, type FormState, Page, TextField } from '#ui'
import type { ProfileRow } from '../store/index.ts'
import { words } from '../page-words.ts'
import { groupField } from '../profile-form.ts'
import { census, groupLabel, misfits } from '../rules/census.ts'
import { type MarginVariable, marginVariables } from '../rules/questionnaire.ts'
import { type Common, percent } from './parts.tsx'
import { Confirm, Misfits } from './profiles.tsx'

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
      {marginVariables.map((v) => stored(v).length > 0 && <Counts key={v} of={v} own={stored(v)} lang={lang} />)}
      {mayEdit && (
        <>
          <h2>{rows.length ? t.change : t.profile}</h2>
          <p className="small soft">{t.blankUnknown}</p>
          <Form action={`/needs/communities/${community.id}`} {...f} submit={t.save} cancel="/needs/communities" wide>
            {marginVariables.map((v) => (
              <GroupFields key={v} of={v} groups={groups(v)} form={form} lang={lang} />
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

/** The groups of one variable, as they are counted. */
function Counts({ of: v, own, lang }: { of: MarginVariable; own: readonly ProfileRow[]; lang: Lang }) {
  const t = words[lang]
  const total = own.reduce((n, r) => n + r.people, 0)
  return (
    <section>
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
}

function GroupFields({ of: v, groups, form, lang }: { of: MarginVariable; groups: readonly string[]; form: FormState; lang: Lang }) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <fieldset className={form.errors[v] ? 'field is-wrong' : 'field'} id={`f-${v}`} style={{ border: 0, padding: 0 }}>
      <legend>{census[v].name[lang]}</legend>
      {form.errors[v] && <span className="wrong">{form.errors[v][lang]}</span>}
      <div className="row">
        {groups.map((g) => (
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
  )
}
