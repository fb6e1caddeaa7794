import { type Contract, type Success, SuccessOfLine, successWords } from '#contracts'
import type { Lang } from '#kernel'
import type { Ctx } from '#platform'
import { Clock, Form, type FormState, Notice, type Option, TextField, wrongIn } from '#ui'
import { dimensions } from '../rules/dimension-words.ts'
import { otherSide, type Side } from '../rules/dimensions.ts'
import { lineField } from '../rules/line-marks.ts'
import type { Round } from '../store/index.ts'
import { words } from '../words.ts'
import { GoalsOfLine, type Shown } from './line-marks.tsx'

/** A round while it is open: who is in, and the form for who is not. */
export function OpenRound(p: {
  ctx: Ctx
  round: Round
  lines: Contract['lines']
  shown: Shown
  success: Success | undefined
  name: Record<Side, string>
  gives: Side | undefined
  form: FormState
}) {
  const { ctx, round, name, gives } = p
  const t = words[ctx.lang]
  const over = Temporal.Instant.compare(ctx.now, round.dueAt) >= 0
  const sides = ['purchaser', 'provider'] as const
  return (
    <>
      <Clock
        label={t.countdown}
        startOn={round.openedOn}
        dueOn={round.closesOn}
        rule={t.countdownRule}
        cites={ctx.law.cites('performance-judged')}
        today={ctx.today}
        lang={ctx.lang}
      />
      <p>
        {t.whoIsIn(
          sides.filter((s) => round.ratings[s]).map((s) => name[s]),
          sides.filter((s) => !round.ratings[s]).map((s) => name[s]),
        )}
      </p>
      <p className="small soft">{t.sealedSays}</p>
      {gives && round.ratings[gives] && <Notice>{t.yoursIsIn}</Notice>}
      {gives && !round.ratings[gives] && !over && <MarksForm {...p} side={gives} about={name[otherSide(gives)]} lang={ctx.lang} />}
    </>
  )
}

function MarksForm(p: {
  round: Round
  lines: Contract['lines']
  shown: Shown
  success: Success | undefined
  side: Side
  about: string
  form: FormState
  lang: Lang
}) {
  const t = words[p.lang]
  const field = { form: p.form, lang: p.lang }
  return (
    <>
      <h2>{t.giveTitle(p.about)}</h2>
      <p>
        {t.giveLead} {t.writeNoNames}
      </p>
      <Form action={`/evaluations/rounds/${p.round.id}/marks`} {...field} submit={t.give}>
        {dimensions[p.side].map((d) => (
          <div key={d.key} style={{ borderTop: '1px solid var(--line)', paddingTop: 16 }}>
            <MarkField {...field} name={d.key} label={d.title[p.lang]} options={fiveMarks} hint={d.hint[p.lang]} />
            <TextField {...field} name={`${d.key}-says`} label={t.markWords} optional maxLength={500} />
          </div>
        ))}
        {p.lines.length > 0 && (
          <>
            <h3>{t.byLine}</h3>
            <p>{t.byLineLead}</p>
          </>
        )}
        {p.lines.map((l) => (
          <LineQuestion key={l.id} {...field} line={l} shown={p.shown} success={p.success} />
        ))}
      </Form>
    </>
  )
}

/** How far one line came with what it was to achieve, beside what was promised and shown. */
function LineQuestion(p: { line: Contract['lines'][number]; shown: Shown; success: Success | undefined; form: FormState; lang: Lang }) {
  const { line: l, shown, success, form, lang } = p
  const said = success?.compared.find((x) => x.line.id === l.id)
  const t = words[lang]
  const f = lineField(l.id)
  return (
    <div style={{ borderTop: '1px solid var(--line)', paddingTop: 16 }}>
      <h4>{l.title}</h4>
      <GoalsOfLine line={l} shown={shown} lang={lang} />
      {said && (
        <>
          <p className="small">{successWords[lang].section}</p>
          <SuccessOfLine l={said} agreed={success!.words} lang={lang} />
        </>
      )}
      <MarkField
        form={form}
        lang={lang}
        name={f.mark}
        label={t.howFar(l.title)}
        options={[...fiveMarks, { value: 'unknown', label: t.cannotTell }]}
        hint={t.howFarHint}
        ends={t.lineEnds}
      />
      <TextField form={form} lang={lang} name={f.says} label={t.markWords} optional maxLength={500} />
    </div>
  )
}

/** Five marks in a row; what the ends mean stands with the question. */
function MarkField(p: {
  form: FormState
  lang: Lang
  name: string
  label: string
  options: readonly Option[]
  hint: string
  ends?: string
}) {
  const t = words[p.lang]
  const wrong = wrongIn(p)
  return (
    <fieldset className={`field${wrong ? ' is-wrong' : ''}`} id={`f-${p.name}`} tabIndex={wrong ? -1 : undefined}>
      <legend>{p.label}</legend>
      <span className="hint">
        {p.hint} <span className="nowrap">({p.ends ?? t.ends})</span>
      </span>
      {wrong && <span className="wrong">{wrong}</span>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 28px' }}>
        {p.options.map((o) => (
          <label className="option" key={o.value}>
            <input type="radio" name={p.name} value={o.value} defaultChecked={p.form.values[p.name] === o.value} />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
const fiveMarks = [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: String(n) }))
