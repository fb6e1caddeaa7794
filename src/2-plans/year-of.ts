import type { BoughtTogether } from '#law'
import type { Ctx } from '#platform'
import type { Plan } from './rules/plan.ts'
import { boughtAlike } from './rules/year.ts'
import { plans } from './store/index.ts'

export interface OfficeYear {
  readonly purchaserId: string
  readonly groups: readonly BoughtTogether[]
  readonly plans: ReadonlyMap<string, Plan>
}

/** What was planned and bought in a year, office by office, as order splitting is judged: by budget item and category. */
export async function yearOf(ctx: Ctx, of: { purchaserId?: string | undefined; fiscalYear: number }): Promise<OfficeYear[]> {
  const found = await plans(ctx, of)
  return [...Map.groupBy(found, (p) => p.purchaserId)].map(([purchaserId, own]) => ({
    purchaserId,
    groups: boughtAlike(own, ctx.law, of.fiscalYear),
    plans: new Map(own.map((p) => [p.id, p])),
  }))
}
