import type { Moment } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'
import { publishingActions } from './rules/published.ts'

/**
 * How many entries the record log holds: while that stays the same, nothing that is logged has changed. The newest entry
 * would not do: a transaction that took longer is committed after one that began later. Entries that have their place are
 * counted by the last place, those of the last second by themselves. Those that are held back until a tender is opened do not count: a page drawn
 * anew would tell that a bid came.
 */
export async function entriesLogged(ctx: Ctx): Promise<bigint> {
  const { rows } = await sql<{ n: bigint }>`
    select coalesce((select max(seq) from record_log_order where jurisdiction = ${ctx.jurisdiction}), 0)
      + (select count(*) from record_log_pending where jurisdiction = ${ctx.jurisdiction} and held_by is null) as n`.execute(ctx.db)
  return rows[0]!.n
}

export async function jurisdiction(ctx: Ctx): Promise<{ nameZh: string; nameEn: string; currency: string; ocidPrefix: string | null }> {
  const row = await ctx.db
    .selectFrom('jurisdictions')
    .select(['name_zh', 'name_en', 'currency', 'ocid_prefix'])
    .where('code', '=', ctx.jurisdiction)
    .executeTakeFirstOrThrow()
  return { nameZh: row.name_zh, nameEn: row.name_en, currency: row.currency, ocidPrefix: row.ocid_prefix }
}

/** Entries of a purchase that made something of it public. */
export async function publishingEntries(
  ctx: Ctx,
  purchaseId: string,
  actions: readonly string[],
): Promise<{ action: string; subjectId: string; at: Moment }[]> {
  const rows = await ctx.db
    .selectFrom('record_log')
    .select(['action', 'subject_id', 'at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('purchase_id', '=', purchaseId)
    .where('outcome', '=', 'done')
    .where('action', 'in', [...actions])
    .execute()
  return rows.flatMap((r) => (r.subject_id ? [{ action: r.action, subjectId: r.subject_id, at: r.at }] : []))
}

/** When anything of this jurisdiction first became public, as far as the log says so. */
export async function firstPublished(ctx: Ctx): Promise<Moment | undefined> {
  const row = await ctx.db
    .selectFrom('record_log')
    .select('at')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('action', 'in', [...publishingActions])
    .where('outcome', '=', 'done')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/**
 * The purchases of which something became public last, the newest first.
 * @param o.among only of these; of all where it is not said
 */
export async function lastPublished(ctx: Ctx, o: { among?: readonly string[]; most: number }): Promise<string[]> {
  if (o.among?.length === 0) return []
  const rows = await ctx.db
    .selectFrom('record_log')
    .select('purchase_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('action', 'in', [...publishingActions])
    .where('outcome', '=', 'done')
    .where('purchase_id', 'is not', null)
    .$if(o.among !== undefined, (q) => q.where('purchase_id', 'in', [...o.among!]))
    .orderBy('id', 'desc')
    .limit(o.most * 10)
    .execute()
  return [...new Set(rows.map((r) => r.purchase_id!))].slice(0, o.most)
}
