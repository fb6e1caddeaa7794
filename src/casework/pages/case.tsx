import { type ClientRow, nameRows, type NameSeen, type NotesSeen } from '#clients'
import type { Contract } from '#contracts'
import type { ServiceRecord } from '#delivery'
import { daysBetween, isBefore, type Lang, sayDay } from '#kernel'
import { whyNotDo } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  Notice,
  Page,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextArea,
} from '#ui'
import { type Case, caseProcess, followableFrom, type Goal, type Level } from '../rules/case.ts'
import { caseStates, closings, contactKinds, declineReasons, lastings, otherEnds, risks, sources } from '../rules/words.ts'
import type { ContactRow } from '../store/index.ts'
import type { OfferedScale } from '../scales-of.ts'
import { words } from '../words.ts'
import { Contacts, Goals, Written } from './case-parts.tsx'
import { Measured } from './measured.tsx'
import { optionsOf } from './parts.tsx'
import { numbered, toCases } from './trail.ts'

export interface CaseShown {
  ctx: Ctx
  frame: FrameFacts
  k: Case
  client: ClientRow
  /** It is their case, or they lead the institution. */
  mine: boolean
  name: NameSeen
  notes: NotesSeen
  goals: readonly Goal[]
  levels: readonly Level[]
  scales: readonly OfferedScale[]
  contacts: readonly ContactRow[]
  records: ReadonlyMap<string, ServiceRecord>
  contract: Contract | undefined
  worker: string
  saved: boolean
  reason: FormState
  plan: FormState
  decline: FormState
}

const isRunning = (k: Case) => k.state === 'assessing' || k.state === 'serving'

/** A case: who, what comes next, goals, contacts, what was written. */
export function CasePage(p: CaseShown) {
  const { ctx, k, client, mine } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      section="delivery"
      title={numbered(k, client, lang)}
      trail={toCases(lang)}
      actions={
        <>
          {mine && isRunning(k) && (
            <a className="button" href={`/cases/${k.id}/contact`}>
              {t.record}
            </a>
          )}
          <a className="button plain" href={`/clients/${client.id}`}>
            {t.toClient}
          </a>
        </>
      }
    >
      {p.saved && (
        <Notice>
          <p role="status">{t.saved}</p>
        </Notice>
      )}
      <Stands {...p} />
      <NotShown {...p} />
      {mine && <Steps {...p} />}
      {mine && <Goals {...p} />}
      {mine && <Measured {...p} />}
      {mine && isRunning(k) && <PlanNext {...p} />}
      {mine && <Contacts {...p} />}
      {typeof p.notes !== 'string' && <Written {...p} notes={p.notes} />}
    </Page>
  )
}

/** Where it stands, and who it is for whoever sees the name. */
function Stands({ ctx, k, name, contract, worker, contacts }: CaseShown) {
  const { lang } = ctx
  const t = words[lang]
  const next = contacts.find((c) => c.record_id === null)
  const ended = k.closedWhy && { ...closings, ...declineReasons, ...otherEnds }[k.closedWhy][lang]
  return (
    <SummaryList
      rows={[
        {
          label: t.state,
          value: (
            <>
              <Tag quiet={k.closedOn !== null}>{caseStates[k.state][lang]}</Tag>{' '}
              {k.state === 'waiting' && k.waitingSince && t.waitingDays(daysBetween(k.waitingSince, ctx.today))}
              {ended && `${sayDay(k.closedOn!, lang)} ${ended}`}
            </>
          ),
        },
        ...nameRows(name, lang),
        ...(next ? [{ label: t.next, value: `${sayDay(next.planned_on!, lang)} ${contactKinds[next.kind][lang]}` }] : []),
        ...(k.risk ? [{ label: t.risk, value: k.risk === 'high' ? <Tag late>{risks.high[lang]}</Tag> : risks[k.risk][lang] }] : []),
        { label: t.source, value: `${sources[k.source][lang]} ${sayDay(k.askedOn, lang)}` },
        { label: t.line, value: contract?.lines.find((l) => l.id === k.lineId)?.title ?? '' },
        { label: t.worker, value: worker },
        ...(k.followUpOn && !k.followedOn ? [{ label: t.followOn, value: sayDay(k.followUpOn, lang) }] : []),
        ...(k.lasting ? [{ label: t.lasting, value: `${lastings[k.lasting][lang]} ${sayDay(k.followedOn!, lang)}` }] : []),
      ]}
    />
  )
}

