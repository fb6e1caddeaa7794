import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { type NewPlan, preparationOf } from './draft-plan.ts'
import { settleLines } from './rules/settle-lines.ts'
import { movePlan, preparationColumns, writeLines } from './store.ts'
import { refuse } from './words.ts'

/** Changes term, total and method of a plan that is being drafted. A post line that takes the rest follows the total. */
export async function editPlan(ctx: Ctx, input: NewPlan & { planId: string }): Promise<{ id: string } | Refusal> {
  return await changePlan(ctx, { action: 'plans.edit', may: 'plans.edit', planId: input.planId, verb: 'edit' }, async (tx, plan) => {
    const prepared = preparationOf(ctx, input, plan.preparation)
    if (isRefusal(prepared)) return prepared
    const settled = settleLines(plan.lines, input.fixedTotal ?? null)
    if (isRefusal(settled)) return settled
    const moved = await movePlan(ctx, tx, plan, {
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
    if (!moved) return refuse('stale')
    await writeLines(ctx, tx, plan.id, settled.lines)
    return { id: plan.id }
  })
}
