import type { BoughtTogether } from '#law'
import type { Ctx } from '#platform'
import type { Plan } from './rules/plan.ts'
import { yearOf } from './year-of.ts'

/** The groups of its year that a plan is in. */
export async function boughtWith(ctx: Ctx, plan: Plan): Promise<readonly BoughtTogether[]> {
  const [year] = await yearOf(ctx, { purchaserId: plan.purchaserId, fiscalYear: plan.fiscalYear })
  return (year?.groups ?? []).filter((g) => [...g.counted, ...g.leftOut.map((l) => l.purchase)].some((p) => p.id === plan.id))
}
