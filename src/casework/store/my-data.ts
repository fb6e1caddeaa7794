import type { Ctx } from '#platform'
import { tables } from './tables.ts'

/**
 * Groups and events somebody runs, and supervision in which they are one of the two. Who the other is says nothing about them and is left
 * out; notes lie under the key of the institution and open on their page alone.
 */
export async function rowsOf(ctx: Ctx, userId: string) {
  const db = tables(ctx.db)
  const [groups, events, both] = await Promise.all([
    db
      .selectFrom('work_groups')
      .select(['id', 'title', 'aims', 'sessions', 'state', 'next_on', 'closed_on', 'attained', 'closing_note', 'entered_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('worker_id', '=', userId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('community_events')
      .select(['id', 'title', 'place', 'held_on', 'expected', 'state', 'heads', 'on_paper', 'closing_note', 'entered_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('worker_id', '=', userId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('supervisions')
      .select(['id', 'supervisor_id', 'planned_on', 'state', 'held_on', 'minutes'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where((e) => e.or([e('supervisor_id', '=', userId), e('worker_id', '=', userId)]))
      .orderBy('id')
      .execute(),
  ])
  const supervisions = both.map(({ supervisor_id, ...s }) => ({ ...s, supervises: supervisor_id === userId }))
  return { groups, events, supervisions }
}
