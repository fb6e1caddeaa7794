import { add, drawOrder, type Fraction, fractionOf, isRefusal, type Money, type Refusal, zero } from '#kernel'
import type { Law } from '#law'

interface RankedBid {
  readonly id: string
  /** Null where the price is fixed and not scored. */
  readonly priceScore: Fraction | null
  readonly total: Fraction
  readonly rank: number
  readonly tie: 'none' | 'by-price' | 'by-draw'
}

/**
 * Ranks valid bids: quality points plus price points, equal totals by the lower price, and who is still equal by lot, in the order
 * the seed gives.
 * @param priceWeight points of 100 as text, or null when the price is fixed
 */
export function ranking(
  law: Law,
  bids: readonly { readonly id: string; readonly price: Money; readonly quality: Fraction }[],
  priceWeight: string | null,
  seed: string,
): readonly RankedBid[] | Refusal {
  const priced = law.tenders.priceScores(
    bids.map((b) => ({ id: b.id, price: b.price })),
    priceWeight === null ? 'fixed' : fractionOf(priceWeight),
  )
  if (isRefusal(priced)) return priced
  const scoreOf = new Map(priced.value.map((p) => [p.id, p.score]))
  const ranked = law.tenders.rankOffers(
    bids.map((b) => ({ id: b.id, price: b.price, total: add(b.quality, scoreOf.get(b.id) ?? zero) })),
  ).value
  const lots = drawOrder(
    ranked.map((r) => r.id),
    seed,
  )
  return ranked.map((r): RankedBid => {
    const equals = ranked.filter((o) => o.rank === r.rank)
    const place = equals.filter((o) => lots.indexOf(o.id) < lots.indexOf(r.id)).length
    return { id: r.id, priceScore: scoreOf.get(r.id) ?? null, total: r.total, rank: r.rank + place, tie: r.tie }
  })
}
