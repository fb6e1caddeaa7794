import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import type { PlanSource } from './rules/plan.ts'
import { writeSources } from './store/index.ts'

/** Says where the money comes from, all sources at once. They must meet the lines before the plan is submitted, not yet now. */
export const saveSources = (ctx: Ctx, i: { planId: string; sources: readonly PlanSource[] }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: 'edit', action: 'plans.save-sources' }, async ({ tx, now, entry, set }) => {
    const moved = await set({})
    if (isRefusal(moved)) return moved
    await writeSources(ctx, tx, now.id, i.sources)
    entry.facts = { sources: i.sources.length }
    return moved
  })
