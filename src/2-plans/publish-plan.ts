import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { movePlan } from './store.ts'
import { refuse } from './words.ts'

/** Opens an approved plan to everybody as an intention to buy. */
export async function publishPlan(ctx: Ctx, input: { planId: string }): Promise<{ id: string } | Refusal> {
  return await changePlan(
    ctx,
    { action: 'plans.publish', may: 'plans.publish', planId: input.planId, verb: 'publish' },
    async (tx, plan) => {
      if (!(await movePlan(ctx, tx, plan, { state: 'published', published_on: ctx.today }))) return refuse('stale')
      return { id: plan.id }
    },
  )
}
