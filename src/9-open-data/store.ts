import type { Ctx } from '#platform'

/** The newest entry of the record log: while it stays the same, nothing that is logged has changed. */
export async function newestEntry(ctx: Ctx): Promise<string> {
  const row = await ctx.db
    .selectFrom('record_log')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? ''
}

export async function jurisdiction(ctx: Ctx): Promise<{ nameZh: string; nameEn: string; currency: string; ocidPrefix: string | null }> {
  const row = await ctx.db
    .selectFrom('jurisdictions')
    .select(['name_zh', 'name_en', 'currency', 'ocid_prefix'])
    .where('code', '=', ctx.jurisdiction)
    .executeTakeFirstOrThrow()
  return { nameZh: row.name_zh, nameEn: row.name_en, currency: row.currency, ocidPrefix: row.ocid_prefix }
}
