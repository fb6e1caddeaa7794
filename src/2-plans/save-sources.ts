import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import type { PlanSource } from './rules/plan.ts'
import { movePlan, writeSources } from './store.ts'
import { refuse } from './words.ts'

/** Says where the money comes from, all sources at once. They must meet the lines before the plan is submitted, not yet now. */
export async function saveSources(ctx: Ctx, input: { planId: string; sources: readonly PlanSource[] }): Promise<{ id: string } | Refusal> {
  return await changePlan(
    ctx,
    { action: 'plans.save-sources', may: 'plans.edit', planId: input.planId, verb: 'edit' },
    async (tx, plan, entry) => {
      if (!(await movePlan(ctx, tx, plan, {}))) return refuse('stale')
      await writeSources(ctx, tx, plan.id, input.sources)
      entry.facts = { sources: input.sources.length }
      return { id: plan.id }
    },
  )
}
