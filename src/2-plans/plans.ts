import type { Ctx } from '#platform'
import type { Plan } from './rules/plan.ts'
import { plans } from './store/index.ts'

export { plans } from './store/index.ts'

export async function plan(ctx: Ctx, id: string): Promise<Plan | undefined> {
  return (await plans(ctx, { ids: [id] }))[0]
}

/** The plan of a purchase; it has at most one. */
export async function planOf(ctx: Ctx, purchaseId: string): Promise<Plan | undefined> {
  return (await plans(ctx, { purchaseIds: [purchaseId] }))[0]
}
