import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, withUnsaid } from '#platform'
import { changePlan } from './change-plan.ts'
import { type NewPlan, preparationOf } from './draft-plan.ts'
import { planFields } from './plan-form.ts'
import { settleLines } from './rules/settle-lines.ts'
import { planColumns, preparationColumns, writeLines } from './store/index.ts'

/** Changes term, total and method of a plan that is being drafted. A post line that takes the rest follows the total. */
export const editPlan = (ctx: Ctx, input: NewPlan & { planId: string }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: input.planId, verb: 'edit' }, async ({ tx, now, set }) => {
    const prepared = preparationOf(ctx, input, now.preparation)
    if (isRefusal(prepared)) return prepared
    const said = withUnsaid(planFields, input)
    const settled = settleLines(now.lines, said.fixedTotal)
    if (isRefusal(settled)) return settled
    const moved = await set({
      ...planColumns({ ...said, total: settled.total }),
      ...preparationColumns(prepared),
    })
    if (isRefusal(moved)) return moved
    await writeLines(ctx, tx, now.id, settled.lines)
    return moved
  })
