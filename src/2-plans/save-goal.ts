import { checkGoal, type Goal, type Indicator, mostGoals, newId, type Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { changePlan } from './change-plan.ts'
import { keepGoals } from './keep-goals.ts'
import { refuse } from './words.ts'

/** A goal as somebody wrote it; an indicator that was there keeps its id. */
export interface NewGoal {
  readonly says: string
  readonly forWhom: string
  readonly needId: string | null
  readonly indicators: readonly (Omit<Indicator, 'id'> & { readonly id?: string | undefined })[]
}

/** Adds a goal with its indicators to a line of a plan, or changes the one named. */
export const saveGoal = (
  ctx: Ctx,
  i: NewGoal & { planId: string; lineId: string; goalId?: string | undefined },
): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: 'edit', action: 'plans.save-goal' }, async (at) => {
    const { now } = at
    const line = now.lines.find((l) => l.id === i.lineId)
    const before = line?.goals.find((g) => g.id === i.goalId)
    if (!line || (i.goalId && !before)) return notThere()
    const rest = { ...line, goals: line.goals.filter((g) => g !== before) }
    if (!before && line.goals.length >= mostGoals) return refuse('goals-full', mostGoals)
    const goal: Goal = {
      id: before?.id ?? newId('goal', ctx.now),
      says: i.says,
      forWhom: i.forWhom,
      needId: i.needId,
      indicators: i.indicators.map(
        (x): Indicator => ({ ...x, id: before?.indicators.find((k) => k.id === x.id)?.id ?? newId('indicator', ctx.now) }),
      ),
    }
    const fields = checkGoal(goal, rest)
    if (Object.keys(fields).length > 0) return refuse('goal-wrong').with({ fields })
    const goals = before ? line.goals.map((g) => (g === before ? goal : g)) : [...line.goals, goal]
    return await keepGoals(ctx, at, { ...line, goals })
  })
