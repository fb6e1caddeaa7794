import { type Fraction, fractionText, isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { seatOf, sitting } from './rules/panel.ts'
import { scoreSheet, toAnswer } from './rules/scoring.ts'
import type { Tender } from './rules/tender.ts'
import {
  agreements,
  bidRows,
  givenScores,
  objections,
  scoreCorrections,
  scoreFindings,
  seats,
  writeAgreement,
  writeBid,
} from './store/index.ts'
import { allScored } from './visible-scores.ts'
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
      const quality = await qualityOf(inside, tender, members, scored)
      if (isRefusal(quality)) return quality
      await writeAgreement(inside, tx, { tenderId: tender.id, userId: mine.userId, consensusVersion: tender.consensusVersion })
      const agreed = (await agreements(inside, tender.id))
        .filter((a) => a.consensus_version === tender.consensusVersion)
        .map((a) => a.user_id)
      const locked = members.every((m) => agreed.includes(m))
      entry.facts = { locked, version: tender.consensusVersion }
      if (!locked) return { locked }
      for (const b of bids) {
        const objection = against.find((o) => o.bid_id === b.id)
        const columns = objection
          ? ({ state: 'rejected', reason: objection.reason } as const)
          : { quality_score: fractionText(quality.get(b.id)!) }
        await writeBid(inside, tx, b.id, columns)
      }
      const moved = await set({ consensus_locked_at: ctx.now })
      return isRefusal(moved) ? moved : { locked }
    },
  )
}

/** What each scored bid comes to, once nothing is left to answer and no score is missing. */
async function qualityOf(
  inside: Ctx,
  tender: Tender,
  members: readonly string[],
  scored: readonly { id: string }[],
): Promise<ReadonlyMap<string, Fraction> | Refusal> {
  const given = (await givenScores(inside, tender.id)).filter((g) => scored.some((b) => b.id === g.bidId))
  const corrections = await scoreCorrections(inside, tender.id)
  const open = toAnswer(inside.law, tender.criteria, members, given, corrections, await scoreFindings(inside, tender.id))
  if (open.length > 0) return refuse('scores-unanswered', open.length)
  const found = scored.map((b) => [b.id, scoreSheet(tender.criteria, members, b.id, given, corrections).quality] as const)
  const whole = found.flatMap(([id, quality]) => (quality === undefined ? [] : [[id, quality] as const]))
  return whole.length < found.length ? refuse('scores-missing', found.length - whole.length) : new Map(whole)
}
