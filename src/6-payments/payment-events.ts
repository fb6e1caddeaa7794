import { type Day, daysBetween, isRefusal, type Money, type Moment } from '#kernel'
import { calendarOf, calendarsThen } from '#people'
import type { Ctx } from '#platform'
import type { Claim, PaymentMade } from './rules/claim.ts'
import { interestTo } from './rules/owed.ts'
import { sumsOf } from './rules/put-right.ts'

/** What came in for a claim at one time, or was put right at one time, and what the claim became by it. */
interface PaymentEvent {
  readonly entries: readonly PaymentMade[]
  /** Paid up by it, with the interest and days late as they were reckoned then; or owed again although it had been paid up. */
  readonly becomes:
    | { readonly as: 'settled'; readonly on: Day; readonly daysLate: number; readonly interest: Money | null }
    | { readonly as: 'reopened' }
    | null
}

/** The events of a claim in the order in which they were entered: each tells only what was known then, so that what comes later changes none. */
export async function paymentEvents(
  ctx: Ctx,
  claim: Claim,
  made: readonly PaymentMade[],
  withdrawnAt: Moment | null,
): Promise<PaymentEvent[]> {
  const [calendar, then] = [await calendarOf(ctx), await calendarsThen(ctx)]
  const events: PaymentEvent[] = []
  const soFar: PaymentMade[] = []
  let wasPaidUp = false
  for (const entries of together(made.toSorted(byEntry))) {
    soFar.push(...entries)
    const { paid, lastPaidOn } = sumsOf(claim, soFar)
    const isPaidUp = paid === claim.amount
    const corrected = entries.some((e) => e.correctionId)
    const days = then(lastPaidOn) ?? calendar
    const interest = isPaidUp && lastPaidOn ? interestTo(ctx.law, claim, soFar, lastPaidOn, days) : null
    const before = withdrawnAt === null || !entries[0]!.recordedAt || Temporal.Instant.compare(entries[0]!.recordedAt, withdrawnAt) <= 0
    const settles = before && isPaidUp && (!wasPaidUp || corrected)
    events.push({
      entries,
      becomes: settles
        ? {
            as: 'settled',
            on: lastPaidOn!,
            daysLate: Math.max(0, daysBetween(ctx.law.payments.dueDay(claim, days), lastPaidOn!)),
            interest: isRefusal(interest) ? null : interest,
          }
        : before && wasPaidUp && !isPaidUp
          ? { as: 'reopened' }
          : null,
    })
    wasPaidUp = isPaidUp
  }
  return events
}

/** What was entered by one correction happened at once. */
const together = (made: readonly PaymentMade[]): PaymentMade[][] => [...Map.groupBy(made, (p) => p.correctionId ?? p.id).values()]

/** In the order in which they were entered. */
const byEntry = (a: PaymentMade, b: PaymentMade): number =>
  (a.recordedAt && b.recordedAt ? Temporal.Instant.compare(a.recordedAt, b.recordedAt) : 0) || (a.id < b.id ? -1 : 1)
