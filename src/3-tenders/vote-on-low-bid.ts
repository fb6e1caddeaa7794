import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { rankBids } from './finish-scoring.ts'
import { seatOf, sitting } from './rules/panel.ts'
import { insertVote, lowBidReviews, seats, writeBid, writeReview } from './store/index.ts'
import { refuse } from './words.ts'

/** A member votes on a low bid, with reasons, after the explanation or the end of its time. More than half of the panel decides. */
export async function voteOnLowBid(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; decision: 'kept' | 'rejected'; reason: string },
): Promise<{ decided: 'kept' | 'rejected' | null } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.vote-low-bid', id: input.tenderId, verb: 'review', own: { userId: ctx.asker.userId } },
    async ({ tx, now: tender, entry, inside, set }) => {
      const all = await seats(inside, tender.id)
      const mine = seatOf(all, ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      const review = (await lowBidReviews(inside, tender.id)).find((r) => r.bidId === input.bidId)
      if (!review) return refuse('no-review')
      if (review.decision) return refuse('review-decided')
      if (!review.explanation && Temporal.Instant.compare(ctx.now, review.explainUntilAt) <= 0) return refuse('wait-for-explanation')
      if (review.votes.some((v) => v.userId === mine.userId)) return refuse('voted-already')
      const at = { tenderId: tender.id, bidId: input.bidId }
      await insertVote(inside, tx, at, { userId: mine.userId, decision: input.decision, reason: input.reason })
      const alike = [...review.votes.filter((v) => v.decision === input.decision).map((v) => v.reason), input.reason]
      entry.facts = { bid: input.bidId, vote: input.decision }
      if (alike.length * 2 <= sitting(all).length) return { decided: null }
      const reason = alike.join('\n')
      await writeReview(inside, tx, at, { decision: input.decision, reason })
      entry.facts = { bid: input.bidId, vote: input.decision, decided: input.decision }
      if (input.decision === 'kept') return { decided: 'kept' }
      await writeBid(inside, tx, input.bidId, { state: 'rejected', reason, price_score: null, total_score: null, rank: null, tie: null })
      const ended = await rankBids(inside, tx, tender, tender.lotSeed!)
      const moved = ended ? await set({ ended_on: ctx.today, ended_reason: ended }, { verb: 'void' }) : await set({})
      return isRefusal(moved) ? moved : { decided: 'rejected' }
    },
  )
}
