import { aDay, amount, choice, idOf, longText, optional, text, ticked } from '#platform'
import { z } from 'zod'

const payment = idOf('payment')
const reason = longText(500, 4)

/** The money of an entry did not reach the institution. */
export const undoForm = z.object({
  payment,
  kind: choice(['returned', 'never-left', 'wrong-payee']),
  happenedOn: aDay(),
  reference: optional(text(60, 1, { numbers: true })),
  reason,
})
/** What an entry should have said. */
export const reenterForm = z.object({
  payment,
  amount: amount({ zero: true }),
  interest: optional(amount({ zero: true })),
  happenedOn: aDay(),
  reference: text(60, 1, { numbers: true }),
  again: ticked(),
  reason,
})
/** What came back from a wrong payee. */
export const recoveredForm = z.object({ amount: amount(), cameOn: aDay(), reference: text(60, 1, { numbers: true }) })
export const declineForm = z.object({ why: longText(500, 4) })
export const withdrawForm = z.object({ reason })
export const backForm = z.object({
  amount: optional(amount({ zero: true })),
  interest: optional(amount({ zero: true })),
  happenedOn: aDay(),
  reference: text(60, 1, { numbers: true }),
  reason,
})
export const setOffForm = z.object({
  amount: optional(amount({ zero: true })),
  interest: optional(amount({ zero: true })),
  against: idOf('claim'),
  reason,
})
