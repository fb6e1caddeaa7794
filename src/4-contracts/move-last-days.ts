import { daysOffSince } from '#law'
import { calendarOf } from '#people'
import { change, type Ctx, type DueWork } from '#platform'
import { countedByCalendar } from './rules/duty.ts'
import { moveDuty, openDutiesOn } from './store/index.ts'

/**
 * Moves the last days of open duties that turned out to be days off: counted when the year was not known yet, before it was corrected,
 * or by a version that did not move them.
 */
export async function moveLastDays(ctx: Ctx, work: DueWork): Promise<void> {
  const calendar = await calendarOf(ctx)
  const due = await openDutiesOn(ctx, countedByCalendar, daysOffSince(ctx.today, calendar))
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
