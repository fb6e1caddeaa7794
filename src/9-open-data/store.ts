import type { Moment } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'

/**
 * How many entries the record log holds: while that stays the same, nothing that is logged has changed. The newest entry
 * would not do: a transaction that took longer is committed after one that began later. Entries that have their place are
 * counted by the last place, those of the last second by themselves.
 */
export async function entriesLogged(ctx: Ctx): Promise<bigint> {
  const { rows } = await sql<{ n: bigint }>`
    select coalesce((select max(seq) from record_log_order where jurisdiction = ${ctx.jurisdiction}), 0)
      + (select count(*) from record_log_pending where jurisdiction = ${ctx.jurisdiction}) as n`.execute(ctx.db)
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
