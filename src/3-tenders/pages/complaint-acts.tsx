import { isAfter, sayDay } from '#kernel'
import { may, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, Cites, DayField, Form, type FormState, freshForm, Notice, Radios, Select, TextArea, TextField } from '#ui'
import { words } from '../redress-page-words.ts'
import { complaintProcess } from '../rules/complaint-process.ts'
import { complaintOutcomes, complaintResults, dismissals, paperKinds, suspends } from '../rules/complaint.ts'
import type { ComplaintFacts } from './complaint.tsx'

export type ComplaintForms = Partial<Record<'correct' | 'explain' | 'paper' | 'askCorrection' | 'refuse' | 'suspend' | 'decide', FormState>>
interface Of {
  ctx: Ctx
  facts: ComplaintFacts
}

/** What whoever looks may do about a complaint now: a party its part, the desk its own. */
export function ComplaintActs({ ctx, facts }: Of) {
  const { lang, asker } = ctx
  const t = words[lang]
  const { one } = facts
  const at = `/complaints/${one.id}`
  const until = suspends(one)
  const can = (verb: 'accept' | 'withdraw' | 'resume' | 'answer' | 'put' | 'correct') =>
    whyNotDo(asker, complaintProcess, verb, one) === undefined
  return (
    <>
      {until && (
        <Notice late>
          <h2>{t.suspended}</h2>
          <p>
            {t.suspendedSays(sayDay(until, lang))} {one.suspensionReason} <Cites cites={ctx.law.cites('suspension')} lang={lang} />
          </p>
        </Notice>
      )}
      <div className="actions">
        {can('accept') && <ActionButton action={`${at}/accept`} lang={lang} label={t.accept} version={one.version} primary />}
        {can('resume') && <ActionButton action={`${at}/resume`} lang={lang} label={t.resume} version={one.version} />}
        {can('withdraw') && <ActionButton action={`${at}/withdraw`} lang={lang} label={t.withdraw} version={one.version} danger />}
      </div>
      {can('correct') && <Correct ctx={ctx} facts={facts} />}
      {can('answer') && <Explain ctx={ctx} facts={facts} />}
      {may(asker, 'complaints.review', one) && <Desk ctx={ctx} facts={facts} />}
      {can('put') && <Put ctx={ctx} facts={facts} />}
    </>
  )
}

