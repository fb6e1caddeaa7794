import { daysOffSince } from '#law'
import { calendarOf } from '#people'
import { change, type Ctx, type DueWork } from '#platform'
import type { DutyKind } from './rules/duty-terms.ts'
import { moveDuty, openDutiesOn } from './store/index.ts'

/** Duties whose day is counted from a term of the contract, or by the clock of a claim. A round ends on the day somebody chose. */
const counted: readonly DutyKind[] = [
  'hand-over',
  'fill-vacancy',
  'end-with-project',
  'hand-in',
  'accept',
  'invite-residents',
  'invoice',
  'pay',
  'pay-undisputed',
  'hand-over-clients',
  'add-own',
]

/**
 * Moves the last days of open duties that turned out to be days off: counted when the year was not known yet, before it was corrected,
 * or by a version that did not move them.
 */
export async function moveLastDays(ctx: Ctx, work: DueWork): Promise<void> {
  const calendar = await calendarOf(ctx)
  const due = await openDutiesOn(ctx, counted, daysOffSince(ctx.today, calendar))
  const recordOf = (d: { id: string; purchaseId: string }) => ({ subject: { kind: 'duty' as const, id: d.id }, purchaseId: d.purchaseId })
  await work.each('contracts.move-last-day', due, recordOf, async (d) => {
    const last = ctx.law.lastDays.civilLastDay(d.dueOn!, calendar)
    if (last.state !== 'moved') return false
    await change(
      ctx,
      {
        action: 'contracts.move-last-day',
        ...recordOf(d),
        facts: { kind: d.kind, from: d.dueOn!.toString(), to: last.on.toString() },
      },
      async (tx) => {
        await moveDuty(ctx, tx, { contractId: d.contractId, kind: d.kind, subjectId: d.subjectId, dueOn: last.on })
        return { moved: true }
      },
    )
    return true
  })
}
