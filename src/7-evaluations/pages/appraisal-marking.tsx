import { Form, Notice, Select, TextArea } from '#ui'
import { appraisalWords } from '../appraisal-words.ts'
import { byDimension, marks as scale } from '../rules/instrument.ts'
import type { MarkedTwice } from '../rules/joined-marks.ts'
import { words } from '../words.ts'
import type { Part } from './appraisal-page.tsx'

const five = scale.map((n) => ({ value: String(n), label: String(n) }))

/** What the two raters do: mark alone, then settle what they see differently. */
export function MarkingForms(part: Part) {
  const { ctx, facts } = part
  const { a, rater } = facts
  const t = appraisalWords[ctx.lang]
  if (!rater) return null
  if (a.state === 'settling') return <Differences {...part} />
  if (a.state !== 'marking') return null
  if (facts.isIn[rater])
    return (
      <Notice>
        <p>{t.yoursIsIn}</p>
      </Notice>
    )
  return <MarkAlone {...part} />
}

function MarkAlone({ ctx, facts, form }: Part) {
  const { a } = facts
  const t = appraisalWords[ctx.lang]
  const f = { form: form('marks'), lang: ctx.lang }
  return (
    <>
      <h2>{t.markTitle}</h2>
      <p>
        {t.markLead} {t.writeNoNames}
      </p>
      <Form action={`/evaluations/appraisals/${a.id}/marks`} {...f} submit={t.sendMarks}>
        {[...byDimension(a.instrument.indicators)].map(([dimension, own]) => (
          <div key={dimension}>
            <h3>{dimension}</h3>
            {own.map((x) => (
              <div key={x.id} style={{ borderTop: '1px solid var(--line)', paddingTop: 16 }}>
                <Select
                  {...f}
                  name={x.id}
                  label={x.title}
                  hint={`${t.worth(x.points, x.evidence)} (${words[ctx.lang].ends})`}
                  empty=""
                  options={five}
                />
                <TextArea {...f} name={`${x.id}-reason`} label={t.reason} rows={2} />
              </div>
            ))}
          </div>
        ))}
      </Form>
    </>
  )
}

/** Every indicator on which both are far apart, with what each said of it. */
function Differences(part: Part) {
  const { ctx, facts } = part
  const t = appraisalWords[ctx.lang]
  return (
    <>
      <h2>{t.settle}</h2>
      <p>
        {t.settleLead} {t.writeNoNames}
      </p>
      {facts.marks
        .filter((m) => m.isFar && !m.joined)
        .map((m) => (
          <Difference key={m.indicator.id} part={part} of={m} />
        ))}
    </>
  )
}

function Difference({ part, of }: { part: Part; of: MarkedTwice }) {
  const { ctx, facts, form } = part
  const t = appraisalWords[ctx.lang]
  const own = of.said.find((s) => s.raterId === (facts.rater === 'one' ? facts.a.raterOne : facts.a.raterTwo))
  const f = { form: form('settle', { mark: own ? String(own.mark) : '', reason: own?.reason ?? '' }, of.indicator.id), lang: ctx.lang }
  return (
    <section>
      <h3>{of.indicator.title}</h3>
      <p>
        {t.saidBy(t.raterOne, of.one.mark, of.one.reason)}
        <br />
        {t.saidBy(t.raterTwo, of.two.mark, of.two.reason)}
      </p>
      {of.said.map((s) => (
        <blockquote key={s.raterId}>{t.saidBy(s.raterId === facts.a.raterOne ? t.raterOne : t.raterTwo, s.mark, s.reason)}</blockquote>
      ))}
      <Form action={`/evaluations/appraisals/${facts.a.id}/settle/${of.indicator.id}`} {...f} submit={t.sendSettled}>
        <Select {...f} name="mark" label={t.settleMark} empty="" options={five} />
        <TextArea {...f} name="reason" label={t.reason} rows={2} />
      </Form>
    </section>
  )
}
