import {
  add,
  carriesMore,
  type Day,
  type Fraction,
  fraction,
  fractionOf,
  fractionText,
  type Goal,
  isAfter,
  isBefore,
  isBelow,
  type Line,
  minor,
  type Money,
  multiply,
  noMoney,
  postMonthsOf,
  type Refusal,
  sayGoals,
  subsidyOf,
  subtract,
  sum,
  termEnd,
  toNumber,
  totalOf,
  type Words,
  zero,
} from '#kernel'
import { refuse } from '../words.ts'
import type { Contract, ContractLine, ContractText } from './contract.ts'
import { instalmentsOf } from './instalments.ts'
import { weakerConditions } from './weakened.ts'
import { wrongFit } from './words.ts'

/** A line as its plan has it. The line of a contract has the id of the plan line it comes from. */
type PlannedLine = Line & {
  readonly communityIds: readonly string[]
  readonly scope: string | null
  readonly goals: readonly Goal[]
}
interface Planned {
  readonly lines: readonly PlannedLine[]
  readonly total: Money
  readonly startsOn: Day
  readonly months: number
  readonly approvedOn: Day | null
}
/** What of a text its plan and its approval fix. */
export type Fixed = Pick<ContractText, 'lines' | 'startsOn' | 'endsOn'>
/** A contract of the same plan, as far as it uses the plan up. */
interface UsesPlan {
  readonly lines: readonly ContractLine[]
  readonly total: Money
}

const measure = (l: Line): Fraction => (l.kind === 'post' ? postMonthsOf(l) : fractionOf(String(l.quantity)))

/**
 * Whether a contract without a tender is what its plan says: every line one of the plan, of the same name, content, kind, grade and unit,
 * in its communities, for no more than was planned and at no higher price, all contracts of the plan together within its budget, and its
 * term that of the plan.
 * @param others the other contracts that use the plan up
 */
export function fitsPlan(t: Fixed, plan: Planned, others: readonly UsesPlan[]): Refusal | undefined {
  const fields = termFits(t, plan)
  for (const [i, line] of t.lines.entries()) {
    const wrong = lineFits(line, plan, others, twice(t, line)) ?? contentFits(line, t, plan)
    if (wrong) fields[`lines.${i}`] = wrong
  }
  return Object.keys(fields).length > 0 ? refuse('not-as-planned').with({ fields }) : budgetFits(t, plan, others)
}

/** The same for more of what was signed: its name, content and term were settled with the contract; only what it buys is counted anew. */
export function moreFitsPlan(t: Pick<Fixed, 'lines'>, plan: Planned, others: readonly UsesPlan[]): Refusal | undefined {
  const fields: Record<string, Words> = {}
  for (const [i, line] of t.lines.entries()) {
    const wrong = lineFits(line, plan, others, twice(t, line))
    if (wrong) fields[`lines.${i}`] = wrong
  }
  return Object.keys(fields).length > 0 ? refuse('not-as-planned').with({ fields }) : budgetFits(t, plan, others)
}

const twice = (t: Pick<Fixed, 'lines'>, line: ContractLine): boolean => t.lines.filter((l) => l.id === line.id).length > 1

function budgetFits(t: Pick<Fixed, 'lines'>, plan: Planned, others: readonly UsesPlan[]): Refusal | undefined {
  const used = sum(others.map((o) => o.total))
  const left = minor(plan.total > used ? plan.total - used : noMoney)
  const total = totalOf(t.lines)
  return total > left ? refuse('beyond-plan', left, total) : undefined
}

/** Where the term is not that of the plan. It may begin late and may be shorter, which whoever approves it judges; never before, and never longer. */
function termFits(t: Fixed, plan: Planned): Record<string, Words> {
  const fields: Record<string, Words> = {}
  if (isBefore(t.startsOn, plan.startsOn)) fields.startsOn = wrongFit.both('tooEarly', plan.startsOn)
  if (plan.approvedOn && isBefore(t.startsOn, plan.approvedOn)) fields.startsOn = wrongFit.both('beforeApproval', plan.approvedOn)
  const last = termEnd(plan.startsOn, plan.months)
  if (isAfter(t.startsOn, last)) fields.startsOn = wrongFit.both('tooLate', last)
  if (isAfter(t.endsOn, termEnd(t.startsOn, plan.months))) fields.endsOn = wrongFit.both('tooLong', plan.months)
  return fields
}

/** Whether the term is the planned one to the day. */
export const hasPlannedTerm = (t: Fixed, plan: Planned): boolean =>
  t.startsOn.equals(plan.startsOn) && t.endsOn.equals(termEnd(plan.startsOn, plan.months))

/**
 * Where a text goes beyond one that was approved, by field: another term, other days to pay, a line that was not there, more of one, a
 * higher price or other conditions. For less nobody is asked again.
 */
