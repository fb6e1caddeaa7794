import type { Mode } from '#kernel'
import type { ContractFacts } from './contract-facts.ts'
import type { Indicator, Reading } from './indicator.ts'
import { indicators } from './indicators.ts'

/** A figure of other institutions is shown once so many of them stand behind it. */
export const fewestInstitutions = 3

export interface Pooled {
  indicator: Indicator
  /** Null where fewer institutions than that have something to say. */
  groups: Readonly<Record<Mode, Reading | null>>
}

/**
 * The figures of contracts a rival may not see one by one, by mode. There is no figure of all modes together: taken with two of the
 * three it would give the third.
 */
export function pooled(facts: readonly ContractFacts[]): Pooled[] {
  const of = (indicator: Indicator, mode: Mode): Reading | null => {
    const group = facts.filter((c) => c.mode === mode)
    const behind = new Set(group.filter((c) => indicator.read([c]).n > 0).map((c) => c.providerId))
    return behind.size < fewestInstitutions ? null : indicator.read(group)
  }
  return indicators.map((indicator) => ({
    indicator,
    groups: { post: of(indicator, 'post'), project: of(indicator, 'project'), combined: of(indicator, 'combined') },
  }))
}
