import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { readyFacts } from './ready-facts.ts'
import { movePlan } from './store.ts'
import { refuse } from './words.ts'

/** Hands a plan to the bureau. It must be whole: lines with their needs, money to the cent, residents asked or the reason why not. */
export async function submitPlan(ctx: Ctx, input: { planId: string }): Promise<{ id: string } | Refusal> {
  return await changePlan(
    ctx,
    { action: 'plans.submit', may: 'plans.submit', planId: input.planId, verb: 'submit', facts: readyFacts },
    async (tx, plan) => {
      if (!(await movePlan(ctx, tx, plan, { state: 'submitted', submitted_on: ctx.today, returned_reason: null }))) return refuse('stale')
      return { id: plan.id }
    },
  )
}
