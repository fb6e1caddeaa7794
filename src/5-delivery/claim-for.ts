import { boughtOn, type Contract } from '#contracts'
import { add, type Fraction, fractionOf, zero } from '#kernel'
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
  const claimed = new Map<string, { claimed: Fraction; givenUp: Fraction }>()
  for (const l of before.filter((a) => a.period !== period.key && a.state !== 'returned').flatMap((a) => a.lines)) {
    const so = claimed.get(l.instalmentKey) ?? { claimed: zero, givenUp: zero }
    claimed.set(l.instalmentKey, { claimed: add(so.claimed, fractionOf(l.claimed)), givenUp: add(so.givenUp, fractionOf(l.givenUp)) })
  }
  return claimOf(c, period, {
    postDays: new Map(postDays.map((d) => [d.lineId, d])),
    units: new Map([...done].map(([id, d]) => [id, d.made])),
    bought: new Map(c.lines.map((l) => [l.id, boughtOn(c, l.id, period.to)])),
    stage: period.kind === 'milestone' ? worthOfStage(c, period.key, done) : null,
    before: claimed,
  })
}
