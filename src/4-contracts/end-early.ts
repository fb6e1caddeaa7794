import { type Day, daysBetween, isAfter, isBefore, isRefusal, type Refusal } from '#kernel'
import type { Calendar, LastDayOn } from '#law'
import { calendarOf, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { changeContract, partyOf } from './change-contract.ts'
import { declineOpenVersion } from './store/index.ts'
import { followHandIns } from './hand-in-duties.ts'
import { followHandOvers } from './follow-hand-overs.ts'
import type { Contract, Side } from './rules/contract.ts'
import { contractProcess } from './rules/contract-process.ts'
import { refuse } from './words.ts'

/** What ending a contract asks for. */
export interface Ending {
  contractId: string
  reason: string
  /** Version of the contract the person saw. */
  version: number
}

/** Clause 15 says which side may end it. */
const whyNotSide = (ctx: Ctx, c: Contract, side: Side): Refusal | undefined =>
  c.terms.mayEndEarly === 'both' || c.terms.mayEndEarly === side
    ? undefined
    : refuse('may-not-end').with({ cites: ctx.law.cites('equal-parties') })

/** Why somebody cannot end a contract early, or undefined where the form for it is of use to them. */
export function whyNotEnd(ctx: Ctx, c: Contract): Refusal | undefined {
  const why = whyNotDo(ctx.asker, contractProcess, 'terminate', c)
  const side = partyOf(ctx, c)
  return why ?? (isRefusal(side) ? side : whyNotSide(ctx, c, side))
}

/** The earliest day on which a contract can end whose notice is given today. */
export const noticeEnd = (ctx: Ctx, c: Pick<Contract, 'terms'>, calendar: Calendar): LastDayOn =>
  ctx.law.lastDays.lastOfDays('civil', ctx.today, c.terms.endNoticeDays, calendar)

/**
 * Gives notice to end a signed contract early, as far as clause 15 lets this side and with its notice. The last day may lie ahead: the
 * contract runs to it and ends there by the clock.
 */
export const endEarly = (ctx: Ctx, i: Ending & { lastOn: Day }): Promise<{ dropped: true } | Refusal> =>
  changeContract({ ...ctx, version: i.version }, { id: i.contractId, verb: 'terminate' }, async ({ tx, inside, now, entry, set }) => {
    const side = partyOf(ctx, now)
    if (isRefusal(side)) return side
    entry.facts = { side, reason: i.reason.slice(0, 200) }
    const calendar = await calendarOf(inside)
    const why = whyNotSide(ctx, now, side)
    if (why) return why
    if (isAfter(i.lastOn, now.endsOn)) return refuse('ends-before', now.endsOn).at('lastOn')
    const notice = noticeEnd(ctx, now, calendar)
    if (isBefore(i.lastOn, notice.on)) return refuse('notice-too-short', notice.on)
    // Where the year is not known the notice may still run to the end of a holiday; none has lasted two weeks.
    if (notice.why && daysBetween(notice.on, i.lastOn) < 14) return { ...notice.why, fields: { lastOn: notice.why.words } }
    const moved = await set({ closed_on: i.lastOn, close_reason: i.reason, notice_by: side })
    if (isRefusal(moved)) return moved
    await declineOpenVersion(ctx, tx, now.id, i.reason)
    await followHandOvers(ctx, tx, now, i.lastOn, calendar)
    await followHandIns(inside, tx, now, { closedOn: i.lastOn })
    return { dropped: true as const }
  })
