import type { Day, Moment } from '#kernel'
import { type Ctx, holdsInSql } from '#platform'
import { sql } from 'kysely'
import { tables } from './store.ts'

/** What everything else of a cycle hangs on. */
export interface Purchase {
  id: string
  /** Year of opening and running number, as in `2026-014`. */
  number: string
  title: string
  titleEn: string | null
  purchaserId: string
  communityIds: readonly string[]
  /** The law of this day governs it. */
  lawDay: Day
  openedAt: Moment
  version: number
}

export async function purchase(ctx: Ctx, id: string): Promise<Purchase | undefined> {
  return (await purchases(ctx, { ids: [id] }))[0]
}

/** Purchases, the newest first. `search` looks into titles and numbers. */
export async function purchases(
  ctx: Ctx,
  of: {
    ids?: readonly string[] | undefined
    purchaserId?: string | undefined
    search?: string | undefined
    limit?: number | undefined
  } = {},
): Promise<Purchase[]> {
  if (of.ids?.length === 0) return []
  let q = tables(ctx.db).selectFrom('purchases').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  const asked = of.search?.trim()
  if (asked) q = q.where(holdsInSql(sql`(number || ' ' || title || ' ' || coalesce(title_en, ''))`, asked))
  const rows = await q
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit ?? 10_000)
    .execute()
  return rows.map((r) => ({
    id: r.id,
    number: r.number,
    title: r.title,
    titleEn: r.title_en,
    purchaserId: r.purchaser_id,
    communityIds: r.community_ids,
    lawDay: r.law_day,
    openedAt: r.opened_at,
    version: r.version,
  }))
}
