import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { type NewPlan, preparationOf } from './draft-plan.ts'
import { settleLines } from './rules/settle-lines.ts'
import { preparationColumns, writeLines } from './store/index.ts'

/** Changes term, total and method of a plan that is being drafted. A post line that takes the rest follows the total. */
export const editPlan = (ctx: Ctx, input: NewPlan & { planId: string }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: input.planId, verb: 'edit' }, async ({ tx, now, set }) => {
    const prepared = preparationOf(ctx, input, now.preparation)
    if (isRefusal(prepared)) return prepared
    const settled = settleLines(now.lines, input.fixedTotal ?? null)
    if (isRefusal(settled)) return settled
    const moved = await set({
      fiscal_year: input.fiscalYear,
      starts_on: input.startsOn,
      months: input.months,
      method: input.method ?? null,
      fixed_price: input.fixedPrice ?? false,
      fixed_total_minor: input.fixedTotal ?? null,
      total_minor: settled.total,
      no_survey_reason: input.noSurveyReason ?? null,
      confirms: [...(input.confirms ?? [])],
      ...preparationColumns(prepared),
    })
    if (isRefusal(moved)) return moved
    await writeLines(ctx, tx, now.id, settled.lines)
    return moved
  })
