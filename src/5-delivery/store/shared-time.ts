import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'
import type { TimeAtPost } from '../rules/shared-time.ts'
import { tables } from './tables.ts'

/**
 * Minutes that count for a contract within some days, by the post at which whoever worked them stood that day, by line and by month. A record
 * is counted once for a post, however many parts of it somebody fills.
 */
export async function minutesAtPosts(
  ctx: Ctx,
  of: { contractId: string; from: Day; to: Day },
): Promise<(TimeAtPost & { readonly monthOn: Day })[]> {
  const rows = await tables(ctx.db)
    .selectFrom((db) =>
      db
        .selectFrom('service_records as r')
        .innerJoin('appointments as a', (j) =>
          j
            .onRef('a.jurisdiction', '=', 'r.jurisdiction')
            .onRef('a.contract_id', '=', 'r.contract_id')
            .onRef('a.worker_id', '=', 'r.worker_id')
            .onRef('a.from_on', '<=', 'r.served_on')
            .on((e) => e.or([e('a.to_on', 'is', null), e('a.to_on', '>=', e.ref('r.served_on'))])),
        )
        .select(['r.id', 'r.line_id', 'r.month_on', 'r.minutes', 'a.line_id as post_id'])
        .distinct()
        .where('r.jurisdiction', '=', ctx.jurisdiction)
        .where('a.jurisdiction', '=', ctx.jurisdiction)
        .where('a.state', '=', 'stands')
        .where('r.contract_id', '=', of.contractId)
        .where('r.served_on', '>=', of.from)
        .where('r.served_on', '<=', of.to)
        .where('r.struck', '=', false)
        .where('r.not_counted', 'is', null)
        .as('t'),
    )
    .select(['t.post_id', 't.line_id', 't.month_on', sql<bigint>`sum(t.minutes)::bigint`.as('minutes')])
    .groupBy(['t.post_id', 't.line_id', 't.month_on'])
    .orderBy('t.month_on')
    .orderBy('t.line_id')
    .execute()
  return rows.map((r) => ({ postId: r.post_id, lineId: r.line_id, monthOn: r.month_on, minutes: Number(r.minutes) }))
}
