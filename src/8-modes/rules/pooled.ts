import { type Combination, combinations } from '#kernel'
import type { ContractFacts } from './contract-facts.ts'
import type { Indicator, Reading } from './indicator.ts'
import { indicators } from './indicators.ts'

/** A figure of other institutions is shown once so many of them stand behind it. */
export const fewestInstitutions = 3

export interface Pooled {
  indicator: Indicator
  /** Null where fewer institutions than that have something to say. */
  groups: Readonly<Record<Combination, Reading | null>>
}

/**
 * The figures of contracts a rival may not see one by one, by how they are combined. There is no figure of all of them together: taken with
 * all groups but one it would give that one.
 */
export function pooled(facts: readonly ContractFacts[]): Pooled[] {
  const of = (indicator: Indicator, combination: Combination): Reading | null => {
    const group = facts.filter((c) => c.combination === combination)
    const behind = new Set(group.filter((c) => indicator.read([c]).n > 0).map((c) => c.providerId))
    return behind.size < fewestInstitutions ? null : indicator.read(group)
  }
  return indicators.map((indicator) => ({
    indicator,
    groups: Object.fromEntries(combinations.map((k) => [k, of(indicator, k)])) as Pooled['groups'],
  }))
}