/** Why what was written is not shown here, and what to do. */
function NotShown({ ctx, k, notes, reason }: CaseShown) {
  const { lang } = ctx
  const t = words[lang]
  if (notes === 'closed')
    return (
      <Notice>
        <p>
          {t.closedLead} <a href="/clients/key">{t.openNames}</a>
        </p>
      </Notice>
    )
  if (notes === 'withdrawn' || notes === 'erased')
    return (
      <Notice late>
        <p>{notes === 'withdrawn' ? t.withdrawn : t.hiddenErased}</p>
      </Notice>
    )
  if (notes !== 'not-yours') return null
  return (
    <details open={reason.refusal !== undefined} style={{ marginBlock: 24 }}>
      <summary>{t.notYours}</summary>
      <p>{t.notYoursLead}</p>
      <Form action={`/cases/${k.id}/why`} form={reason} lang={lang} submit={t.openHour}>
        <TextArea form={reason} lang={lang} name="reason" label={t.why} rows={3} />
      </Form>
    </details>
  )
}

/** What can be done with the case where it stands. */
function Steps({ ctx, k, client, goals, decline }: CaseShown) {
  const { lang } = ctx
  const t = words[lang]
  const here = `/cases/${k.id}`
  const to = (path: string, label: string, primary = false) => (
    <a className={`button${primary ? '' : ' plain'}`} href={`${here}/${path}`}>
      {label}
    </a>
  )
  if (k.state === 'requested' || k.state === 'waiting')
    return (
      <>
        <div className="actions">
          <ActionButton action={`${here}/take`} lang={lang} label={t.take} version={k.version} primary />
          {k.state === 'requested' && <ActionButton action={`${here}/wait`} lang={lang} label={t.wait} version={k.version} />}
        </div>
        <details open={decline.refusal !== undefined} style={{ marginBlock: 24 }}>
          <summary>{t.decline}</summary>
          <Form action={`${here}/decline`} form={decline} lang={lang} submit={t.decline} version={k.version}>
            <Radios form={decline} lang={lang} name="why" label={t.why} options={optionsOf(declineReasons, lang)} />
          </Form>
        </details>
      </>
    )
  if (k.state === 'assessing')
    return (
      <>
        <div className="actions">
          {to('assess', t.assess)}
          {to('goals/new', t.addGoal)}
          {to('close', t.close)}
        </div>
        <Agree k={k} goals={goals.length} ctx={ctx} lang={lang} />
      </>
    )
  if (k.state === 'serving')
    return (
      <div className="actions">
        {to('review', t.review)}
        {to('goals/new', t.addGoal)}
        {to('close', t.close)}
      </div>
    )
  const from = k.state === 'closed' && client.state !== 'erased' ? followableFrom(k) : null
  return from && !isBefore(ctx.today, from) ? <div className="actions">{to('follow-up', t.follow, k.followUpOn !== null)}</div> : null
}

/** The plan is agreed, or what is missing for it. */
function Agree({ ctx, k, goals, lang }: { ctx: Ctx; k: Case; goals: number; lang: Lang }) {
  const t = words[lang]
  const whyNot = whyNotDo(ctx.asker, caseProcess, 'agree', k, { goals })
  return (
    <div style={{ marginBlock: 24 }}>
      <ActionButton action={`/cases/${k.id}/agree`} lang={lang} label={t.agree} whyNot={whyNot} version={k.version} primary />
      {!whyNot && <p className="small soft">{t.agreeLead}</p>}
    </div>
  )
}

/** When they are seen next. */
function PlanNext({ ctx, k, plan }: CaseShown) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <details open={plan.refusal !== undefined} style={{ marginBlock: 24 }}>
      <summary>{t.plan}</summary>
      <Form action={`/cases/${k.id}/plan`} form={plan} lang={lang} submit={t.plan} version={k.version}>
        <DayField form={plan} lang={lang} name="nextOn" label={t.nextOn} />
        <Select form={plan} lang={lang} name="nextKind" label={t.nextKind} options={optionsOf(contactKinds, lang)} />
      </Form>
    </details>
  )
}
