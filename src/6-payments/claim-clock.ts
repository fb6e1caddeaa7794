import type { Contract } from '#contracts'
import type { Acceptance } from '#delivery'
import { type Day, later, type Refusal } from '#kernel'
import { type Answer, type Calendar, paymentClock, type PaymentClock } from '#law'

/**
 * The clock by the law the contract was born under: from acceptance, or from the end of its period. An advance was confirmed
 * by the signatures, but nobody can be late with what was not asked for yet: its clock starts with the claim.
 */
export function clockOf(
  c: Contract,
  a: Acceptance | undefined,
  invoiceOn: Day | undefined,
  today: Day,
  calendar: Calendar,
): Answer<PaymentClock> | Refusal {
  const facts = {
    basis: c.terms.basis,
    lawDay: c.lawDay,
    contractDays: c.terms.paymentDays,
    acceptanceIsCondition: a !== undefined,
    ...(invoiceOn && { invoiceOn }),
    ...(a
      ? {
          deliveredOn: a.handedInOn,
          acceptancePeriodEndsOn: a.dueOn,
          ...(a.acceptedOn && a.by !== 'silence' && { acceptedOn: a.acceptedOn }),
        }
      : { progressConfirmedOn: later(c.signedOn!, today) }),
  }
  return paymentClock(facts, calendar)
}
