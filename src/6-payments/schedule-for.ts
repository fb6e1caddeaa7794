import { type Contract, inForceOn, payables, releasedFrom } from '#contracts'
import { type Acceptance, mostClaimable } from '#delivery'
import type { Day } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { type ScheduleRow, scheduleOf } from './rules/schedule.ts'
import { type AsideStands, asideStands, mostAside, setAsideOf } from './rules/set-aside.ts'
import { claimLinesOf, findClaims } from './store/index.ts'

/**
 * The payment schedule of a contract with how far every instalment has come.
 * @param handedIn every period of it that was handed in
 */
export async function scheduleFor(ctx: Ctx, c: Contract, handedIn: readonly Acceptance[]): Promise<ScheduleRow[]> {
  const claims = new Map((await findClaims(ctx, { contractIds: [c.id], owed: true })).map((x) => [x.id, x]))
  const lines = await claimLinesOf(ctx, { contractIds: [c.id] })
  const claimed = lines.flatMap((l) => {
    const claim = claims.get(l.claimId)
    return claim ? [{ ...l, claimNumber: claim.number, dueOn: claim.dueOn, mayMove: claim.mayMove, paidUp: claim.state === 'paid' }] : []
  })
  const byDay = { ...c, termsOn: (on: Day) => inForceOn(c, on).terms }
  const all = payables(c)
  const work = await mostClaimable(ctx, c, handedIn)
  const most = new Map([...work, ...mostAside(c, all, work, claimed, ctx.today)])
  return scheduleOf(
    all,
    handedIn,
    claimed,
    byDay,
    ctx,
    await calendarOf(ctx),
    most,
    setAsideOf(all, handedIn, work, (on) => releasedFrom(c, on)),
  )
}

/**
 * How the advance of a contract and what is kept back of it stand.
 * @param handedIn every period of it that was handed in
 */
export async function asideFor(ctx: Ctx, c: Contract, handedIn: readonly Acceptance[]): Promise<AsideStands> {
  const [most, lines] = [await mostClaimable(ctx, c, handedIn), await claimLinesOf(ctx, { contractIds: [c.id], owed: true })]
  return asideStands(c, payables(c), most, lines, ctx.today)
}
