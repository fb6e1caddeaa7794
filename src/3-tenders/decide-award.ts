import { isRefusal, newId, type Refusal } from '#kernel'
import { whyNotInUse } from '#people'
import type { Ctx } from '#platform'
import { changeTender, type TenderChange } from './change-tender.ts'
import { nextInRank } from './next-in-rank.ts'
import { promisesText } from './rules/bid.ts'
import { linesAtPrice } from './rules/line-json.ts'
import type { AwardFacts } from './rules/tender-process.ts'
import type { OpenedBid, Tender } from './rules/tender.ts'
import { insertAward, lowBidReviews, negotiation, talkChanges } from './store/index.ts'
import { refuse } from './words.ts'

export const awardFacts = async (ctx: Ctx, tender: Tender): Promise<AwardFacts> => ({
  openReviews: (await lowBidReviews(ctx, tender.id)).filter((r) => r.decision === null).length,
})

/** The head of the office awards to the first in rank, with reasons; the notice is public at once and every bidder sees their own scores. */
export async function decideAward(
  ctx: Ctx,
  input: { tenderId: string; reasons: string },
): Promise<{ id: string; providerId: string } | Refusal> {
  return await changeTender(ctx, { action: 'awards.decide', id: input.tenderId, verb: 'award', facts: awardFacts }, (at) =>
    writeAward(at, input.reasons),
  )
}

/**
 * Gives the award to the first in rank. The order of the panel binds the purchaser; whoever is out of use can be bound to nothing, and
 * where the law lets the next candidate be named (R-39b) it is passed over, which the record says.
 */
export async function writeAward(at: TenderChange, reasons: string): Promise<{ id: string; providerId: string } | Refusal> {
  const { inside, now, entry } = at
  const { next, passedOver } = await nextInRank(inside, now, [])
  const [first] = passedOver
  const mayPass = inside.law.tenders.afterWinnerFails().value.includes('next-candidate')
  const closed = first && (!next || !mayPass) ? await whyNotInUse(inside, first, 'award') : undefined
  if (closed) return closed
  if (!next) return refuse('nobody-ranked')
  const given = await awardTo(at, next, reasons)
  if (!isRefusal(given) && passedOver.length > 0) entry.facts = { ...entry.facts, passedOver: passedOver.join(' ') }
  return given
}

/** Gives the award to one bid, at its price. */
export async function awardTo(
  { inside, tx, now: tender, entry, set }: Pick<TenderChange, 'inside' | 'tx' | 'now' | 'entry' | 'set'>,
  bid: OpenedBid,
  reasons: string,
): Promise<{ id: string; providerId: string } | Refusal> {
  const { price } = bid
  if (!price) return refuse('nobody-ranked')
  const closed = await whyNotInUse(inside, bid.providerId, 'award')
  if (closed) return closed
  const id = newId('award', inside.now)
  await insertAward(inside, tx, {
    id,
    tenderId: tender.id,
    purchaseId: tender.purchaseId,
    bidId: bid.bidId,
    providerId: bid.providerId,
    lines: linesAtPrice(tender.lines, price),
    total: price.total,
    promises: [
      promisesText(tender, bid.quality),
      ...(await talkChanges(inside, tender.id)).map((c) => c.says),
      ...[await negotiation(inside, tender.id)].flatMap((n) => (n ? [n.terms] : [])),
    ].join('\n\n'),
    reasons,
    awardedOn: inside.today,
    noticeOn: inside.today,
  })
  const moved = await set({ ended_on: inside.today })
  if (isRefusal(moved)) return moved
  entry.facts = { provider: bid.providerId, total: price.total.toString() }
  return { id, providerId: bid.providerId }
}
