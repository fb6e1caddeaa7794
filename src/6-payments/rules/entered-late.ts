import { type Day, enteredWithin, type Money, type Refusal, whyEnteredSo } from '#kernel'
import { refuse } from '../words.ts'

/** What a payment that is entered now is held against. */
interface EnteredNow {
  readonly today: Day
  readonly paidOn: Day
  readonly dueOn: Day
  /** Interest paid in all, with this payment. */
  readonly interestPaid: Money
  /** Interest earned until today, with this payment on its day. */
  readonly interestEarned: Money
}

/**
 * Why a payment needs a reason as it is entered, or undefined: its day is typed by whoever is judged by it. It makes a payment that would
 * be late one in time, lies more than a week back, or leaves more interest paid than is owed.
 */
export function whyReason(p: EnteredNow): Refusal | undefined {
  if (p.interestPaid > p.interestEarned) return refuse('interest-beyond', p.interestPaid, p.interestEarned).at('enteredReason')
  const why = whyEnteredSo({ today: p.today, on: p.paidOn, dueOn: p.dueOn })
  if (why === 'in-time-by-entry') return refuse('in-time-by-entry', p.dueOn).at('enteredReason')
  return why && refuse('entered-late', enteredWithin).at('enteredReason')
}