export function beyondApproved(t: ContractText, approved: ContractText): Record<string, Words> {
  const fields: Record<string, Words> = {}
  if (!t.startsOn.equals(approved.startsOn)) fields.startsOn = wrongFit.both('approvedDay', approved.startsOn)
  if (!t.endsOn.equals(approved.endsOn)) fields.endsOn = wrongFit.both('approvedDay', approved.endsOn)
  if (t.terms.paymentDays > approved.terms.paymentDays) fields.paymentDays = wrongFit.both('approvedDays', approved.terms.paymentDays)
  for (const [i, line] of t.lines.entries()) {
    const was = approved.lines.find((l) => l.id === line.id)
    if (!was || twice(t, line)) fields[`lines.${i}`] = wrongFit.both('notApproved')
    else if (!isWithin(line, was)) fields[`lines.${i}`] = wrongFit.both('beyondApproved')
  }
  return fields
}

function isWithin(line: ContractLine, was: ContractLine): boolean {
  if (JSON.stringify(conditionsOf(line)) !== JSON.stringify(conditionsOf(was))) return false
  if (line.amount > was.amount || isBelow(measure(was), measure(line)) || !carriesNoMore(line, was)) return false
  if (line.kind === 'post' && was.kind === 'post') return line.posts <= was.posts && line.months <= was.months && !isDearerThan(line, was)
  return line.kind === 'project' && was.kind === 'project' && line.unitPrice <= was.unitPrice
}
const conditionsOf = (l: ContractLine): unknown[] => [
  ...[l.kind, l.title, l.hangsOn, l.paidBy, l.scope ?? null, l.communityIds.toSorted(), l.kind === 'post' ? l.grade : l.unit],
  l.milestones.map((m) => [m.title, fractionText(fractionOf(m.share)), m.when]),
]

/** Subsidised where the other is, and then no larger part of the whole is carried by the purchaser. */
export function carriesNoMore(line: Line, than: Line): boolean {
  const [own, was] = [subsidyOf(line), subsidyOf(than)]
  if (!own || !was) return own === was
  return !carriesMore({ amount: line.amount, subsidy: own }, { amount: than.amount, subsidy: was })
}

// Per post and month, compared without dividing.
const isDearerThan = (line: Line, than: Line): boolean =>
  isBelow(multiply(fraction(than.amount), measure(line)), multiply(fraction(line.amount), measure(than)))

/** A line keeps the name and the content it was planned with, and what it hangs on where that is in the contract too. */
function contentFits(line: ContractLine, t: Pick<Fixed, 'lines'>, plan: Planned): Words | undefined {
  const planned = plan.lines.find((l) => l.id === line.id)
  if (!planned) return undefined
  const hangsOn = t.lines.some((l) => l.id === planned.hangsOn) ? planned.hangsOn : null
  const asPlanned =
    line.title === planned.title &&
    (line.scope ?? null) === planned.scope &&
    line.hangsOn === hangsOn &&
    sayGoals(line.goals, {}, 'zh') === sayGoals(planned.goals, {}, 'zh')
  const less = planned.kind === 'project' && planned.unitTerms ? weakerConditions(planned.unitTerms, unitTermsOf(line)) : []
  return asPlanned && less.length === 0 ? undefined : wrongFit.both('content', planned.title)
}

const unitTermsOf = (l: ContractLine) => (l.kind === 'project' ? l.unitTerms : null)

function lineFits(line: ContractLine, plan: Planned, others: readonly UsesPlan[], twice: boolean): Words | undefined {
  const planned = plan.lines.find((l) => l.id === line.id)
  if (!planned || planned.kind !== line.kind || twice) return wrongFit.both('notPlanned')
  const places = planned.communityIds
  if (places.length > 0 && (line.communityIds.length === 0 || line.communityIds.some((c) => !places.includes(c))))
    return wrongFit.both('communities')
  if (line.kind === 'post' && planned.kind === 'post') {
    if (line.grade !== planned.grade) return wrongFit.both('grade')
    if (line.posts > planned.posts) return wrongFit.both('tooMany', planned.posts)
    if (line.months > planned.months) return wrongFit.both('tooManyMonths', planned.months)
    if (isDearerThan(line, planned)) return wrongFit.both('dearer')
    if (!carriesNoMore(line, planned)) return wrongFit.both('subsidy')
  }
  if (line.kind === 'project' && planned.kind === 'project') {
    if (line.unit !== planned.unit) return wrongFit.both('unit', planned.unit)
    if (line.unitPrice > planned.unitPrice) return wrongFit.both('dearer')
  }
  const bought = others.flatMap((o) => o.lines.filter((l) => l.id === line.id)).reduce((n, l) => add(n, measure(l)), zero)
  const left = subtract(measure(planned), bought)
  return isBelow(left, measure(line)) ? wrongFit.both('tooMany', Math.max(0, toNumber(left))) : undefined
}

/** What a contract uses of its plan: all of it, and of one that was ended early what fell into its time. */
export function usesOf(c: Contract): UsesPlan | undefined {
  if (c.state !== 'terminated') return { lines: c.lines, total: c.total }
  if (!c.signedOn) return undefined
  const until = c.closedOn ?? c.endsOn
  const lines = c.lines.flatMap((l): ContractLine[] => {
    if (l.kind === 'project') return [l]
    const begun = instalmentsOf(c, l).filter((i) => Temporal.PlainDate.compare(i.periodFrom, until) <= 0)
    return begun.length === 0 ? [] : [{ ...l, months: begun.length, amount: sum(begun.map((i) => i.amount)) }]
  })
  return { lines, total: totalOf(lines) }
}
