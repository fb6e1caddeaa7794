import type { Refusal } from '#kernel'
import { whyNotInUse } from '#people'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { readyFacts } from './ready-facts.ts'

/** Hands a plan to the bureau. It must be whole: lines with their needs, money to the cent, residents asked or the reason why not. */
export const submitPlan = (ctx: Ctx, i: { planId: string }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: 'submit', facts: readyFacts }, async ({ inside, now, set }) => {
    const closed = await whyNotInUse(inside, now.purchaserId, 'submit-plan')
    return closed ?? (await set({ submitted_on: ctx.today, returned_reason: null }))
  })