function Correct({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  const form = facts.forms.correct ?? freshForm({ matters: one.matters, requests: one.requests, facts: one.facts, basis: one.basis })
  const f = { form, lang }
  return (
    <>
      <h2>{t.correct}</h2>
      <p>{one.correctionAsked}</p>
      <Form action={`/complaints/${one.id}/correct`} {...f} submit={t.correct} version={one.version}>
        <TextArea {...f} name="matters" label={t.complaintMatters} rows={4} />
        <TextArea {...f} name="requests" label={t.requests} rows={3} />
        <TextArea {...f} name="facts" label={t.facts} rows={6} />
        <TextArea {...f} name="basis" label={t.basis} rows={3} />
      </Form>
    </>
  )
}

function Explain({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: facts.forms.explain ?? freshForm(), lang }
  return (
    <Form action={`/complaints/${facts.one.id}/explain`} {...f} submit={t.explainIt} version={facts.one.version}>
      <TextArea {...f} name="answer" label={t.respondentSays} hint={t.explainHint} rows={6} />
    </Form>
  )
}

function Put({ ctx, facts }: Of) {
  const { lang, asker } = ctx
  const t = words[lang]
  const f = { form: facts.forms.paper ?? freshForm({ kind: 'evidence' }), lang }
  const kinds = may(asker, 'complaints.review', facts.one) ? paperKinds : (['evidence'] as const)
  return (
    <details open={facts.forms.paper !== undefined}>
      <summary>{t.put}</summary>
      <Form action={`/complaints/${facts.one.id}/papers`} {...f} submit={t.put}>
        <Radios {...f} name="kind" label={t.kind} options={kinds.map((k) => ({ value: k, label: t[`paper-${k}`] }))} />
        <TextArea {...f} name="says" label={t.paper} hint={t.paperHint} rows={4} />
        {kinds.length > 1 && (
          <>
            <DayField {...f} name="fromOn" label={t.testFrom} hint={t.testHint} optional />
            <DayField {...f} name="toOn" label={t.testTo} optional />
          </>
        )}
      </Form>
    </details>
  )
}

/** The desk that reviews: intake, suspension, decision. */
function Desk({ ctx, facts }: Of) {
  const { one } = facts
  const open = one.state === 'received' || one.state === 'accepted'
  // What was asked for may still come until its day is over.
  const correctionOver = one.state === 'correcting' && one.correctionByOn !== null && isAfter(ctx.today, one.correctionByOn)
  return (
    <>
      {one.state === 'received' && one.correctionAskedOn === null && <AskCorrection ctx={ctx} facts={facts} />}
      {(one.state === 'received' || correctionOver) && <Refuse ctx={ctx} facts={facts} />}
      {open && one.suspendedOn === null && <Suspend ctx={ctx} facts={facts} />}
      {one.state === 'accepted' && <Decide ctx={ctx} facts={facts} />}
    </>
  )
}

function AskCorrection({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: facts.forms.askCorrection ?? freshForm(), lang }
  return (
    <details open={facts.forms.askCorrection !== undefined}>
      <summary>{t.askCorrection}</summary>
      <Form action={`/complaints/${facts.one.id}/ask-correction`} {...f} submit={t.askCorrection} version={facts.one.version}>
        <TextArea {...f} name="what" label={t.correctionAsked} hint={t.correctionHint} rows={3} />
        <DayField {...f} name="byOn" label={t.correctionBy} />
      </Form>
    </details>
  )
}

function Refuse({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  const f = { form: facts.forms.refuse ?? freshForm(), lang }
  return (
    <details open={facts.forms.refuse !== undefined}>
      <summary>{t.refuse}</summary>
      {one.safeUntilOn && one.lastOn && (
        <p>
          {t.couldCome} {t.untilBoth(sayDay(one.safeUntilOn, lang), sayDay(one.lastOn, lang))}
        </p>
      )}
      <Form action={`/complaints/${one.id}/refuse`} {...f} submit={t.refuse} version={one.version} danger>
        <TextArea {...f} name="reason" label={t.reason} hint={t.refuseHint} rows={3} />
      </Form>
    </details>
  )
}

function Suspend({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: facts.forms.suspend ?? freshForm(), lang }
  return (
    <details open={facts.forms.suspend !== undefined}>
      <summary>{t.suspend}</summary>
      <p>
        {t.suspendSays} <Cites cites={ctx.law.cites('suspension')} lang={lang} />
      </p>
      <Form action={`/complaints/${facts.one.id}/suspend`} {...f} submit={t.suspend} version={facts.one.version} danger>
        <DayField {...f} name="untilOn" label={t.suspendUntil} />
        <TextField {...f} name="reason" label={t.reason} />
      </Form>
    </details>
  )
}

function Decide({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  const f = { form: facts.forms.decide ?? freshForm(), lang }
  const law = ctx.law.complaints
  const grounds = law.dismissals()
  const letter = law.decision()
  const offered = complaintOutcomes.filter((o) => facts.outcomes.includes(o))
  return (
    <details open={facts.forms.decide !== undefined}>
      <summary>{t.decide}</summary>
      <p>
        {grounds.steps[0]?.says[lang]} <Cites cites={[...grounds.cites, ...letter.cites]} lang={lang} />
      </p>
      {letter.value.length > 0 && (
        <ul>
          {letter.value.map((w) => (
            <li key={w.en}>{w[lang]}</li>
          ))}
        </ul>
      )}
      <Form action={`/complaints/${one.id}/decide`} {...f} submit={t.decide} version={one.version} danger>
        <Radios {...f} name="result" label={t.result} options={complaintResults.map((r) => ({ value: r, label: t[`result-${r}`] }))} />
        <Select
          {...f}
          name="dismissal"
          label={t.dismissal}
          hint={t.dismissalHint}
          optional
          empty="—"
          options={dismissals.flatMap((id) => {
            const ground = grounds.value.find((g) => g.id === id)
            return ground ? [{ value: id, label: ground.says[lang] }] : []
          })}
        />
        <Select
          {...f}
          name="outcome"
          label={t.outcome}
          hint={t.outcomeHint}
          optional
          empty="—"
          options={offered.map((o) => ({ value: o, label: t[`outcome-${o}`] }))}
        />
        <TextArea {...f} name="text" label={t.decision} hint={t.decisionHint} rows={8} />
      </Form>
    </details>
  )
}
