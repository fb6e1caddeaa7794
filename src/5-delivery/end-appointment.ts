import { contract } from '#contracts'
import { type Day, isAfter, isBefore, plusDays, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { followRuns } from './follow-runs.ts'
import { staffingOf } from './occupancy.ts'
import { firstWithin } from './rules/posts.ts'
import { countedMonths, holdSummed, lockStaff, readAppointments, writeEnd } from './store/index.ts'
import { followVacancies } from './vacancies.ts'
import { refuse } from './words.ts'

/**
 * Somebody leaves a post after a last day; the post is vacant from the next. A last day may also be put right, to an earlier one: only days
 * of months that stand are what they were.
 */
export async function endAppointment(
  ctx: Ctx,
  i: { appointmentId: string; lastOn: Day; reason: string; version: number },
): Promise<{ contractId: string } | Refusal> {
  const [a] = await readAppointments(ctx, { id: i.appointmentId })
  const c = a && (await contract(ctx, a.contractId))
  const no = mayNot(ctx.asker, 'delivery.appoint', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.end-appointment', no)
  if (!a || !c) return refuse('no-appointment')
  return await change(
    ctx,
    {
      action: 'delivery.end-appointment',
      subject: { kind: 'appointment', id: a.id },
      purchaseId: c.purchaseId,
      facts: { contract: c.number, last: i.lastOn.toString(), reason: i.reason },
    },
    async (tx) => {
      await lockStaff(ctx, tx, c.providerId)
      await holdSummed(ctx, tx, c.id)
      // Who has left may turn out to have left before.
      if (a.toOn && isBefore(a.toOn, ctx.today) && !isBefore(i.lastOn, a.toOn)) return refuse('already-ended').at('lastOn')
      if (isBefore(i.lastOn, a.fromOn)) return refuse('ends-before').at('lastOn')
      const last = staffingOf(c).get(a.lineId)
      if (last && isAfter(i.lastOn, last.to)) return refuse('outside-post', last.from, last.to).at('lastOn')
      // Longer than agreed before could meet somebody who came after.
      if (a.toOn && isAfter(i.lastOn, a.toOn)) return refuse('already-ended').at('lastOn')
      const within = firstWithin(await countedMonths(ctx, tx, c.id), { from: plusDays(i.lastOn, 1), to: a.toOn })
      if (within) return refuse('period-counted', within.from, within.to).at('lastOn')
      if (!(await writeEnd(ctx, tx, { id: a.id, version: i.version }, i))) return stale()
      await followVacancies({ ...ctx, db: tx }, tx, c)
      await followRuns(ctx, tx, c)
      return { contractId: c.id }
    },
  )
}
