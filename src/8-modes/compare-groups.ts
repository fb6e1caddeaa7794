import { type Combination, combinations, isRefusal } from '#kernel'
import { balance, type Balance } from '#measures'
import type { ContractFacts } from './rules/contract-facts.ts'
import type { Indicator, Reading } from './rules/indicator.ts'
import { indicators } from './rules/indicators.ts'
import { type Apart, tellApart } from './rules/tell-apart.ts'

export type Pair = readonly [Combination, Combination]
/** Every two groups there are; which of them are compared is chosen on the page. */
export const pairs: readonly Pair[] = combinations.flatMap((a, i) => combinations.slice(i + 1).map((b): Pair => [a, b]))

export interface ComparedRow {
  indicator: Indicator
  groups: Readonly<Record<Combination, Reading>>
  /** One contract's figure each, of all groups. */
  values: readonly { combination: Combination; number: string; value: number }[]
  apart: Apart | null
}

/**
 * The groups side by side. Every comparison that could be made raises what it takes to say that two groups differ, those of the other pairs
 * too: whoever may choose which two to look at has looked at all of them.
 */
export function compareGroups(facts: readonly ContractFacts[], pair: Pair): ComparedRow[] {
  const by = (k: Combination) => facts.filter((c) => c.combination === k)
  const rows = indicators.map((indicator) => {
    const values =
      indicator.alone === false
        ? []
        : combinations.flatMap((combination) =>
            by(combination).flatMap((c) => {
              const { value } = indicator.read([c])
              return value === null ? [] : [{ combination, number: c.number, value }]
            }),
          )
    const groups = Object.fromEntries(combinations.map((k) => [k, indicator.read(by(k))])) as Record<Combination, Reading>
    return { indicator, groups, values }
  })
  const of = (r: (typeof rows)[number], k: Combination) => r.values.filter((v) => v.combination === k).map((v) => v.value)
  const compared = rows.reduce((n, r) => n + pairs.filter(([a, b]) => of(r, a).length >= 2 && of(r, b).length >= 2).length, 0)
  return rows.map((r) => ({
    ...r,
    apart: of(r, pair[0]).length === 0 || of(r, pair[1]).length === 0 ? null : tellApart(of(r, pair[0]), of(r, pair[1]), compared),
  }))
}

/** How alike two groups of contracts were, by what does not depend on how they went. Undefined with fewer than two in a group. */
export function balanceOf(facts: readonly ContractFacts[], pair: Pair): readonly Balance[] | undefined {
  const own = facts.filter((c) => pair.some((k) => k === c.combination))
  const found = balance(
    {
      size: own.map((c) => Number(c.total) / 1_000_000),
      months: own.map((c) => c.months),
      residents: own.map((c) => c.communities.reduce((n, x) => n + (x.residents ?? 0), 0) / 1000),
      startedIn: own.map((c) => c.startsOn.year),
    },
    own.map((c) => c.combination === pair[0]),
  )
  return isRefusal(found) ? undefined : found
}
