import { day, isBefore } from '#kernel'
import type { BoughtTogether } from '#law'
import { knownOn } from '#people'
import type { Ctx } from '#platform'
import type { Plan } from './rules/plan.ts'
import { boughtAlike } from './rules/year.ts'
import { plans } from './store/index.ts'

export interface OfficeYear {
  readonly purchaserId: string
  readonly groups: readonly BoughtTogether[]
  readonly plans: ReadonlyMap<string, Plan>
}

/** What was planned and bought in a year, by what was known when it was over, office by office, as order splitting is judged: by budget item and category. */
export async function yearOf(ctx: Ctx, of: { purchaserId?: string | undefined; fiscalYear: number }): Promise<OfficeYear[]> {
  const found = await plans(ctx, of)
  const last = day(`${of.fiscalYear}-12-31`)
  const known = await knownOn(ctx, isBefore(last, ctx.today) ? last : null)
  return [...Map.groupBy(found, (p) => p.purchaserId)].map(([purchaserId, own]) => ({
    purchaserId,
    groups: boughtAlike(own, known.law, of.fiscalYear),
    plans: new Map(own.map((p) => [p.id, p])),
  }))
}
