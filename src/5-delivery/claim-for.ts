import type { Contract } from '#contracts'
import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { occupiedLines, stayedUntil } from './occupancy.ts'
import { claimOf, type ClaimedLine, contractMonth, type Period } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { runsOf, whileRunning } from './runs-of.ts'
import { doneOf } from './done-of.ts'
import { worthOfStage } from './why-not-due.ts'
import { readAppointments } from './store/index.ts'
import { unitTotals } from './unit-totals.ts'
import { unitsOfMonth, unitsThatStand } from './units-of-month.ts'

/** What a period would claim, counted from the totals as they stand. @param until the last day that people have stood at their posts */
export async function claimFor(
  ctx: Ctx,
  c: Contract,
  period: Period,
  before: readonly Acceptance[],
  until: Day = period.to,
): Promise<ClaimedLine[]> {
  const totals = await unitTotals(ctx, { contractIds: [c.id] })
  if (period.kind === 'milestone') {
    const stage = worthOfStage(c, period.key, doneOf(c, unitsThatStand(c, totals, before)))
    return claimOf(c, period, { postDays: new Map(), units: new Map(), bought: new Map(), stage, before: [] })
  }
  // What was agreed for a month is for all of it: where the contract was ended early, the days after its last are not served.
  const whole = contractMonth(c, period.index)
  const staff = whileRunning(await readAppointments(ctx, { contractIds: [c.id] }), runsOf(c, before))
  const postDays = occupiedLines(c, stayedUntil(staff, until), whole)
  return claimOf(c, period, { postDays: new Map(postDays.map((d) => [d.lineId, d])), ...unitsOfMonth(c, totals, before, whole) })
}
