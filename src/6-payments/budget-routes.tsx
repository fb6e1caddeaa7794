import { isRefusal } from '#kernel'
import { keepBudgetItem } from '#contracts'
import { mayAtAll, organisations } from '#people'
import type { Ctx } from '#platform'
import { act, type App, type C, type FormState, type FrameFacts, freshForm, numberIn, show, type View } from '#ui'
import { budgetAccount, carryOver } from './budget-account.ts'
import { budgetForm, budgetValues, carryForm } from './budget-form.ts'
import { BudgetPage } from './pages/budget.tsx'

const toYear = ({ year }: { year: number }) => `/payments/budget?year=${year}`

/** What is given, taken by contracts and paid, by budget item and year; finance enters what is given. */
export function budgetRoutes(app: App): void {
  app.get('/payments/budget', show(budgetPage))
  app.post(
    '/payments/budget',
    act({
      schema: budgetForm,
      act: (ctx, i) => keepBudgetItem(ctx, i),
      done: toYear,
      again: (ctx, form, c, frame) => budgetPage(ctx, c, frame, form),
    }),
  )
  app.post(
    '/payments/budget/carry',
    act({
      schema: carryForm,
      act: (ctx, i) => carryOver(ctx, i),
      done: toYear,
      again: (ctx, form, c, frame) => budgetPage(ctx, c, frame, form),
    }),
  )
}

async function budgetPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const wanted = numberIn(form ? String(form.values.year ?? '') : c.req.query('year'))
  const year = wanted !== undefined && wanted >= 2020 && wanted <= ctx.today.year + 5 ? wanted : ctx.today.year
  const rows = await budgetAccount(ctx, year)
  if (isRefusal(rows)) return rows
  const purchasers = await organisations(ctx, { kind: 'purchaser' })
  const chosen = rows.find((r) => r.purchaserId === c.req.query('of') && r.name === c.req.query('item'))
  const keeps = mayAtAll(ctx.asker, 'payments.pay')
  return (
    <BudgetPage
      ctx={ctx}
      frame={frame}
      year={year}
      rows={rows}
      purchasers={purchasers}
      form={keeps ? (form ?? (chosen ? budgetValues(chosen) : freshForm())) : undefined}
    />
  )
}
