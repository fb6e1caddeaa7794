import { daysOffSince } from '#law'
import { calendarOf } from '#people'
import { isRefusal } from '#kernel'
import type { Ctx, DueWork } from '#platform'
import { changeAcceptance } from './change-acceptance.ts'
import { readAcceptances, unansweredDueOn } from './store/index.ts'

/** Moves the last day of acceptances that turned out to be a day off; the duty beside them is moved by the contract's own clock. */
export async function moveLastDays(ctx: Ctx, work: DueWork): Promise<void> {
  const calendar = await calendarOf(ctx)
  const due = await unansweredDueOn(ctx, daysOffSince(ctx.today, calendar))
  const open = due.length === 0 ? [] : await readAcceptances(ctx, { ids: due })
  const recordOf = (a: { id: string; purchaseId: string }) => ({
    subject: { kind: 'acceptance' as const, id: a.id },
    purchaseId: a.purchaseId,
  })
  await work.each('delivery.move-last-day', open, recordOf, async (a) => {
    const last = ctx.law.lastDays.civilLastDay(a.dueOn, calendar)
    if (last.state !== 'moved') return false
    const moved = await changeAcceptance(
      ctx,
      { action: 'delivery.move-last-day', id: a.id, verb: 'moveLastDay' },
      async ({ now, entry, set }) => {
        entry.facts = { ...entry.facts, from: now.dueOn.toString(), to: last.on.toString() }
        return await set({ due_on: last.on })
      },
    )
    return !isRefusal(moved)
  })
}
