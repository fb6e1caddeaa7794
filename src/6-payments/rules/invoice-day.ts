import { type Day, earlier, type FreshRefusal, isAfter, isBefore } from '#kernel'
import { refuse } from '../words.ts'

/**
 * Why an invoice cannot have come on a day, or undefined. Nobody can invoice a contract before it was signed or served: such a day is
 * mistyped, and a clock that counts from the invoice would begin before there was anything to pay.
 */
export function wrongInvoiceDay(
  on: Day,
  c: { readonly signedOn: Day | null; readonly startsOn: Day },
  today: Day,
): FreshRefusal | undefined {
  if (isAfter(on, today)) return refuse('invoice-in-future')
  const first = c.signedOn ? earlier(c.signedOn, c.startsOn) : c.startsOn
  return isBefore(on, first) ? refuse('invoice-before-contract', first) : undefined
}

/** Whether an invoice came before what it is for was accepted: possible, and worth a look, for the amount was not settled then. */
export const isEarlyInvoice = (on: Day | null, acceptedOn: Day | null): boolean =>
  on !== null && acceptedOn !== null && isBefore(on, acceptedOn)
