import { type Day, fractionOf, isRefusal, type Money, minor, type Refusal, roundToWhole } from '#kernel'
import { type Calendar, interestOn, type Owed } from '#law'
import type { Claim, PaymentMade } from './claim.ts'

/** A claim as the law reckons lateness: what was owed until when, and what came in when. */
export const owed = (c: Claim, made: readonly Pick<PaymentMade, 'paidOn' | 'amount' | 'interest'>[]): Owed => ({
  id: c.id,
  contractId: c.contractId,
  amount: c.amount,
  dueOn: c.dueOn,
  basis: c.basis,
  lawDay: c.lawDay,
  ...(c.dailyLateRate !== null && { agreedDailyRate: fractionOf(c.dailyLateRate) }),
  payments: made.filter((p) => p.amount > 0n).map((p) => ({ paidOn: p.paidOn, amount: p.amount })),
  interestPaid: minor(made.reduce((t, p) => t + p.interest, 0n)),
})

/** Interest a claim has earned to the end of a day, half-up to the fen. */
export function interestTo(claim: Claim, made: readonly PaymentMade[], on: Day, calendar: Calendar): Money | Refusal {
  const exact = interestOn(owed(claim, made), on, calendar)
  return isRefusal(exact) ? exact : minor(roundToWhole(exact, 'half-up'))
}
/** The same for what the law calls owed; a refusal where it cannot be computed, as where a year is not in the calendar. */
export function interestOwed(o: Owed, on: Day, calendar: Calendar): Money | Refusal {
  const exact = interestOn(o, on, calendar)
  return isRefusal(exact) ? exact : minor(roundToWhole(exact, 'half-up'))
}
