import { overDeadline, type Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { changeTender } from './change-tender.ts'
import { isLate, lateBy } from './rules/bid.ts'
import { lowBidReviews, openedBidOf, writeReview } from './store/index.ts'
import { refuse } from './words.ts'

/** The bidder explains, in writing and in time, how the price can be kept. */
export async function explainPrice(ctx: Ctx, input: { tenderId: string; explanation: string }): Promise<{ id: string } | Refusal> {
  const own = { providerId: ctx.asker.organisationId }
  return await changeTender(
    ctx,
    { action: 'bids.explain', id: input.tenderId, verb: 'explain', own },
    async ({ tx, now: tender, entry, inside }) => {
      const bidId = await openedBidOf(inside, tx, tender.id, ctx.asker.organisationId)
      const review = (await lowBidReviews(inside, tender.id)).find((r) => r.bidId === bidId)
      if (!review) return notThere()
      if (review.decision) return refuse('review-decided')
      const until = review.explainUntilAt
      if (isLate(until, ctx.now)) return refuse('explanation-over', lateBy(until, ctx.now).words, overDeadline(until, ctx))
      await writeReview(inside, tx, { tenderId: tender.id, bidId: review.bidId }, { explanation: input.explanation })
      entry.facts = { bid: review.bidId }
      return { id: review.bidId }
    },
  )
}
