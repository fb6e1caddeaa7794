import { listIn, sayDay } from '#kernel'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Checkboxes,
  DataTable,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  Notice,
  Page,
  Select,
  SummaryList,
  TextField,
} from '#ui'
import { Link } from '../address.tsx'
import { namedChoice, nameOf } from '../directory.ts'
import { expertWords as words } from '../expert-words.ts'
import type { Expert, ExpertTie } from '../experts.ts'
import { tieKinds } from '../rules/expert-words.ts'
import type { Organisation, Specialty } from '../store.ts'
import { toExperts } from './experts.tsx'

interface Asked {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  specialties: readonly Specialty[]
}

/** What is known of an expert. Name and address of who has an account stand there. */
function ExpertFields({ ctx, form, specialties, hasAccount = false }: Omit<Asked, 'frame'> & { hasAccount?: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      {hasAccount ? (
        <>
          <p className="soft">{t.ownAccount}</p>
          <input type="hidden" name="name" value={String(form.values.name ?? '')} />
          <input type="hidden" name="email" value={String(form.values.email ?? '')} />
        </>
      ) : (
        <>
          <TextField {...f} name="name" label={t.name} maxLength={60} />
          <TextField {...f} name="email" label={t.email} type="email" />
        </>
      )}
      {specialties.length > 0 ? (
        <Checkboxes {...f} name="specialtyIds" label={t.ofSpecialties} options={specialties.map((s) => namedChoice(s, lang))} />
      ) : (
        <p className="soft">
          {t.noSpecialtiesYet}
          <a href="/people/experts/specialties">{t.addSpecialty}</a>
        </p>
      )}
      <TextField {...f} name="title" label={t.qualification} optional maxLength={100} />
      <DayField {...f} name="titleUntil" label={t.titleUntil} hint={t.titleUntilHint} optional />
      <TextField {...f} name="employer" label={t.employer} hint={t.employerHint} optional maxLength={100} />
    </>
  )
}

export function NewExpertPage(p: Asked) {
  const { lang } = p.ctx
  return (
    <Page ctx={p.ctx} frame={p.frame} section="people" title={words[lang].add} trail={[toExperts(lang)]}>
      <Form action="/people/experts/new" form={p.form} lang={lang} submit={words[lang].save} cancel="/people/experts">
        <ExpertFields {...p} />
      </Form>
    </Page>
  )
}

interface One extends Asked {
  expert: Expert
  /** Whoever asks keeps the pool; else it is the expert. */
  keeps: boolean
  ties: readonly ExpertTie[]
  organisations: readonly Organisation[]
  away: FormState
  tie: FormState
}

/** One expert, for whoever keeps the pool, and for themselves. */
export function ExpertPage(p: One) {
  const { ctx, expert: x, keeps } = p
  const { lang } = ctx
  const t = words[lang]
  const here = `/people/experts/${x.id}`
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="people"
      title={keeps ? x.name : t.mine}
      lead={keeps ? x.email : t.mineLead}
      trail={keeps ? [toExperts(lang)] : []}
      actions={
        <Link asker={ctx.asker} className="button plain" href={`/log?record=${x.id}`}>
          {t.history}
        </Link>
      }
    >
      <Standing {...p} />
      {x.state === 'in' && (
        <>
          {keeps ? (
            <Form action={here} form={p.form} lang={lang} submit={t.save} cancel="/people/experts" version={x.version}>
              <ExpertFields {...p} hasAccount={x.user_id !== null} />
            </Form>
          ) : (
            <Known {...p} />
          )}
          <Away {...p} />
        </>
      )}
      <Ties {...p} />
      {x.state === 'in' && keeps && (
        <>
          <h2>{t.leaveTitle}</h2>
          <p>{t.leaveLead}</p>
          <ActionButton action={`${here}/leave`} lang={lang} label={t.leaveDo} version={x.version} danger />
        </>
      )}
    </Page>
  )
}

/** That they left, or cannot be drawn yet. */
function Standing({ ctx, expert: x, keeps, organisations }: One) {
  const { lang } = ctx
  const t = words[lang]
  if (x.left_on)
    return (
      <Notice>
        <SummaryList rows={[{ label: t.since, value: sayDay(x.left_on, lang) }]} />
        {keeps && <ActionButton action={`/people/experts/${x.id}/return`} lang={lang} label={t.returnDo} version={x.version} />}
      </Notice>
    )
  if (x.can_sit || !keeps) return null
  return (
    <Notice>
      <p>
        {t.toInvite}
        {organisations
          .filter((o) => o.kind === 'evaluator')
          .map((o) => (
            <span key={o.id}>
              {' '}
              <a href={`/people/${o.id}`}>{nameOf(o, lang)}</a>
            </span>
          ))}
      </p>
    </Notice>
  )
}

function Known({ ctx, expert: x, specialties }: One) {
  const { lang } = ctx
  const t = words[lang]
  const own = specialties.filter((s) => x.specialty_ids.includes(s.id)).map((s) => nameOf(s, lang))
  return (
    <SummaryList
      rows={[
        { label: t.ofSpecialties, value: own.length > 0 ? listIn(own, lang) : '—' },
        { label: t.qualification, value: x.title ?? '—' },
        { label: t.titleUntil, value: x.title_until ? sayDay(x.title_until, lang) : '—' },
        { label: t.employer, value: x.employer ?? '—' },
      ]}
    />
  )
}

function Away({ ctx, expert: x, away }: One) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: away, lang, optional: true }
  return (
    <>
      <h2>{t.awayTitle}</h2>
      <p>{t.awayLead}</p>
      <Form action={`/people/experts/${x.id}/away`} form={away} lang={lang} submit={t.save} version={x.version}>
        <DayField {...f} name="awayFrom" label={t.awayFrom} />
        <DayField {...f} name="awayTo" label={t.awayTo} />
      </Form>
    </>
  )
}

function Ties({ ctx, expert: x, ties, tie, organisations }: One) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: tie, lang }
  return (
    <>
      <h2>{t.ties}</h2>
      <p>{t.tiesLead}</p>
      <DataTable
        lang={lang}
        rows={ties}
        rowKey={(r) => r.organisation_id}
        empty={<p className="soft">{t.noTies}</p>}
        columns={[
          { key: 'organisation', label: t.tieTo, cell: (r) => r.organisation },
          { key: 'kind', label: t.tieKind, cell: (r) => tieKinds[r.kind][lang] },
          {
            key: 'do',
            label: '',
            cell: (r) =>
              x.state === 'in' && (
                <ActionButton
                  action={`/people/experts/${x.id}/ties/${r.organisation_id}/drop`}
                  lang={lang}
                  label={t.dropTie}
                  version={x.version}
                  danger
                />
              ),
          },
        ]}
      />
      {x.state === 'in' && (
        <Form action={`/people/experts/${x.id}/ties`} form={tie} lang={lang} submit={t.addTie} version={x.version}>
          <Select
            {...f}
            name="organisationId"
            label={t.tieTo}
            empty={t.choose}
            options={organisations.filter((o) => o.kind === 'institution' || o.kind === 'purchaser').map((o) => namedChoice(o, lang))}
          />
          <Select
            {...f}
            name="kind"
            label={t.tieKind}
            empty={t.choose}
            options={Object.entries(tieKinds).map(([value, says]) => ({ value, label: says[lang] }))}
          />
        </Form>
      )}
    </>
  )
}
