import { type Moment, overDeadline, type Refusal, startOf, whyNot } from '#kernel'
import type { Calendar } from '#law'
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
export const whyNotReply = (ctx: Ctx, round: Round, side: Side, calendar: Calendar): Refusal | undefined =>
  whyNot(roundProcess, 'reply', round, replyFacts(ctx, round, side, calendar))

function replyFacts(ctx: Ctx, round: Round, side: Side, calendar: Calendar): ReplyFacts {
  const [about, until] = [round.ratings[otherSide(side)], replyEnd(ctx, round, calendar)]
  return {
    hasMarks: !!about?.marks,
    replied: about?.reply != null,
    over: until !== undefined && Temporal.Instant.compare(ctx.now, until) >= 0,
    moments: overDeadline(until ?? ctx.now, ctx),
  }
}

/** The moment the time for replies is over: its last day is one of its days. Undefined where none runs, or whether that day is one off is not known. */
export function replyEnd(ctx: Ctx, round: Pick<Round, 'replyUntil'>, calendar: Calendar): Moment | undefined {
  const last = round.replyUntil && ctx.law.lastDays.civilLastDay(round.replyUntil, calendar)
  return last && last.state !== 'unknown' ? startOf(last.on.add({ days: 1 }), ctx.zone) : undefined
}

/** Whether the time for replies was one and is over. */
export async function isReplyOver(ctx: Ctx, round: Pick<Round, 'replyUntil'>): Promise<boolean> {
  const until = replyEnd(ctx, round, await calendarOf(ctx))
  return until !== undefined && Temporal.Instant.compare(ctx.now, until) >= 0
}

/** Answers what the other side said, once, within the term. The marks stay as they are. */
export async function reply(ctx: Ctx, i: { roundId: string; reply: string }): Promise<{ id: string } | Refusal> {
  const round = await findRound(ctx, i.roundId)
  if (!round) return refuse('no-round')
  const about = { subject: { kind: 'round', id: round.id }, purchaseId: round.purchaseId } as const
  const side = replyingSide(ctx, round)
  if (!side)
    return await recordRefusal(ctx, 'evaluations.reply', mayNot(ctx.asker, 'evaluations.reply', round) ?? refuse('no-round'), about)
  const facts = async (inside: Ctx, now: Round) => replyFacts(inside, now, side, await calendarOf(inside))
  return await changeRound(ctx, { id: round.id, verb: 'reply', facts }, async ({ tx, now, entry, set }) => {
    entry.facts = { side }
    if (!(await keepReply(ctx, tx, now.id, otherSide(side), i.reply))) return refuse('replied-already')
    return await set({})
  })
}
