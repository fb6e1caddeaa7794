import { overDeadline, type Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { changeTender } from './change-tender.ts'
import { isLate, lateBy } from './rules/bid.ts'
import { type LowBidReview, lowBidReviews, openedBidOf, writeReview } from './store/index.ts'
import { refuse } from './words.ts'

/** The bidder explains, in writing and in time, how the price can be kept. */
export async function explainPrice(ctx: Ctx, input: { tenderId: string; explanation: string }): Promise<{ id: string } | Refusal> {
  const own = { providerId: ctx.asker.organisationId }
  const facts = async (inside: Ctx, { id }: { id: string }) => ({ late: tooLate(inside, await ownReview(inside, id)) })
  return await changeTender(
    ctx,
    { action: 'bids.explain', id: input.tenderId, verb: 'explain', own, facts },
    async ({ tx, now: tender, entry, inside }) => {
      const review = await ownReview(inside, tender.id)
      if (!review) return notThere()
      if (review.decision) return refuse('review-decided')
      await writeReview(inside, tx, { tenderId: tender.id, bidId: review.bidId }, { explanation: input.explanation })
      entry.facts = { bid: review.bidId }
      return { id: review.bidId }
    },
  )
}

/** The review of the asker's own bid, where there is one. */
async function ownReview(inside: Ctx, tenderId: string): Promise<LowBidReview | undefined> {
  const bidId = await openedBidOf(inside, inside.db, tenderId, inside.asker.organisationId)
  return (await lowBidReviews(inside, tenderId)).find((r) => r.bidId === bidId)
}

function tooLate(ctx: Ctx, review: LowBidReview | undefined): Refusal | undefined {
  const until = review?.explainUntilAt
  if (!until || !isLate(until, ctx.now)) return undefined
  return refuse('explanation-over', lateBy(until, ctx.now).words, overDeadline(until, ctx))
}
