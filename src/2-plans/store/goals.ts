import type { Goal } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'
import { tables } from './plans.ts'

/** Goals an office wrote into its plans, the newest plan first, each sentence once. */
export async function goalsOf(ctx: Ctx, purchaserId: string, most = 40): Promise<Goal[]> {
  const rows = await tables(ctx.db)
    .selectFrom('plan_lines')
    .innerJoin('plans as p', (j) => j.onRef('p.jurisdiction', '=', 'plan_lines.jurisdiction').onRef('p.id', '=', 'plan_lines.plan_id'))
    .select('plan_lines.goals')
    .where('plan_lines.jurisdiction', '=', ctx.jurisdiction)
    .where('p.purchaser_id', '=', purchaserId)
    .where(sql<boolean>`plan_lines.goals <> '[]'`)
    .orderBy('p.created_at', 'desc')
    .orderBy('plan_lines.position')
    .limit(200)
    .execute()
  const all = rows.flatMap((r) => r.goals)
  return all.filter((g, i) => all.findIndex((o) => o.says === g.says) === i).slice(0, most)
}
