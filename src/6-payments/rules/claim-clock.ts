import type { Contract } from '#contracts'
import type { Acceptance } from '#delivery'
import { type Day, later, type Refusal } from '#kernel'
import type { Answer, Calendar, Law, PaymentClock } from '#law'

/** What of a contract decides a payment clock. */
type ClockContract = Pick<Contract, 'startsOn' | 'signedOn' | 'lawDay'> & {
  readonly terms: Pick<Contract['terms'], 'basis' | 'paymentDays'>
}

/** What a claim rests on: the signatures, a period as it was accepted, or the settlement of what was in dispute. */
export type ClockFrom =
  | { readonly from: 'signing' }
  /** A day that makes it due, as that of a release. */
  | { readonly from: 'day'; readonly on: Day }
  | { readonly from: 'acceptance'; readonly acceptance: Pick<Acceptance, 'handedInOn' | 'dueOn' | 'acceptedOn' | 'by'> }
  | { readonly from: 'settlement'; readonly on: Day }

/**
 * The clock of a claim that is made today, by the law the contract was born under; the same for the claim itself and for whoever
 * expects its money. Of an accepted period it runs from acceptance, or from the end of the days agreed for it. An advance was confirmed
 * by the signatures, and what was kept back by what was accepted, but nobody can be late with what was not asked for yet: their clock starts
 * with the claim. What was in dispute has its
 * amount confirmed by both only when it is settled, so it has a clock of its own from there.
 * @param o.invoiceOn the day the purchaser received the invoice, where it has come
 */
export function claimClock(
  c: ClockContract,
  of: ClockFrom,
  o: { readonly today: Day; readonly calendar: Calendar; readonly invoiceOn?: Day | undefined; readonly law: Law },
): Answer<PaymentClock> | Refusal {
  const agreed = { basis: c.terms.basis, lawDay: c.lawDay, contractDays: c.terms.paymentDays }
  if (of.from === 'settlement')
    return o.law.payments.clock({ ...agreed, acceptanceIsCondition: false, progressConfirmedOn: of.on }, o.calendar)
  const facts = { ...agreed, ...(o.invoiceOn && { invoiceOn: o.invoiceOn }) }
  if (of.from === 'signing' || of.from === 'day')
    return o.law.payments.clock(
      {
        ...facts,
        acceptanceIsCondition: false,
        progressConfirmedOn: later(of.from === 'day' ? of.on : (c.signedOn ?? c.startsOn), o.today),
      },
      o.calendar,
    )
  const { handedInOn, dueOn, acceptedOn, by } = of.acceptance
  return o.law.payments.clock(
    {
      ...facts,
      acceptanceIsCondition: true,
      deliveredOn: handedInOn,
      acceptancePeriodEndsOn: dueOn,
      ...(acceptedOn && by !== 'silence' && { acceptedOn }),
    },
    o.calendar,
  )
}
