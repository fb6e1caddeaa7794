import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'

/** Opens an approved plan to everybody as an intention to buy. */
export const publishPlan = (ctx: Ctx, i: { planId: string }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: 'publish' }, ({ set }) => set({ published_on: ctx.today }))
