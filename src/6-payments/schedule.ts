import type { Contract, Instalment } from '#contracts'
import { isRefusal } from '#kernel'
import { type Acceptance, mostClaimable } from '#delivery'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { clockOf } from './claim-clock.ts'
import { type ScheduleRow, scheduleOf } from './rules/schedule.ts'
import { claimLinesOf, findClaims } from './store.ts'

/** The payment schedule of a contract with how far every instalment has come. */
export async function scheduleFor(
  ctx: Ctx,
  c: Contract,
  of: { instalments: readonly Instalment[]; acceptances: readonly Acceptance[] },
): Promise<ScheduleRow[]> {
  const claims = await findClaims(ctx, { contractIds: [c.id] })
  const lines = await claimLinesOf(ctx, { contractIds: [c.id] })
  const calendar = await calendarOf(ctx)
  const most = await mostClaimable(ctx, c, of.acceptances)
  const byId = new Map(claims.map((x) => [x.id, x]))
  return scheduleOf(
    of.instalments,
    of.acceptances.flatMap((a) => {
      const clock = a.acceptedOn ? clockOf(c, a, undefined, ctx.today, calendar) : undefined
      return a.lines.map((l) => ({
        acceptanceId: a.id,
        instalmentKey: l.instalmentKey,
        accepted: l.accepted ?? '0',
        state: a.state,
        acceptBy: a.dueOn,
        claimDueOn: clock && !isRefusal(clock) ? clock.value.dueOn : null,
      }))
    }),
    lines.flatMap((l) => {
      const claim = byId.get(l.claimId)
      return claim
        ? [
            {
              instalmentKey: l.instalmentKey,
              share: l.share,
              amount: l.amount,
              claimId: claim.id,
              claimNumber: claim.number,
              dueOn: claim.dueOn,
              paidUp: claim.state === 'paid',
            },
          ]
        : []
    }),
    {
      startsOn: c.startsOn,
      endsOn: c.endsOn,
      signedOn: c.signedOn,
      handInDays: c.terms.handInDays,
      acceptanceDays: c.terms.acceptanceDays,
      paymentDays: c.terms.paymentDays,
      closedOn: c.closedOn,
    },
    ctx.today,
    calendar,
    most,
  )
}
