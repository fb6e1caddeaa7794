import { fractionText, isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { seatOf, seats, sitting } from './panel.ts'
import { scoreSheet, toAnswer } from './rules/scoring.ts'
import { agreements, allScored, givenScores, objections, scoreCorrections, scoreFindings } from './scores.ts'
import { bidRows, tables } from './store.ts'
import { refuse } from './words.ts'

/**
 * A member confirms the table of all members' scores, their corrections and the sums, as they now stand (R-36, R-36b). With the last
 * confirmation they are locked, and only then can prices be opened. What counts is the mean of the members' own scores.
 */
export async function agree(ctx: Ctx, input: { tenderId: string; consensusVersion: number }): Promise<{ locked: boolean } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'panel.agree', id: input.tenderId, verb: 'agree', own: { userId: ctx.asker.userId } },
    async ({ tx, now: tender, entry, inside, set }) => {
      const all = await seats(inside, tender.id)
      const mine = seatOf(all, ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      if (!allScored(ctx, tender, all)) return refuse('scores-not-all-in')
      if (tender.consensusLockedAt) return refuse('consensus-locked')
      if (input.consensusVersion !== tender.consensusVersion) return refuse('consensus-moved')
      const bids = (await bidRows(inside, tender.id)).filter((b) => b.state === 'opened')
      const against = await objections(inside, tender.id)
      const scored = bids.filter((b) => !against.some((o) => o.bid_id === b.id))
      const members = sitting(all).map((s) => s.userId)
      const given = (await givenScores(inside, tender.id)).filter((g) => scored.some((b) => b.id === g.bidId))
      const corrections = await scoreCorrections(inside, tender.id)
      const open = toAnswer(tender.criteria, members, given, corrections, await scoreFindings(inside, tender.id))
      if (open.length > 0) return refuse('scores-unanswered', open.length)
      const quality = new Map(scored.map((b) => [b.id, scoreSheet(tender.criteria, members, b.id, given, corrections).quality]))
      const missing = [...quality.values()].filter((q) => q === undefined).length
      if (missing > 0) return refuse('scores-missing', missing)
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
      const locked = members.every((m) => agreed.includes(m))
      entry.facts = { locked, version: tender.consensusVersion }
      if (!locked) return { locked }
      for (const b of bids) {
        const objection = against.find((o) => o.bid_id === b.id)
        const set = objection
          ? ({ state: 'rejected', reason: objection.reason } as const)
          : { quality_score: fractionText(quality.get(b.id)!) }
        await db
          .updateTable('bids')
          .set((e) => ({ ...set, version: e('version', '+', 1) }))
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('id', '=', b.id)
          .execute()
      }
      const moved = await set({ consensus_locked_at: ctx.now })
      return isRefusal(moved) ? moved : { locked }
    },
  )
}
