import type { UnitTerms } from '#kernel'
import type { Ctx } from '#platform'
import { tables } from './plans.ts'

/** As many as a form offers without becoming a list to search. */
const mostOffered = 12

/** The units with conditions in the plans of an office, each wording once, the newest first. */
export async function unitsUsed(ctx: Ctx, purchaserId: string): Promise<{ key: string; name: string; unit: string; terms: UnitTerms }[]> {
  const rows = await tables(ctx.db)
    .selectFrom('plan_lines as l')
    .innerJoin('plans as p', (j) => j.onRef('p.jurisdiction', '=', 'l.jurisdiction').onRef('p.id', '=', 'l.plan_id'))
    .select(['l.id', 'l.title', 'l.unit', 'l.unit_terms'])
    .where('l.jurisdiction', '=', ctx.jurisdiction)
    .where('p.jurisdiction', '=', ctx.jurisdiction)
    .where('p.purchaser_id', '=', purchaserId)
    .where('l.unit_terms', 'is not', null)
    .orderBy('p.created_at', 'desc')
    .orderBy('l.position')
    .limit(200)
    .execute()
  const found = new Map(
    rows.toReversed().map((r) => [`${r.title} ${r.unit}`, { key: r.id, name: r.title, unit: r.unit!, terms: r.unit_terms! }]),
  )
  return [...found.values()].toReversed().slice(0, mostOffered)
}
