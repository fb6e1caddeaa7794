import type { UnitTerms } from '#kernel'
import type { Ctx } from '#platform'
import { tables } from './plans.ts'

/** As many as a form offers without becoming a list to search. */
const mostOffered = 12

/** The units with conditions in the plans of an office, each wording once, the newest first. */
export async function unitsUsed(ctx: Ctx, purchaserId: string): Promise<{ key: string; name: string; unit: string; terms: UnitTerms }[]> {
  const rows = await tables(ctx.db)
    .selectFrom('plan_lines')
    .innerJoin('plans', (j) => j.onRef('plans.jurisdiction', '=', 'plan_lines.jurisdiction').onRef('plans.id', '=', 'plan_lines.plan_id'))
    .select(['plan_lines.id', 'plan_lines.title', 'plan_lines.unit', 'plan_lines.unit_terms'])
    .where('plan_lines.jurisdiction', '=', ctx.jurisdiction)
    .where('plans.jurisdiction', '=', ctx.jurisdiction)
    .where('plans.purchaser_id', '=', purchaserId)
    .where('plan_lines.unit_terms', 'is not', null)
    .orderBy('plans.created_at', 'desc')
    .orderBy('plan_lines.position')
    .limit(200)
    .execute()
  const found = new Map(
    rows.toReversed().map((r) => [`${r.title} ${r.unit}`, { key: r.id, name: r.title, unit: r.unit!, terms: r.unit_terms! }]),
  )
  return [...found.values()].toReversed().slice(0, mostOffered)
}
