import { isRefusal, overDeadline, type Refusal } from '#kernel'
import { contract, fulfilDuty } from '#contracts'
import { type Action, mayNot } from '#people'
import { type Ctx, recordRefusal } from '#platform'
import { changeRound } from './change-round.ts'
import { reveal } from './reveal.ts'
import { ratedLines } from './rated-lines.ts'
import { type Mark, otherSide, type Side, wrongMarks } from './rules/dimensions.ts'
import { type Given, type LineMark, wrongLineMarks } from './rules/line-marks.ts'
import { findRound, keepSealed, keysOf, type Round } from './store/index.ts'
import { refuse } from './words.ts'

const permissionToGive: Record<Side, Action> = { purchaser: 'evaluations.rate-institution', provider: 'evaluations.rate-purchaser' }

/** The side for which this person may give marks, if any. */
export const ratingSide = (ctx: Ctx, round: Pick<Round, 'purchaserId' | 'providerId'>): Side | undefined =>
  (['purchaser', 'provider'] as const).find((side) => !mayNot(ctx.asker, permissionToGive[side], round))

/**
 * Gives one side's marks, sealed to the round's key before they reach the database. The time of receipt decides whether
 * they came in time. The side that comes second opens both, in the same transaction.
 */
export async function giveMarks(
  ctx: Ctx,
  i: { roundId: string; marks: readonly Mark[]; lines?: readonly LineMark[] },
): Promise<{ id: string; revealed: boolean } | Refusal> {
  const round = await findRound(ctx, i.roundId)
  if (!round) return refuse('no-round')
  const about = { subject: { kind: 'round', id: round.id }, purchaseId: round.purchaseId } as const
  const side = ratingSide(ctx, round)
  if (!side)
    return await recordRefusal(
      ctx,
      'evaluations.give',
      mayNot(ctx.asker, 'evaluations.rate-institution', round) ?? refuse('no-round'),
      about,
    )
  const asked = ratedLines(round, await contract(ctx, round.contractId))
  const given: Given<Mark> = { marks: i.marks, lines: (i.lines ?? []).filter((m) => asked.some((l) => l.id === m.lineId)) }
  const wrong = { ...wrongMarks(side, given.marks), ...wrongLineMarks(asked, given.lines) }
  if (Object.keys(wrong).length > 0) return refuse('marks-wrong').with({ fields: wrong })
  const { recipient } = await keysOf(ctx, round.id)
  const sealed = await ctx.seal.seal(recipient, new TextEncoder().encode(JSON.stringify(given)))
  const facts = (_: Ctx, now: Round) => ({ over: Temporal.Instant.compare(ctx.now, now.dueAt) >= 0, moments: overDeadline(now.dueAt, ctx) })
  return await changeRound(ctx, { id: round.id, verb: 'give', facts }, async (at) => {
    const { tx, now, entry } = at
    entry.facts = { side }
    if (!(await keepSealed(ctx, tx, now.id, side, sealed))) return refuse('given-already')
    await fulfilDuty(ctx, tx, { contractId: now.contractId, kind: 'rate', subjectId: `${now.id}:${side}`, on: ctx.today })
    // Whichever side comes second opens both.
    const revealed = now.ratings[otherSide(side)] !== undefined
    const moved = revealed ? await reveal(at, 'reveal-both-in') : await at.set({})
    return isRefusal(moved) ? moved : { id: now.id, revealed }
  })
}
