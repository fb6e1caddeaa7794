import { sayDay } from '#kernel'
import { may } from '#people'
import { Form, Notice, Select, SummaryList, TextArea } from '#ui'
import { appraisalWords } from '../appraisal-words.ts'
import { gradeNow, toldToSides } from '../rules/appraisal-process.ts'
import type { Side } from '../rules/dimensions.ts'
import { gradeWords } from '../rules/grade-words.ts'
import { grades } from '../rules/instrument.ts'
import type { Part } from './appraisal-page.tsx'

const sides = ['purchaser', 'provider'] as const
const nameOfSide = ({ facts }: Part, side: Side) => facts.name(side === 'purchaser' ? facts.a.purchaserId : facts.a.providerId)

/** From the draft of the report to the grade that holds. */
export function Report(part: Part) {
  const { ctx, facts } = part
  const { a } = facts
  const t = appraisalWords[ctx.lang]
  if (a.state === 'joined' && facts.leads) return <WriteDraft {...part} />
  if (!toldToSides.includes(a.state)) return null
  return (
    <>
      <h2>{a.state === 'draft' ? t.draftReport : t.report}</h2>
      <SummaryList
        rows={[
          { label: t.findings, value: a.findings },
          { label: t.advice, value: a.advice },
          ...(a.answer ? [{ label: t.answer, value: a.answer }] : []),
        ]}
      />
      <p className="no-print">
        <a href={`/evaluations/appraisals/${a.id}/word`}>{t.word}</a> · <a href={`/evaluations/appraisals/${a.id}/data`}>{t.data}</a>
      </p>
      <Statements {...part} />
      {a.state === 'draft' && facts.leads && <Finish {...part} />}
      {a.state !== 'draft' && <Graded {...part} />}
    </>
  )
}

function WriteDraft({ ctx, facts, form }: Part) {
  const t = appraisalWords[ctx.lang]
  const f = { form: form('draft'), lang: ctx.lang }
  return (
    <>
      <h2>{t.draftTitle}</h2>
      <p>
        {t.draftLead} {t.writeNoNames}
      </p>
      <Form action={`/evaluations/appraisals/${facts.a.id}/draft`} {...f} submit={t.sendDraft} version={facts.a.version}>
        <TextArea {...f} name="findings" label={t.findings} rows={6} />
        <TextArea {...f} name="advice" label={t.advice} rows={4} />
      </Form>
    </>
  )
}

function Statements(part: Part) {
  const { ctx, facts, form } = part
  const { a, side } = facts
  const t = appraisalWords[ctx.lang]
  const mayState =
    a.state === 'draft' &&
    side !== undefined &&
    may(ctx.asker, 'evaluations.reply', a) &&
    !facts.isOver.statements &&
    !facts.statements.some((s) => s.side === side)
  const f = { form: form('statement'), lang: ctx.lang }
  return (
    <>
      <h2>{t.statements}</h2>
      {sides.map((s) => {
        const said = facts.statements.find((x) => x.side === s)
        if (!said) return a.state === 'draft' ? null : <p key={s}>{t.noStatement(nameOfSide(part, s))}</p>
        return (
          <div key={s}>
            <p className="small soft">{t.statementOf(nameOfSide(part, s), said.saidOn)}</p>
            <blockquote>{said.says}</blockquote>
          </div>
        )
      })}
      {mayState ? (
        <Form action={`/evaluations/appraisals/${a.id}/statement`} {...f} submit={t.sendStatement}>
          <TextArea {...f} name="says" label={t.state1} hint={t.stateHint(a.statementsUntil!)} rows={4} />
        </Form>
      ) : (
        a.state === 'draft' && a.statementsUntil && <p className="soft">{t.stateHint(a.statementsUntil)}</p>
      )}
    </>
  )
}

