import { indicators } from './all-indicators.ts'
import type { Indicator, Outcome } from './indicator.ts'
import type { ProcessFacts } from './process-facts.ts'

/** What one indicator found, and how it was set. */
export interface FlagFinding {
  readonly indicator: Indicator
  readonly settings: Readonly<Record<string, number>>
  readonly outcome: Outcome
}

/**
 * What the indicators find in a set of processes.
 * @param codes which of them; all where none is named
 * @param set settings that differ from those of the indicator, by `code.name`
 */
export const flagsIn = (
  all: readonly ProcessFacts[],
  { codes, set }: { codes?: ReadonlySet<string> | undefined; set?: ReadonlyMap<string, number> | undefined } = {},
): readonly FlagFinding[] =>
  indicators
    .filter((i) => !codes || codes.has(i.code))
    .map((indicator) => {
      const settings = Object.fromEntries(
        Object.entries(indicator.settings).map(([name, s]) => [name, set?.get(`${indicator.code}.${name}`) ?? s.value]),
      )
      return { indicator, settings, outcome: indicator.find(all, (name) => settings[name]!) }
    })
