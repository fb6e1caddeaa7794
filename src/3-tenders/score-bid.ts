import type { Refusal } from '#kernel'
import { type Ctx, stale } from '#platform'
import { changeTender } from './change-tender.ts'
import { seatOf, sitting } from './rules/panel.ts'
import { bidRows, givenScores, moveSeat, seats, writeScores } from './store/index.ts'
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
      await writeScores(
        inside,
        tx,
        tender.id,
        known.map((k) => ({ ...k, note: k.note ?? null, bidId: input.bidId, userId: mine.userId })),
      )
      // The log tells that scores were written, never which.
      entry.facts = { criteria: known.length }
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
      const mineScores = (await givenScores(inside, tender.id)).filter((s) => s.userId === mine.userId)
      const missing = bids.length * tender.criteria.length - mineScores.filter((s) => bids.some((b) => b.id === s.bidId)).length
      if (missing > 0) return refuse('scores-missing', missing)
      const bare = mineScores.filter((s) => !s.note && bids.some((b) => b.id === s.bidId)).length
      if (bare > 0) return refuse('notes-missing', bare)
      const at = { tenderId: tender.id, userId: mine.userId }
      if (!(await moveSeat(inside, tx, at, 'declared', { state: 'scored', scoredAt: ctx.now }))) return stale()
      return {
        allIn: sitting(all)
          .filter((s) => s.userId !== mine.userId)
          .every((s) => s.state === 'scored'),
      }
    },
  )
}
