import { type Contract, type ContractLine, instalmentsOf } from '#contracts'
import { add, type Fraction, fractionOf, type Indicator, type Money, sum, worthOf, zero } from '#kernel'
import type { Acceptance } from './rules/acceptance.ts'
import { type Cost, costOf, isCountable } from './rules/unit-cost.ts'
import type { ShownValue } from './shown-values.ts'

/** What a line cost so far by what was accepted of it. */
export interface LineCost {
  readonly lineId: string
  /** What the contract pays for what was accepted so far. */
  readonly worth: Money
  /** Accepted units, or post-days of a line of posts; null of a line that is paid by stages, which count none. */
  readonly accepted: Fraction | null
  readonly counts: 'units' | 'days'
  /** Null where nothing was accepted yet, or nothing is counted. */
  readonly perUnit: Cost | null
  /** By outcome of which a countable value was shown: the last one. */
  readonly perOutcome: readonly { readonly indicator: Indicator; readonly value: string; readonly cost: Cost }[]
}

/** The cost of each line of a contract by accepted unit and by outcome, from what was accepted and what was shown of it. */
export function lineCosts(c: Contract, decided: readonly Pick<Acceptance, 'lines'>[], values: readonly ShownValue[]): LineCost[] {
  const taken = decided.flatMap((a) => a.lines)
  return c.lines.map((line) => costOfLine(c, line, taken, values))
}

function costOfLine(
  c: Contract,
  line: ContractLine,
  taken: readonly Acceptance['lines'][number][],
  values: readonly ShownValue[],
): LineCost {
  const accepted = (key: string) => taken.filter((l) => l.instalmentKey === key).flatMap((l) => l.accepted ?? [])
  const of = instalmentsOf(c, line)
  const worth = sum(of.map((i) => worthOf(i, accepted(i.key))))
  const isCounted = of.every((i) => i.kind !== 'milestone')
  const count = isCounted ? of.flatMap((i) => accepted(i.key)).reduce((n, p) => add(n, p.count), zero) : null
  const outcomes = values.filter((v) => v.showing.lineId === line.id && v.editions.length > 0 && isCountable(v.showing.indicator))
  const last = new Map(outcomes.map((v) => [v.showing.indicator.id as string, v]))
  return {
    lineId: line.id,
    worth,
    accepted: count,
    counts: line.kind === 'post' ? 'days' : 'units',
    perUnit: count && costOf(worth, count),
    perOutcome: [...last.values()].flatMap(({ showing: { indicator }, editions }) => {
      const { value } = editions[0]!
      const cost = costOf(worth, fractionOf(value))
      return cost ? [{ indicator, value, cost }] : []
    }),
  }
}
