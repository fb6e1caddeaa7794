import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { movePlan } from './store.ts'
import { refuse } from './words.ts'

/** The bureau approves a plan or returns it with reasons. */
export async function decidePlan(
  ctx: Ctx,
  input: { planId: string; decision: 'approve' } | { planId: string; decision: 'return'; reason: string },
): Promise<{ id: string } | Refusal> {
  const returned = input.decision === 'return'
  return await changePlan(
    ctx,
    { action: returned ? 'plans.return' : 'plans.approve', may: 'plans.approve', planId: input.planId, verb: input.decision },
    async (tx, plan, entry) => {
      const set = returned
        ? ({ state: 'returned', returned_reason: input.reason } as const)
        : ({ state: 'approved', approved_on: ctx.today } as const)
      if (!(await movePlan(ctx, tx, plan, set))) return refuse('stale')
      if (returned) entry.facts = { reason: input.reason.slice(0, 500) }
      return { id: plan.id }
    },
  )
}
