import { isRefusal, type Moment, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { notThere } from '#ui'
import { changeTender } from './change-tender.ts'
import { rankBids } from './finish-scoring.ts'
import { seatOf, seats, sitting } from './panel.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

export interface LowBidReview {
  bidId: string
  /** Which lines of the law called for it. */
  triggered: readonly string[]
  askedAt: Moment
  explainUntilAt: Moment
  explanation: string | null
  explainedAt: Moment | null
  decision: 'kept' | 'rejected' | null
  reason: string | null
  decidedAt: Moment | null
  votes: readonly { userId: string; decision: 'kept' | 'rejected'; reason: string }[]
}

/** Until when this institution may explain a price that was called low, of several tenders at once. */
export async function explanationsWanted(ctx: Ctx, bidIds: readonly string[]): Promise<Map<string, Moment>> {
  if (bidIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('low_bid_reviews')
    .select(['bid_id', 'explain_until_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('bid_id', 'in', [...bidIds])
    .where('decision', 'is', null)
    .where('explanation', 'is', null)
    .execute()
  return new Map(rows.map((r) => [r.bid_id, r.explain_until_at]))
}

export async function lowBidReviews(ctx: Ctx, tenderId: string): Promise<LowBidReview[]> {
  const db = tables(ctx.db)
  const rows = await db
    .selectFrom('low_bid_reviews')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('bid_id')
    .execute()
  const votes =
    rows.length === 0
      ? []
      : await db
          .selectFrom('low_bid_votes')
          .selectAll()
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('tender_id', '=', tenderId)
          .orderBy('voted_at')
          .execute()
  return rows.map((r) => ({
    bidId: r.bid_id,
    triggered: r.triggered,
    askedAt: r.asked_at,
    explainUntilAt: r.explain_until_at,
    explanation: r.explanation,
    explainedAt: r.explained_at,
    decision: r.decision,
    reason: r.reason,
    decidedAt: r.decided_at,
    votes: votes.filter((v) => v.bid_id === r.bid_id).map((v) => ({ userId: v.user_id, decision: v.decision, reason: v.reason })),
  }))
}

/** The bidder explains, in writing and in time, how the price can be kept. */
export async function explainPrice(ctx: Ctx, input: { tenderId: string; explanation: string }): Promise<{ id: string } | Refusal> {
  const own = { providerId: ctx.asker.organisationId }
  return await changeTender(
    ctx,
    { action: 'bids.explain', id: input.tenderId, verb: 'explain', own },
    async ({ tx, now: tender, entry }) => {
      const db = tables(tx)
      const bid = await db
        .selectFrom('bids')
        .select('id')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('provider_id', '=', ctx.asker.organisationId)
        .executeTakeFirst()
      const review =
        bid &&
        (await db
          .selectFrom('low_bid_reviews')
          .selectAll()
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('tender_id', '=', tender.id)
          .where('bid_id', '=', bid.id)
          .executeTakeFirst())
      if (!bid || !review) return notThere()
      if (review.decision) return refuse('review-decided')
      if (Temporal.Instant.compare(ctx.now, review.explain_until_at) > 0) return refuse('explanation-over')
      await db
        .updateTable('low_bid_reviews')
        .set((e) => ({ explanation: input.explanation, explained_at: ctx.now, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('bid_id', '=', bid.id)
        .execute()
      entry.facts = { bid: bid.id }
      return { id: bid.id }
    },
  )
}

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
      const db = tables(tx)
      await db
        .insertInto('low_bid_votes')
        .values({
          jurisdiction: ctx.jurisdiction,
          tender_id: tender.id,
          bid_id: input.bidId,
          user_id: mine.userId,
          decision: input.decision,
          reason: input.reason,
          voted_at: ctx.now,
        })
        .execute()
      const alike = [...review.votes.filter((v) => v.decision === input.decision).map((v) => v.reason), input.reason]
      entry.facts = { bid: input.bidId, vote: input.decision }
      if (alike.length * 2 <= sitting(all).length) return { decided: null }
      const reason = alike.join('\n')
      await db
        .updateTable('low_bid_reviews')
        .set((e) => ({ decision: input.decision, reason, decided_at: ctx.now, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('bid_id', '=', input.bidId)
        .execute()
      entry.facts = { bid: input.bidId, vote: input.decision, decided: input.decision }
      if (input.decision === 'kept') return { decided: 'kept' }
      await db
        .updateTable('bids')
        .set((e) => ({
          state: 'rejected',
          reason,
          price_score: null,
          total_score: null,
          rank: null,
          tie: null,
          version: e('version', '+', 1),
        }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('id', '=', input.bidId)
        .execute()
      const ended = await rankBids(inside, tx, tender, tender.lotSeed!)
      const moved = ended ? await set({ ended_on: ctx.today, ended_reason: ended }, { verb: 'void' }) : await set({})
      return isRefusal(moved) ? moved : { decided: 'rejected' }
    },
  )
}
