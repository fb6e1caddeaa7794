import { type Lang, mostGoals, mostIndicators } from '#kernel'
import type { Finding } from '#law'
import { goalPageWords, IndicatorRow } from '#plans'
import type { Ctx } from '#platform'
import { type Choice, DayField, Form, type FormState, type FrameFacts, Page, Select, TextArea, TextField, Tick } from '#ui'
import { goalsPageWords } from '../goals-page-words.ts'
import type { Contract, ContractLine } from '../rules/contract.ts'
import { rowOf } from '../rules/goals-changed.ts'
import { words } from '../words.ts'

/** Propose other goals of a signed line, with their indicators and what is promised of each. */
export function GoalsPage(p: {
  ctx: Ctx
  frame: FrameFacts
  contract: Contract
  line: ContractLine
  needs: readonly (Choice & { label: string })[]
  /** Where what was typed asks for less than was signed. */
  points: readonly Finding[]
  /** Number of the own proposal to which it is added. */
  onto: number | undefined
  form: FormState
}) {
  const { ctx, frame, contract: c, line, form } = p
  const { lang } = ctx
  const [t, w] = [goalsPageWords[lang], words[lang]]
  const f = { form, lang }
  const here = `/contracts/${c.id}/lines/${line.id}/goals`
  const rows = Array.from({ length: mostGoals }, (_, g) => g)
  const filled = rows.filter((g) => begun(form, g))
  const next = rows.find((g) => !begun(form, g))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="contracts"
      trail={[{ label: w.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: line.title }]}
      lead={t.lead}
    >
      {c.tenderId && <p>{t.tendered}</p>}
      {p.onto !== undefined && <p>{t.addsTo(p.onto)}</p>}
      <Form action={here} {...f} submit={w.sendProposal} cancel={`/contracts/${c.id}`} version={c.version} wide>
        <DayField {...f} name="effectiveOn" label={w.effectiveOn} hint={t.dayHint} />
        <p className="soft small">{t.removeHint}</p>
        {filled.map((g) => (
          <GoalRows key={g} f={f} g={g} needs={p.needs} />
        ))}
        {next !== undefined && (
          <details open={form.errors[`says-${next}`] !== undefined}>
            <summary>{t.newGoal}</summary>
            <GoalRows f={f} g={next} needs={p.needs} />
          </details>
        )}
        {p.points.length > 0 && (
          <>
            <h2>{t.points}</h2>
            <ul>
              {p.points.map((x) => (
                <li key={x.words.zh}>{x.words[lang]}</li>
              ))}
            </ul>
            <Tick {...f} name="read" label={w.proposeAnyway} />
          </>
        )}
        <TextArea {...f} name="reason" label={w.proposeReason} hint={w.proposeReasonHint} rows={3} />
      </Form>
    </Page>
  )
}

type F = { form: FormState; lang: Lang }
const filledIn = (form: FormState, name: string): boolean => String(form.values[name] ?? '').trim() !== ''
/** A goal that is there, was typed, or was wrong as it was typed. */
const begun = (form: FormState, g: number): boolean =>
  ['goalId', 'says', 'forWhom'].some((k) => filledIn(form, `${k}-${g}`)) || form.errors[`forWhom-${g}`] !== undefined

/** One goal: its words, its indicators, and room for one more. */
function GoalRows({ f, g, needs }: { f: F; g: number; needs: readonly (Choice & { label: string })[] }) {
  const [t, w] = [goalsPageWords[f.lang], goalPageWords[f.lang]]
  const rows = Array.from({ length: mostIndicators }, (_, n) => rowOf(g, n))
  const filled = rows.filter((n) => ['id', 'name', 'unit', 'target', 'how'].some((k) => filledIn(f.form, `${k}-${n}`)))
  const next = rows.find((n) => !filled.includes(n))
  const indicator = (n: number) => <OneIndicator key={n} f={f} n={n} at={n - rowOf(g, 0)} />
  return (
    <fieldset className="field">
      <legend>{t.goalN(g + 1)}</legend>
      <input type="hidden" name={`goalId-${g}`} value={String(f.form.values[`goalId-${g}`] ?? '')} />
      <TextArea {...f} name={`says-${g}`} label={w.says} rows={2} />
      <TextField {...f} name={`forWhom-${g}`} label={w.forWhom} />
      {needs.length > 0 && <Select {...f} name={`needId-${g}`} label={w.need} empty={w.noNeed} optional options={needs} />}
      {filled.length > 0 ? filled.map(indicator) : indicator(rows[0]!)}
      {filled.length > 0 && next !== undefined && (
        <details>
          <summary>{t.newIndicator}</summary>
          {indicator(next)}
        </details>
      )}
    </fieldset>
  )
}

function OneIndicator({ f, n, at }: { f: F; n: number; at: number }) {
  const t = goalsPageWords[f.lang]
  const promised = (
    <TextField
      {...f}
      name={`promised-${n}`}
      label={t.promised}
      hint={at === 0 ? t.promisedHint : undefined}
      short
      inputMode="decimal"
      optional
    />
  )
  return <IndicatorRow {...f} n={n} at={at} beside={promised} />
}
