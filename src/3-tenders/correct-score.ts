import { isRefusal, type Refusal } from '#kernel'
import type { Ctx, Db, Entry } from '#platform'
import { changeTender } from './change-tender.ts'
import { type Seat, seatOf, sitting } from './rules/panel.ts'
import { counting, type FoundGround, isChange, toAnswer } from './rules/scoring.ts'
import type { Tender } from './rules/tender.ts'
import {
  bidRows,
  givenScores,
  insertCorrection,
  insertFinding,
  objections,
  scoreCorrections,
  scoreFindings,
  seats,
  writeObjection,
} from './store/index.ts'
import { allScored } from './visible-scores.ts'
import { refuse } from './words.ts'

interface Review {
  tx: Db
  tender: Tender
  inside: Ctx
  entry: Entry
  mine: Seat
  members: string[]
}

/** What a member does between the scores and their confirmation. Every change asks all members to confirm anew. */
async function review<T>(
  ctx: Ctx,
  action: string,
  at: { tenderId: string; bidId: string },
  work: (r: Review) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return await changeTender(
    ctx,
    { action, id: at.tenderId, verb: 'agree', own: { userId: ctx.asker.userId } },
    async ({ tx, now: tender, entry, inside, set }) => {
      const all = await seats(inside, tender.id)
      const mine = seatOf(all, ctx.asker.userId)
      if (!mine) return refuse('not-on-panel')
      if (!allScored(ctx, tender, all)) return refuse('scores-not-all-in')
      if (tender.consensusLockedAt) return refuse('consensus-locked')
      if (!(await bidRows(inside, tender.id)).some((b) => b.id === at.bidId && b.state === 'opened')) return refuse('no-bid')
      // First: whoever comes at the same moment finds the record moved on, and nothing written twice.
      const moved = await set({ consensus_version: tender.consensusVersion + 1 })
      if (isRefusal(moved)) return moved
      return await work({ tx, tender, inside, entry, mine, members: sitting(all).map((s) => s.userId) })
    },
  )
}

/**
 * A member finds a score abnormally high or low, or outside the grades of the standard. It is the panel's finding, and its member must
 * answer it, once more than half of the panel found the same.
 */
export async function findScore(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; criterionId: string; userId: string; ground: FoundGround; reason: string },
): Promise<{ id: string } | Refusal> {
  return await review(ctx, 'panel.find-score', input, async ({ tx, tender, inside, entry, mine, members }) => {
    const { bidId, criterionId, userId, ground, reason } = input
    if (!members.includes(userId) || !tender.criteria.some((c) => c.id === criterionId)) return refuse('no-score')
    const known = (await scoreFindings(inside, tender.id)).some(
      (f) => f.foundBy === mine.userId && f.bidId === bidId && f.criterionId === criterionId && f.userId === userId,
    )
    if (known) return refuse('found-already')
    await insertFinding(inside, tx, tender.id, { bidId, criterionId, userId, foundBy: mine.userId, ground, reason })
    // Scores are nobody's business before the result: the log tells the ground, and the whole once prices are open.
    entry.facts = { ground }
    return { id: bidId }
  })
}

/**
 * A member corrects an own score, on a ground the law lists and no other, or keeps it with the reason in writing. Nobody can do
 * it for somebody else. What was handed in stays in the record.
 * @param input.score out of 100, as text; nothing where the member keeps the score
 */
export async function correctScore(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; criterionId: string; score?: string | undefined; reason: string },
): Promise<{ id: string } | Refusal> {
  return await review(ctx, 'panel.correct-score', input, async ({ tx, tender, inside, entry, mine, members }) => {
    const { bidId, criterionId, reason } = input
    const against = await objections(inside, tender.id)
    const given = (await givenScores(inside, tender.id)).filter((g) => !against.some((o) => o.bid_id === g.bidId))
    const before = await scoreCorrections(inside, tender.id)
    const at = (x: { bidId: string; criterionId: string; userId: string }) =>
      x.bidId === bidId && x.criterionId === criterionId && x.userId === mine.userId
    const open = toAnswer(inside.law, tender.criteria, members, given, before, await scoreFindings(inside, tender.id)).find(at)
    const was = counting(given, before).find(at)?.score
    if (!open || was === undefined) return refuse('no-ground')
    const kept = input.score === undefined
    // Facts cannot be kept apart in writing: they must be the same for all.
    if (kept && open.ground === 'objective-differs') return refuse('objective-must-agree')
    const becomes = input.score ?? was
    if (!kept && open.ground !== 'objective-differs' && !isChange(was, becomes)) return refuse('same-score')
    const number = before.length + 1
    const correction = { bidId, criterionId, userId: mine.userId, ground: open.ground, was, becomes, kept, reason }
    await insertCorrection(inside, tx, { tenderId: tender.id, number }, correction)
    entry.facts = { number, ground: open.ground, kept }
    return { id: bidId }
  })
}

/** The panel says which requirement a bid does not meet, before any price is seen; without words the objection is taken back. */
export async function objectToBid(
  ctx: Ctx,
  input: { tenderId: string; bidId: string; objection?: string | undefined },
): Promise<{ id: string } | Refusal> {
  return await review(ctx, 'panel.object', input, async ({ tx, tender, inside, entry, mine }) => {
    await writeObjection(inside, tx, { tenderId: tender.id, bidId: input.bidId, reason: input.objection, proposedBy: mine.userId })
    entry.facts = { bidId: input.bidId, objects: Boolean(input.objection) }
    return { id: input.bidId }
  })
}