function Finish({ ctx, facts, form }: Part) {
  const { a } = facts
  const t = appraisalWords[ctx.lang]
  const f = { form: form('finish'), lang: ctx.lang }
  return (
    <>
      <h2>{t.finishTitle}</h2>
      {facts.canFinish || f.form.refusal ? (
        <Form action={`/evaluations/appraisals/${a.id}/finish`} {...f} submit={t.finish} version={a.version}>
          <TextArea {...f} name="answer" label={t.answer} hint={t.finishLead} rows={4} />
        </Form>
      ) : (
        <p className="soft">{t.finishWaits(a.statementsUntil!)}</p>
      )}
    </>
  )
}

/** The grade, what follows from it, and the appeal. */
function Graded(part: Part) {
  const { ctx, facts } = part
  const { a } = facts
  const { lang } = ctx
  const t = appraisalWords[lang]
  const grade = gradeNow(a)
  const { renewsFrom } = a.instrument
  return (
    <>
      <h2>{t.grade}</h2>
      <Notice late={grade === 'poor'}>
        <p>
          <b>{grade ? gradeWords[grade][lang] : t.noGrade}</b> {a.score && t.points(a.score.replace(/\.?0+$/, ''))}
        </p>
      </Notice>
      {grade && (
        <p>
          {t.consequence}
          {' · '}
          {renewsFrom === 'poor' ? t.renewsAny : t.renewsFrom(gradeWords[renewsFrom][lang])}
        </p>
      )}
      <Appealed {...part} />
      {a.state === 'final' && <MayAppeal {...part} />}
      {a.state === 'appealed' && may(ctx.asker, 'evaluations.decide-appeal') && <Decide {...part} />}
    </>
  )
}

function Appealed(part: Part) {
  const { ctx, facts } = part
  const { a } = facts
  const { lang } = ctx
  const t = appraisalWords[lang]
  if (!a.appealedBy || !a.appealedOn) return null
  const outcome = a.decidedGrade && (a.decidedGrade === a.grade ? t.stands : t.changesTo)(gradeWords[a.decidedGrade][lang])
  return (
    <>
      <h2>{t.appeal}</h2>
      <p className="small soft">{t.appealOf(nameOfSide(part, a.appealedBy), a.appealedOn)}</p>
      <blockquote>{a.appeal}</blockquote>
      {a.decidedOn && outcome ? (
        <>
          <p>
            <b>{t.decidedOn(a.decidedOn, outcome)}</b>
          </p>
          <blockquote>{a.decision}</blockquote>
        </>
      ) : (
        a.decideUntil && <p>{t.decideBy(a.decideUntil)}</p>
      )}
    </>
  )
}

function MayAppeal({ ctx, facts, form }: Part) {
  const { a, side } = facts
  const t = appraisalWords[ctx.lang]
  if (!a.appealUntil || facts.isOver.appeal) return null
  if (!side || !may(ctx.asker, 'evaluations.reply', a)) return <p className="soft">{t.appealUntil(a.appealUntil)}</p>
  const f = { form: form('appeal'), lang: ctx.lang }
  return (
    <Form action={`/evaluations/appraisals/${a.id}/appeal`} {...f} submit={t.sendAppeal} version={a.version}>
      <TextArea {...f} name="appeal" label={t.appealWhy} hint={t.appealUntil(a.appealUntil)} rows={4} />
    </Form>
  )
}

function Decide({ ctx, facts, form }: Part) {
  const { a } = facts
  const { lang } = ctx
  const t = appraisalWords[lang]
  const f = { form: form('decision', { grade: a.grade ?? '' }), lang }
  return (
    <>
      <h2>{t.decide}</h2>
      <Form action={`/evaluations/appraisals/${a.id}/decision`} {...f} submit={t.sendDecision} version={a.version}>
        <Select
          {...f}
          name="grade"
          label={t.decideGrade}
          options={grades.map((g) => ({ value: g, label: (g === a.grade ? t.stands : t.changesTo)(gradeWords[g][lang]) }))}
        />
        <TextArea {...f} name="decision" label={t.decision} hint={a.decideUntil ? sayDay(a.decideUntil, lang) : undefined} rows={4} />
      </Form>
    </>
  )
}
