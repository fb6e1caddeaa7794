import { createHash } from 'node:crypto'
import { type Claim, owedToday, type PaymentMade } from '#payments'
import type { Ctx } from '#platform'
import type { PublicClaim } from './rules/public-facts.ts'

/** A claim with its clock and what was paid of it; how late it was is told once it is settled. */
export async function publicClaim(ctx: Ctx, k: Claim, made: readonly PaymentMade[]): Promise<PublicClaim> {
  const { interest, interestUnknown, daysLate } = await owedToday(ctx, k)
  return {
    id: k.id,
    number: k.number,
    acceptanceId: k.acceptanceId,
    title: k.title,
    amount: k.amount,
    madeOn: k.madeOn,
    clockStartOn: k.clockStartOn,
    dueOn: k.dueOn,
    basis: k.basis,
    settledOn: k.settledOn,
    daysLate: k.settledOn ? daysLate : null,
    interest: k.settledOn && !interestUnknown ? interest : null,
    // A payment has no number of its own outside the books: its day, amount and reference make one that does not change.
    payments: made.toSorted(byEntry).map((m) => ({
      id: `${k.id}-${createHash('sha256').update(`${m.paidOn} ${m.amount} ${m.interest} ${m.reference}`).digest('hex').slice(0, 12)}`,
      amount: m.amount,
      interest: m.interest,
      paidOn: m.paidOn,
      recordedAt: m.recordedAt ?? null,
    })),
  }
}

/** Payments in the order in which they were entered. */
const byEntry = (a: PaymentMade, b: PaymentMade): number =>
  a.recordedAt && b.recordedAt ? Temporal.Instant.compare(a.recordedAt, b.recordedAt) : 0
