import { type Line, minor, type Money, noMoney, postMonthsOf, type Refusal, sum, totalOf, type Words } from '#kernel'
import { refuse, wrongFit } from '../words.ts'
import type { Contract, ContractLine } from './contract.ts'
import { instalmentsOf } from './instalments.ts'

/** A line as its plan has it. The line of a contract has the id of the plan line it comes from. */
export type PlannedLine = Line & { readonly communityIds: readonly string[] }
export interface Planned {
  readonly lines: readonly PlannedLine[]
  readonly total: Money
}
/** A contract of the same plan, as far as it uses the plan up. */
export interface UsesPlan {
  readonly lines: readonly ContractLine[]
  readonly total: Money
}

const measure = (l: Line): number => (l.kind === 'post' ? postMonthsOf(l) : l.quantity)

/**
 * Whether a contract without a tender is what its plan says: every line one of the plan, of the same kind, grade and unit, in its
 * communities, for no more than was planned and at no higher price, and all contracts of the plan together within its budget.
 * @param others the other contracts that use the plan up
 */
export function fitsPlan(t: { readonly lines: readonly ContractLine[] }, plan: Planned, others: readonly UsesPlan[]): Refusal | undefined {
  const fields: Record<string, Words> = {}
  for (const [i, line] of t.lines.entries()) {
    const wrong = lineFits(line, plan, others, t.lines.filter((l) => l.id === line.id).length > 1)
    if (wrong) fields[`lines.${i}`] = wrong
  }
  if (Object.keys(fields).length > 0) return refuse('not-as-planned').with({ fields })
  const used = sum(others.map((o) => o.total))
  const left = minor(plan.total > used ? plan.total - used : noMoney)
  const total = totalOf(t.lines)
  return total > left ? refuse('beyond-plan', left, total) : undefined
}

function lineFits(line: ContractLine, plan: Planned, others: readonly UsesPlan[], twice: boolean): Words | undefined {
  const planned = plan.lines.find((l) => l.id === line.id)
  if (!planned || planned.kind !== line.kind || twice) return wrongFit.notPlanned
  const places = planned.communityIds
  if (places.length > 0 && (line.communityIds.length === 0 || line.communityIds.some((c) => !places.includes(c))))
    return wrongFit.communities
  if (line.kind === 'post' && planned.kind === 'post') {
    if (line.grade !== planned.grade) return wrongFit.grade
    if (line.posts > planned.posts) return wrongFit.tooMany(planned.posts)
    // Per post and month, compared without dividing.
    if (line.amount * BigInt(Math.round(measure(planned) * 10_000)) > planned.amount * BigInt(Math.round(measure(line) * 10_000)))
      return wrongFit.dearer
  }
  if (line.kind === 'project' && planned.kind === 'project') {
    if (line.unit !== planned.unit) return wrongFit.unit(planned.unit)
    if (line.unitPrice > planned.unitPrice) return wrongFit.dearer
  }
  const bought = others.flatMap((o) => o.lines.filter((l) => l.id === line.id)).reduce((n, l) => n + measure(l), 0)
  // Posts are shares of whole people to four places; a sum of them is compared to that.
  const left = Math.round((measure(planned) - bought) * 10_000) / 10_000
  return Math.round(measure(line) * 10_000) / 10_000 > left ? wrongFit.tooMany(Math.max(0, left)) : undefined
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
