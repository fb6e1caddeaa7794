import { moneyText } from '#kernel'
import { amount, idOf, optional, text, wholeNumber } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { BudgetRow } from './budget-account.ts'

const year = wholeNumber({ min: 2020, max: 2100 })
export const budgetForm = z.object({
  purchaserId: idOf('organisation'),
  year,
  name: text(100),
  amount: amount({ zero: true }),
  carried: optional(amount({ zero: true })),
  seen: optional(wholeNumber({ min: 1, max: 1_000_000 })),
})
export const carryForm = z.object({ purchaserId: idOf('organisation'), year, name: text(100) })

/** An item as it stands, or one that plans name and that is to be entered. */
export const budgetValues = (r: BudgetRow): FormState =>
  freshForm({
    purchaserId: r.purchaserId,
    name: r.name,
    ...(r.item && {
      amount: r.item.amount === null ? '' : moneyText(r.item.amount),
      carried: moneyText(r.item.carried),
      seen: String(r.item.version),
    }),
  })
