import type { ContractLine, ContractVersion } from '#contracts'
import { type Day, isAfter } from '#kernel'

/** The text that was in force on a day: a supplement changes nothing before the day it names. The first where none was yet. */
export function textOn(
  texts: readonly Pick<ContractVersion, 'number' | 'text'>[],
  on: Day,
): Pick<ContractVersion, 'number' | 'text'> | undefined {
  const inOrder = texts.toSorted((a, b) => a.number - b.number)
  return inOrder.findLast((v) => v.text.effectiveOn === null || !isAfter(v.text.effectiveOn, on)) ?? inOrder[0]
}

/**
 * The lines a piece of work of that day is held against: where they are served and what a unit must be, as it was agreed then. How much
 * is bought is what is bought now, because units of all days are counted together.
 */
export const linesThen = (now: readonly ContractLine[], then: readonly ContractLine[]): ContractLine[] =>
  now.flatMap((line): ContractLine[] => {
    const was = then.find((l) => l.id === line.id)
    if (!was) return []
    const served = { communityIds: was.communityIds, unitTerms: was.unitTerms }
    return [{ ...line, ...served }]
  })
