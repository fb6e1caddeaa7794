import { fractionText, type Refusal } from '#kernel'
import { totalScore } from '#law'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { seatOf, seats, sitting } from './panel.ts'
import { weighed } from './rules/weights.ts'
import { agreements, allScored, consensusScores, objections } from './scores.ts'
import { bidRows, moveTender, tables } from './store.ts'
import { refuse } from './words.ts'

export interface CommonScore {
  criterionId: string
  /** Out of 100, as text. */
  score: string
  /** Said to the bidder with the score. */
  reason: string
}

/**
 * Writes what the members have come to for one bid: a score and a reason per criterion, or that the bid does not meet a requirement.
 * Everybody must agree anew after every change.
 */
export async function proposeScores(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; scores: readonly CommonScore[]; objection?: string | undefined },
): Promise<{ consensusVersion: number } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.propose', may: 'panel.agree', tenderId: input.tenderId, verb: 'score', userId: ctx.asker.userId, versioned: true },
    async (tx, tender, entry, inside) => {
      const all = await seats(inside, tender.id)
      const mine = seatOf(all, ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      if (!allScored(ctx, tender, all)) return refuse('scores-not-all-in')
      if (tender.consensusLockedAt) return refuse('consensus-locked')
      const bid = (await bidRows(inside, tender.id)).find((b) => b.id === input.bidId && b.state === 'opened')
      if (!bid) return refuse('no-bid')
      const db = tables(tx)
      const at = { jurisdiction: ctx.jurisdiction, tender_id: tender.id, bid_id: bid.id }
      await db
        .deleteFrom('consensus_scores')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('bid_id', '=', bid.id)
        .execute()
      await db
        .deleteFrom('bid_objections')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('tender_id', '=', tender.id)
        .where('bid_id', '=', bid.id)
        .execute()
      const rows = input.scores.filter((s) => tender.criteria.some((c) => c.id === s.criterionId))
      if (rows.length > 0)
        await db
          .insertInto('consensus_scores')
          .values(
            rows.map((s) => ({
              ...at,
              criterion_id: s.criterionId,
              score: s.score,
              reason: s.reason,
              proposed_by: mine.userId,
              proposed_at: ctx.now,
            })),
          )
          .execute()
      if (input.objection)
        await db
          .insertInto('bid_objections')
          .values({ ...at, reason: input.objection, proposed_by: mine.userId })
          .execute()
      const consensusVersion = tender.consensusVersion + 1
      if (!(await moveTender(ctx, tx, tender, { consensus_version: consensusVersion }))) return refuse('stale')
      entry.facts = { criteria: rows.length, objects: Boolean(input.objection) }
      return { consensusVersion }
    },
  )
}

/** A member agrees to all common scores as they now stand. With the last agreement they are locked, and only then can prices be opened. */
export async function agree(ctx: Ctx, input: { tenderId: string; consensusVersion: number }): Promise<{ locked: boolean } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.agree', may: 'panel.agree', tenderId: input.tenderId, verb: 'score', userId: ctx.asker.userId },
    async (tx, tender, entry, inside) => {
      const all = await seats(inside, tender.id)
      const mine = seatOf(all, ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      if (!allScored(ctx, tender, all)) return refuse('scores-not-all-in')
      if (tender.consensusLockedAt) return refuse('consensus-locked')
      if (input.consensusVersion !== tender.consensusVersion) return refuse('consensus-moved')
      const [bids, common, against] = [
        (await bidRows(inside, tender.id)).filter((b) => b.state === 'opened'),
        await consensusScores(inside, tender.id),
        await objections(inside, tender.id),
      ]
      const scored = bids.filter((b) => !against.some((o) => o.bid_id === b.id))
      const missing = scored.reduce(
        (n, b) => n + tender.criteria.filter((c) => !common.some((s) => s.bid_id === b.id && s.criterion_id === c.id)).length,
        0,
      )
      if (missing > 0) return refuse('consensus-missing', missing)
      const db = tables(tx)
      await db
        .insertInto('panel_agreements')
        .values({
          jurisdiction: ctx.jurisdiction,
          tender_id: tender.id,
          user_id: mine.userId,
          consensus_version: tender.consensusVersion,
          agreed_at: ctx.now,
        })
        .onConflict((c) =>
          c
            .columns(['jurisdiction', 'tender_id', 'user_id'])
            .doUpdateSet({ consensus_version: tender.consensusVersion, agreed_at: ctx.now }),
        )
        .execute()
      const agreed = (await agreements(inside, tender.id))
        .filter((a) => a.consensus_version === tender.consensusVersion)
        .map((a) => a.user_id)
      const locked = sitting(all).every((s) => agreed.includes(s.userId))
      entry.facts = { locked, version: tender.consensusVersion }
      if (!locked) return { locked }
      for (const b of bids) {
        const objection = against.find((o) => o.bid_id === b.id)
        const parts = weighed(tender.criteria, (id) => common.find((s) => s.bid_id === b.id && s.criterion_id === id)?.score)
        const set = objection
          ? ({ state: 'rejected', reason: objection.reason } as const)
          : { quality_score: fractionText(totalScore(parts!)) }
        await db
          .updateTable('bids')
          .set((e) => ({ ...set, version: e('version', '+', 1) }))
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('id', '=', b.id)
          .execute()
      }
      if (!(await moveTender(ctx, tx, tender, { consensus_locked_at: ctx.now }))) return refuse('stale')
      return { locked }
    },
  )
}
