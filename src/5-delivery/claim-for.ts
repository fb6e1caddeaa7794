import { boughtOn, type Contract } from '#contracts'
import type { Ctx } from '#platform'
import { occupiedLines } from './occupancy.ts'
import { claimOf, type ClaimedLine, contractMonth, type Period } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { doneOf } from './done-of.ts'
import { worthOfStage } from './why-not-due.ts'
import { readAppointments } from './store/index.ts'
import { unitTotals } from './unit-totals.ts'

/** What a period would claim, counted from the totals as they stand. */
export async function claimFor(ctx: Ctx, c: Contract, period: Period, before: readonly Acceptance[]): Promise<ClaimedLine[]> {
  const [staff, units] = [
    await readAppointments(ctx, { contractIds: [c.id] }),
    await unitTotals(ctx, { contractIds: [c.id], to: period.to }),
  ]
  const done = doneOf(c, units)
  // What was agreed for a month is for all of it: where the contract was ended early, the days after its last are not served.
  const whole = period.kind === 'month' ? contractMonth(c, period.index) : period
  const postDays = occupiedLines(c, staff, whole)
  return claimOf(c, period, {
    postDays: new Map(postDays.map((d) => [d.lineId, d])),
    units: new Map([...done].map(([id, d]) => [id, d.made])),
    bought: new Map(c.lines.map((l) => [l.id, boughtOn(c, l.id, period.to)])),
    stage: period.kind === 'milestone' ? worthOfStage(c, period.key, done) : null,
    before: before.filter((a) => a.period !== period.key && a.state !== 'returned').flatMap((a) => a.lines),
  })
}
