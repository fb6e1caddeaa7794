import { isRefusal, type Mode } from '#kernel'
import { balance, type Balance } from '#measures'
import type { ContractFacts } from './rules/contract-facts.ts'
import type { Indicator, Reading } from './rules/indicator.ts'
import { indicators } from './rules/indicators.ts'
import { type Apart, tellApart } from './rules/tell-apart.ts'

export const modes: readonly Mode[] = ['post', 'project', 'combined']
export type Pair = readonly [Mode, Mode]
export const pairs: readonly Pair[] = [
  ['post', 'project'],
  ['post', 'combined'],
  ['project', 'combined'],
]

export interface ComparedRow {
  indicator: Indicator
  groups: Readonly<Record<Mode, Reading>>
  /** One contract's figure each, of the two groups compared. */
  values: readonly { mode: Mode; number: string; value: number }[]
  apart: Apart | null
}

/** The groups side by side. Every comparison made on the page raises what it takes to say that two groups differ. */
export function compareGroups(facts: readonly ContractFacts[], pair: Pair): ComparedRow[] {
  const by = (m: Mode) => facts.filter((c) => c.mode === m)
  const rows = indicators.map((indicator) => {
    const values =
      indicator.alone === false
        ? []
        : modes.flatMap((mode) =>
            by(mode).flatMap((c) => {
              const { value } = indicator.read([c])
              return value === null ? [] : [{ mode, number: c.number, value }]
            }),
          )
    return {
      indicator,
      groups: { post: indicator.read(by('post')), project: indicator.read(by('project')), combined: indicator.read(by('combined')) },
      values,
    }
  })
  const of = (r: (typeof rows)[number], m: Mode) => r.values.filter((v) => v.mode === m).map((v) => v.value)
  const compared = rows.filter((r) => of(r, pair[0]).length >= 2 && of(r, pair[1]).length >= 2).length
  return rows.map((r) => ({
    ...r,
    apart: of(r, pair[0]).length === 0 || of(r, pair[1]).length === 0 ? null : tellApart(of(r, pair[0]), of(r, pair[1]), compared),
  }))
}

/** How alike two groups of contracts were, by what does not depend on how they went. Undefined with fewer than two in a group. */
export function balanceOf(facts: readonly ContractFacts[], pair: Pair): readonly Balance[] | undefined {
  const own = facts.filter((c) => pair.includes(c.mode))
  const found = balance(
    {
      size: own.map((c) => Number(c.total) / 1_000_000),
      months: own.map((c) => c.months),
      residents: own.map((c) => c.communities.reduce((n, x) => n + (x.residents ?? 0), 0) / 1000),
      startedIn: own.map((c) => c.startsOn.year),
    },
    own.map((c) => c.mode === pair[0]),
  )
  return isRefusal(found) ? undefined : found
}
