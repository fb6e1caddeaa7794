import { moneyText } from '#kernel'
import { aDay, amount, type Ctx } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { CashFigures } from './rules/cash.ts'

export const cashForm = z.object({
  cashOn: aDay(),
  cash: amount({ zero: true }),
  monthlyWages: amount({ zero: true }),
  monthlyOther: amount({ zero: true }),
})

/** The figures that were stated last; without any, the balance is of today. */
export const cashValues = (ctx: Ctx, f: CashFigures | undefined): FormState =>
  freshForm(
    f
      ? {
          cashOn: f.cashOn.toString(),
          cash: moneyText(f.cash),
          monthlyWages: moneyText(f.monthlyWages),
          monthlyOther: moneyText(f.monthlyOther),
        }
      : { cashOn: ctx.today.toString() },
  )
