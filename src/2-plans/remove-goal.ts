import type { Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { changePlan } from './change-plan.ts'
import { keepGoals } from './keep-goals.ts'

/** Takes a goal off a line of a plan. */
export const removeGoal = (ctx: Ctx, i: { planId: string; lineId: string; goalId: string }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: 'edit', action: 'plans.remove-goal' }, async (at) => {
    const line = at.now.lines.find((l) => l.id === i.lineId)
    if (!line?.goals.some((g) => g.id === i.goalId)) return notThere()
    return await keepGoals(ctx, at, { ...line, goals: line.goals.filter((g) => g.id !== i.goalId) })
  })
