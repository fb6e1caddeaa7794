import { isAfter, isRefusal, type Refusal } from '#kernel'
import { needs } from '#needs'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { asked, whyNotPropose } from './asked.ts'
import { versionsOf } from './contracts.ts'
import { type GoalsForm, goalsForm, goalsValues, withGoals } from './goals-form.ts'
import { GoalsPage } from './pages/goals.tsx'
import { proposeChange } from './propose-change.ts'
import { type Contract, type ContractLine, type ContractText, isUnsigned, monthOf, monthsOf } from './rules/contract.ts'
import { asAgreed } from './rules/in-force.ts'
import { weakened } from './rules/weakened.ts'
import { refuse } from './words.ts'

/** The form in which either side proposes other goals, indicators or promises of a signed line. */
export async function goalsPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await askedLine(ctx, c)
  if (isRefusal(found)) return found
  const no = whyNotPropose(ctx, found.contract, await versionsOf(ctx, found.contract.id))
  if (no && !(form && no.code === 'already-open')) return no
  const { contract, line } = found
  const typed = form && goalsForm.safeParse(form.values)
  const points = typed?.success ? weakened(changed(ctx, typed.data, found), asAgreed(contract)) : []
  return (
    <GoalsPage
      ctx={ctx}
      frame={frame}
      contract={contract}
      line={line}
      needs={line.needIds.length > 0 ? await needs(ctx, { ids: [...line.needIds] }) : []}
      points={points}
      form={form ?? freshForm({ ...goalsValues(line), effectiveOn: nextMonth(ctx, contract)?.toString() ?? '' })}
    />
  )
}

/** Proposes them. What asks for less than was signed is shown on the form before it goes to the other side. */
export async function proposeGoals(ctx: Ctx, i: GoalsForm, c: C): Promise<{ number: number } | Refusal> {
  const found = await askedLine(ctx, c)
  if (isRefusal(found)) return found
  const text = changed(ctx, i, found)
  const points = weakened(text, asAgreed(found.contract))
  if (!found.contract.tenderId && points.length > 0 && !i.read) return refuse('read-first', points.length).at('read')
  const done = await proposeChange(ctx, { contractId: found.contract.id, text, reason: i.reason, version: ctx.version ?? 0 })
  return atLine(done, text, found.line.id)
}

interface OfLine {
  readonly contract: Contract
  readonly line: ContractLine
}

/** The line of the address, as both last signed it. */
async function askedLine(ctx: Ctx, c: C): Promise<OfLine | Refusal> {
  const contract = await asked(ctx, c)
  if (isRefusal(contract)) return contract
  if (isUnsigned(contract) || (contract.state !== 'signed' && contract.state !== 'active')) return refuse('wrong-state')
  const line = asAgreed(contract).lines.find((l) => l.id === param(c, 'line'))
  return line ? { contract, line } : notThere()
}

const changed = (ctx: Ctx, i: GoalsForm, { contract, line }: OfLine): ContractText => {
  const now = asAgreed(contract)
  return { ...now, effectiveOn: i.effectiveOn, lines: now.lines.map((l) => (l.id === line.id ? withGoals(ctx, i, l) : l)) }
}

/** A refusal about the line, said at the fields of its form. */
function atLine<T>(result: T | Refusal, text: ContractText, id: string): T | Refusal {
  if (!isRefusal(result) || !result.fields) return result
  const at = `lines.${text.lines.findIndex((l) => l.id === id)}`
  return {
    ...result,
    fields: Object.fromEntries(
      Object.entries(result.fields).map(([name, words]) => [name === at ? 'says-0' : name.replace(`${at}.`, ''), words]),
    ),
  }
}

/** The first day of the next month of the contract. */
const nextMonth = (ctx: Ctx, c: Contract) => {
  const now = asAgreed(c)
  return Array.from({ length: monthsOf(now) }, (_, i) => monthOf(now, i + 1).from).find((d) => isAfter(d, ctx.today))
}
