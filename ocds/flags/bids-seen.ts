import type { AwardFacts, BidFacts, ProcessFacts } from './process-facts.ts'

/* What several indicators ask of bids and awards in the same way. */

const submitted = new Set(['pending', 'valid', 'disqualified'])
/** Bids that were handed in, whatever became of them; not those that were only invited or taken back. */
export const submittedBids = (p: ProcessFacts): readonly BidFacts[] => p.bids.filter((b) => submitted.has(b.status))

export const activeAwards = (p: ProcessFacts): readonly AwardFacts[] => p.awards.filter((a) => a.status === 'active')

/** Whether it has ended so that nothing of it counts. */
export const isCancelled = (p: ProcessFacts): boolean => p.status === 'cancelled' || p.status === 'withdrawn'

const isOpenStill = (a: AwardFacts) => a.status !== 'active' && a.status !== 'cancelled' && a.status !== 'unsuccessful'

/** The one award that decided everything, to one supplier; undefined where there are several, several suppliers, or any still open. */
export function onlyAward(p: ProcessFacts): (AwardFacts & { readonly winner: string }) | undefined {
  if (isCancelled(p) || p.awards.some(isOpenStill)) return undefined
  const [award, ...others] = activeAwards(p)
  const [winner, ...partners] = award?.suppliers ?? []
  return award && winner !== undefined && others.length === 0 && partners.length === 0 ? { ...award, winner } : undefined
}

/** Whether price alone may have decided: it was said so, or nothing was said. */
export const priceMayDecide = (p: ProcessFacts): boolean =>
  !p.isFixedPrice && (p.criteria === null || ['priceOnly', 'lowestCost'].includes(p.criteria))

/**
 * By how much the second lowest valid bid was above the winning one, as a share of the latter.
 * @returns undefined where the winner was not the lowest, prices are in several currencies, or something is missing
 */
export function distanceToSecond(p: ProcessFacts): { share: number; winner: string; second: string } | undefined {
  const award = onlyAward(p)
  if (!award || !priceMayDecide(p)) return undefined
  const priced = p.bids.flatMap((b) =>
    b.status === 'valid' && b.amount !== null && b.currency !== null && b.tenderers.length === 1
      ? [{ by: b.tenderers[0]!, amount: b.amount, currency: b.currency }]
      : [],
  )
  if (new Set(priced.map((b) => b.currency)).size !== 1) return undefined
  const lowest = (bids: typeof priced) => bids.toSorted((a, b) => a.amount - b.amount)[0]
  const won = lowest(priced.filter((b) => b.by === award.winner))
  const second = lowest(priced.filter((b) => b.by !== award.winner))
  if (!won || !second || second.amount < won.amount || won.amount <= 0) return undefined
  return { share: (second.amount - won.amount) / won.amount, winner: won.by, second: second.by }
}
