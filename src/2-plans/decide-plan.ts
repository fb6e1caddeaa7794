import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'

/** The bureau approves a plan or returns it with reasons. */
export const decidePlan = (
  ctx: Ctx,
  i: { planId: string; decision: 'approve' } | { planId: string; decision: 'return'; reason: string },
): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: i.decision }, ({ entry, set }) => {
    if (i.decision === 'approve') return set({ approved_on: ctx.today })
    entry.facts = { reason: i.reason.slice(0, 500) }
    return set({ returned_reason: i.reason })
  })
