import { type Day, fractionOf, isRefusal, type Money, minor, type Refusal, roundToWhole } from '#kernel'
import type { Calendar, Law, Owed } from '#law'
import type { Claim, PaymentMade } from './claim.ts'
import { standingOf } from './standing-entries.ts'

/** A claim as the law reckons lateness: what was owed until when, and what came in when. */
export const owed = (c: Claim, made: readonly PaymentMade[]): Owed => ({
  id: c.id,
  contractId: c.contractId,
  amount: c.amount,
  dueOn: c.dueOn,
  basis: c.basis,
  lawDay: c.lawDay,
  ...(c.dailyLateRate !== null && { agreedDailyRate: fractionOf(c.dailyLateRate) }),
  ...(c.rateAgreedOn && { rateAgreedOn: c.rateAgreedOn }),
  payments: standingOf(made)
    .filter((p) => p.amount > 0n)
    .map((p) => ({ paidOn: p.paidOn, amount: p.amount })),
  interestPaid: minor(made.reduce((t, p) => t + p.interest, 0n)),
})

/** The law by which interest is reckoned, with the loan prime rates its place entered. */
type Reckoning = Pick<Law, 'payments'>

/** Interest a claim has earned to the end of a day, half-up to the fen; a refusal where it cannot be computed. */
export const interestTo = (law: Reckoning, claim: Claim, made: readonly PaymentMade[], on: Day, calendar: Calendar): Money | Refusal =>
  interestOwed(law, owed(claim, made), on, calendar)

/** The same for what the law calls owed, as where a year is not in the calendar or the prime rate of the day was not entered. */
export function interestOwed(law: Reckoning, o: Owed, on: Day, calendar: Calendar): Money | Refusal {
  const exact = law.payments.interestOn(o, on, calendar)
  return isRefusal(exact) ? exact : minor(roundToWhole(exact, 'half-up'))
}
