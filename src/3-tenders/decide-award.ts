import { isRefusal, newId, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender, type TenderChange } from './change-tender.ts'
import { promisesText } from './rules/bid.ts'
import { linesAtPrice, priceFromJson } from './rules/line-json.ts'
import type { AwardFacts } from './rules/tender-process.ts'
import type { Tender } from './rules/tender.ts'
import { bidRows, insertAward, lowBidReviews } from './store/index.ts'
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

/** Gives the award to the first in rank. The order of the panel binds the purchaser. */
export async function writeAward(
  { inside, tx, now: tender, entry, set }: TenderChange,
  reasons: string,
): Promise<{ id: string; providerId: string } | Refusal> {
  const first = (await bidRows(inside, tender.id)).find((b) => b.state === 'ranked' && b.rank === 1)
  if (!first?.price || !first.quality) return refuse('nobody-ranked')
  const price = priceFromJson(first.price)
  const id = newId('award', inside.now)
  await insertAward(inside, tx, {
    id,
    tenderId: tender.id,
    purchaseId: tender.purchaseId,
    bidId: first.id,
    providerId: first.provider_id!,
    lines: linesAtPrice(tender.lines, price),
    total: price.total,
    promises: promisesText(tender, first.quality),
    reasons,
    awardedOn: inside.today,
    noticeOn: inside.today,
  })
  const moved = await set({ ended_on: inside.today })
  if (isRefusal(moved)) return moved
  entry.facts = { provider: first.provider_id!, total: price.total.toString() }
  return { id, providerId: first.provider_id! }
}
