import type { Ctx } from '#platform'
import { hidesNote, shownTo } from './service-records.ts'
import { tables } from './store.ts'

/** Everything this step holds about whoever asks: the work recorded as theirs, what their records said before, what they wrote down for colleagues, and the posts they held. What was written in a record that was struck out is not given, here as elsewhere. */
export async function myData(ctx: Ctx, userId: string) {
  const db = tables(ctx.db)
  const j = ctx.jurisdiction
  const [records, posts, entered] = await Promise.all([
    db.selectFrom('service_records').selectAll().where('jurisdiction', '=', j).where('worker_id', '=', userId).orderBy('id').execute(),
    db.selectFrom('appointments').selectAll().where('jurisdiction', '=', j).where('worker_id', '=', userId).orderBy('from_on').execute(),
    // Work of colleagues that they wrote down: that they did is about them, whose it was is not.
    db
      .selectFrom('service_records')
      .select(['id', 'contract_id', 'served_on', 'category', 'what', 'minutes', 'note', 'recorded_at', 'struck', 'provider_id'])
      .where('jurisdiction', '=', j)
      .where('recorded_by', '=', userId)
      .where('worker_id', '<>', userId)
      .orderBy('id')
      .execute(),
  ])
  const ids = records.map((r) => r.id)
  const editions = ids.length
    ? await db
        .selectFrom('service_record_editions')
        .select(['record_id', 'version', 'content', 'reason', 'replaced_at'])
        .where('jurisdiction', '=', j)
        .where('record_id', 'in', ids.slice(0, 10_000))
        .execute()
    : []
  const hidden = new Set(records.filter((r) => hidesNote(ctx, r)).map((r) => r.id))
  return {
    records: records.map((r) => shownTo(ctx, r)),
    editions: editions.map((e) => (hidden.has(e.record_id) ? { ...e, content: { ...e.content, note: null } } : e)),
    entered: entered.map(({ struck, provider_id, ...e }) => (hidesNote(ctx, { struck, provider_id }) ? { ...e, note: null } : e)),
    posts: posts.map(({ jurisdiction: _, ...p }) => p),
  }
}
