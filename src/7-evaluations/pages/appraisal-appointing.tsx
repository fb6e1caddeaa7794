import { colleagueChoice, may } from '#people'
import { ActionButton, DayField, Form, Select } from '#ui'
import { appraisalWords } from '../appraisal-words.ts'
import type { Part } from './appraisal-page.tsx'

/** Who appraises and who marks: consent of the other side, the lot, the two raters. */
export function AppointingForms(part: Part) {
  const { ctx, facts } = part
  const { a } = facts
  const t = appraisalWords[ctx.lang]
  if (a.state === 'proposed') return <Consent {...part} />
  if (a.state === 'unfilled' && may(ctx.asker, 'evaluations.draw-evaluator'))
    return (
      <>
        <p>{t.drawLead}</p>
        <ActionButton action={`/evaluations/appraisals/${a.id}/draw`} lang={ctx.lang} label={t.draw} version={a.version} primary />
      </>
    )
  if (a.state === 'appointed' && facts.leads) return <NameRaters {...part} />
  return a.state === 'marking' && facts.leads && !(facts.isIn.one && facts.isIn.two) ? <Replace {...part} /> : null
}

function Consent({ ctx, facts, form }: Part) {
  const { a, side } = facts
  const t = appraisalWords[ctx.lang]
  if (!side || !may(ctx.asker, 'evaluations.appoint', a)) return null
  const action = `/evaluations/appraisals/${a.id}/consent`
  const f = { form: form('consent'), lang: ctx.lang }
  const own = side === a.proposedBy
  return (
    <>
      {!own && <p>{t.consentLead}</p>}
      <Form action={action} {...f} version={a.version}>
        <div className="actions">
          {!own && (
            <button className="button" name="answer" value="agree">
              {t.agree}
            </button>
          )}
          <button className="button plain" name="answer" value="decline">
            {own ? t.withdraw : t.notAgree}
          </button>
        </div>
      </Form>
    </>
  )
}

const options = (part: Part) => {
  const t = appraisalWords[part.ctx.lang]
  return part.facts.choosable.map((r) => ({
    ...colleagueChoice(r),
    label: r.isTied ? t.tied(r.name) : r.name,
    disabled: r.isTied,
  }))
}

function NameRaters(part: Part) {
  const { ctx, facts, form } = part
  const { a } = facts
  const t = appraisalWords[ctx.lang]
  const f = { form: form('raters', { marksUntil: facts.marksUntil }), lang: ctx.lang }
  return (
    <>
      <h2>{t.raters}</h2>
      <p>{t.nameLead}</p>
      <Form action={`/evaluations/appraisals/${a.id}/raters`} {...f} submit={t.nameThem} version={a.version}>
        <Select {...f} name="raterOne" label={t.raterField(t.raterOne)} empty="" options={options(part)} />
        <Select {...f} name="raterTwo" label={t.raterField(t.raterTwo)} empty="" options={options(part)} />
        <DayField {...f} name="marksUntil" label={t.marksUntil} />
      </Form>
      <p>{t.stepAsideLead}</p>
      <ActionButton action={`/evaluations/appraisals/${a.id}/step-aside`} lang={ctx.lang} label={t.stepAside} version={a.version} />
    </>
  )
}

function Replace(part: Part) {
  const { ctx, facts, form } = part
  const { a } = facts
  const t = appraisalWords[ctx.lang]
  const f = { form: form('replace', { marksUntil: facts.marksUntil }), lang: ctx.lang }
  const away = (['one', 'two'] as const).filter((which) => !facts.isIn[which])
  return (
    <details open={f.form.refusal !== undefined}>
      <summary>{t.replace}</summary>
      <Form action={`/evaluations/appraisals/${a.id}/replace`} {...f} submit={t.replaceThem} version={a.version}>
        <Select
          {...f}
          name="away"
          label={t.away}
          options={away.map((which) => ({
            value: which,
            label: `${which === 'one' ? t.raterOne : t.raterTwo} ${facts.raterNames[which] ?? ''}`,
          }))}
        />
        <Select {...f} name="rater" label={t.rater} empty="" options={options(part)} />
        <DayField {...f} name="marksUntil" label={t.marksUntil} />
      </Form>
    </details>
  )
}
