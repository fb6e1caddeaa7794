import type { Refusal } from '#kernel'
import { type Ctx, stale } from '#platform'
import { changeTender } from './change-tender.ts'
import { seatOf, seats } from './panel.ts'
import { bidRows, tables } from './store.ts'
import { refuse } from './words.ts'

export interface Score {
  criterionId: string
  /** Out of 100, as text. */
  score: string
  note?: string | undefined
}

/** A member's own scores of one bid. Nobody else sees them before all members have handed in theirs. */
export async function scoreBid(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; scores: readonly Score[] },
): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.score', id: input.tenderId, verb: 'score', own: { userId: ctx.asker.userId } },
    async ({ tx, now: tender, entry, inside }) => {
      const mine = seatOf(await seats(inside, tender.id), ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      if (mine.state === 'appointed') return refuse('declare-first')
      if (mine.state === 'scored') return refuse('scored-already')
      const bids = await bidRows(inside, tender.id)
      if (!bids.some((b) => b.id === input.bidId && b.state === 'opened')) return refuse('no-bid')
      const known = input.scores.filter((s) => tender.criteria.some((c) => c.id === s.criterionId))
      const rows = known.map((s) => ({
        jurisdiction: ctx.jurisdiction,
        tender_id: tender.id,
        bid_id: input.bidId,
        criterion_id: s.criterionId,
        user_id: mine.userId,
        score: s.score,
        note: s.note ?? null,
        scored_at: ctx.now,
      }))
      if (rows.length > 0)
        await tables(tx)
          .insertInto('panel_scores')
          .values(rows)
          .onConflict((c) =>
            c
              .columns(['jurisdiction', 'tender_id', 'bid_id', 'criterion_id', 'user_id'])
              .doUpdateSet((e) => ({ score: e.ref('excluded.score'), note: e.ref('excluded.note'), scored_at: ctx.now })),
          )
          .execute()
      // The log tells that scores were written, never which.
      entry.facts = { criteria: rows.length }
      return { id: input.bidId }
    },
  )
}

/** Hands in one's scores for good; every criterion of every bid must have one, and what it rests on: the bidder will read it. */
export async function handInScores(ctx: Ctx, input: { tenderId: string }): Promise<{ allIn: boolean } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.hand-in', id: input.tenderId, verb: 'score', own: { userId: ctx.asker.userId } },
    async ({ tx, now: tender, inside }) => {
      const all = await seats(inside, tender.id)
      const mine = seatOf(all, ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      if (mine.state === 'appointed') return refuse('declare-first')
      if (mine.state === 'scored') return refuse('scored-already')
      const bids = (await bidRows(inside, tender.id)).filter((b) => b.state === 'opened')
      const mineScores = await tables(tx)
        .selectFrom('panel_scores')
        .select(['bid_id', 'criterion_id', 'note'])
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('user_id', '=', mine.userId)
        .execute()
      const missing = bids.length * tender.criteria.length - mineScores.filter((s) => bids.some((b) => b.id === s.bid_id)).length
      if (missing > 0) return refuse('scores-missing', missing)
      const bare = mineScores.filter((s) => !s.note && bids.some((b) => b.id === s.bid_id)).length
      if (bare > 0) return refuse('notes-missing', bare)
      const done = await tables(tx)
        .updateTable('panel_seats')
        .set((e) => ({ state: 'scored', scored_at: ctx.now, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('user_id', '=', mine.userId)
        .where('state', '=', 'declared')
        .executeTakeFirst()
      if (done.numUpdatedRows !== 1n) return stale()
      return { allIn: all.filter((s) => s.state !== 'recused' && s.userId !== mine.userId).every((s) => s.state === 'scored') }
    },
  )
}
