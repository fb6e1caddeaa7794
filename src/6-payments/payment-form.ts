import { moneyText } from '#kernel'
import { aDay, amount, type Ctx, optional, text } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import type { OwedToday } from './arrears.ts'
import { secondUse } from './claim-form.ts'
import type { Claim } from './rules/claim.ts'

export const paymentForm = z.object({
  amount: amount({ zero: true }),
  interest: optional(amount({ zero: true })),
  paidOn: aDay(),
  reference: text(60, 1, { numbers: true }),
  enteredReason: optional(text(500)),
  ...secondUse,
})

/** A payment starts as all that is open, paid today. */
export const paymentValues = (ctx: Ctx, claim: Claim, owed: OwedToday): FormState['values'] => ({
  amount: claim.state === 'paid' ? '0.00' : moneyText(owed.open),
  interest: owed.interestOpen > 0n ? moneyText(owed.interestOpen) : '',
  paidOn: ctx.today.toString(),
})
