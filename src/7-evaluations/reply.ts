import { type Day, type Refusal, whyNot } from '#kernel'
import { type Calendar, isCivilTermOver } from '#law'
import { calendarOf, mayNot } from '#people'
import { type Ctx, recordRefusal } from '#platform'
import { changeRound } from './change-round.ts'
import { otherSide, type Side } from './rules/dimensions.ts'
import { type ReplyFacts, roundProcess } from './rules/round-process.ts'
import { findRound, keepReply, type Round } from './store/index.ts'
import { refuse } from './words.ts'

/** The side this person may speak for when answering, if any. */
export function replyingSide(ctx: Ctx, round: Round): Side | undefined {
  const own = ctx.asker.organisationId
  if (mayNot(ctx.asker, 'evaluations.reply', round)) return undefined
  return own === round.purchaserId ? 'purchaser' : own === round.providerId ? 'provider' : undefined
}
/** Why that side cannot reply now, or undefined. */
export const whyNotReply = (round: Round, side: Side, today: Day, calendar: Calendar): Refusal | undefined =>
  whyNot(roundProcess, 'reply', round, replyFacts(round, side, today, calendar))

function replyFacts(round: Round, side: Side, today: Day, calendar: Calendar): ReplyFacts {
  const about = round.ratings[otherSide(side)]
  return {
    hasMarks: !!about?.marks,
    replied: about?.reply != null,
    over: round.replyUntil !== null && isCivilTermOver(round.replyUntil, today, calendar),
  }
}

/** Answers what the other side said, once, within the term. The marks stay as they are. */
export async function reply(ctx: Ctx, i: { roundId: string; reply: string }): Promise<{ id: string } | Refusal> {
  const round = await findRound(ctx, i.roundId)
  if (!round) return refuse('no-round')
  const about = { subject: { kind: 'round', id: round.id }, purchaseId: round.purchaseId } as const
  const side = replyingSide(ctx, round)
  if (!side)
    return await recordRefusal(ctx, 'evaluations.reply', mayNot(ctx.asker, 'evaluations.reply', round) ?? refuse('no-round'), about)
  const facts = async (inside: Ctx, now: Round) => replyFacts(now, side, ctx.today, await calendarOf(inside))
  return await changeRound(ctx, { id: round.id, verb: 'reply', facts }, async ({ tx, now, entry, set }) => {
    entry.facts = { side }
    if (!(await keepReply(ctx, tx, now.id, otherSide(side), i.reply))) return refuse('replied-already')
    return await set({})
  })
}
