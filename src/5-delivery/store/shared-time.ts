import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'
import type { TimeAtPost } from '../rules/shared-time.ts'
import { tables } from './tables.ts'

/**
 * Minutes that count for a contract within some days, by the post at which whoever worked them stood that day, by line and by day. A day
 * is counted once for a post, however many parts of it somebody fills.
 */
export async function minutesAtPosts(
  ctx: Ctx,
  of: { contractId: string; from: Day; to: Day },
): Promise<(TimeAtPost & { readonly servedOn: Day })[]> {
  const rows = await tables(ctx.db)
    .selectFrom((db) =>
      db
        .selectFrom('day_totals as d')
        .innerJoin('appointments as a', (j) =>
          j
            .onRef('a.jurisdiction', '=', 'd.jurisdiction')
            .onRef('a.contract_id', '=', 'd.contract_id')
            .onRef('a.worker_id', '=', 'd.worker_id')
            .onRef('a.from_on', '<=', 'd.served_on')
            .on((e) => e.or([e('a.to_on', 'is', null), e('a.to_on', '>=', e.ref('d.served_on'))])),
        )
        .select(['d.worker_id', 'd.line_id', 'd.community_id', 'd.served_on', 'd.minutes', 'a.line_id as post_id'])
        .distinct()
        .where('d.jurisdiction', '=', ctx.jurisdiction)
        .where('a.jurisdiction', '=', ctx.jurisdiction)
        .where('a.state', '=', 'stands')
        .where('d.contract_id', '=', of.contractId)
        .where('d.served_on', '>=', of.from)
        .where('d.served_on', '<=', of.to)
        .where('d.records', '>', 0)
        .as('t'),
    )
    .select(['t.post_id', 't.line_id', 't.served_on', sql<bigint>`sum(t.minutes)::bigint`.as('minutes')])
    .groupBy(['t.post_id', 't.line_id', 't.served_on'])
    .orderBy('t.served_on')
    .orderBy('t.line_id')
    .execute()
  return rows.map((r) => ({ postId: r.post_id, lineId: r.line_id, servedOn: r.served_on, minutes: Number(r.minutes) }))
}
