import type { Day, Moment } from '#kernel'
import { codecs, type Ctx, type Db, holdsInSql, type ListQuery, type PageOf, readPage } from '#platform'
import { sql } from 'kysely'
import { type NeedsTables, tables, titleOrder } from './tables.ts'

/** What everything else of a cycle hangs on. */
export interface Purchase {
  id: string
  /** As its office numbers; where nobody has set that, year of opening and running number, as in `2026-014`. */
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

const purchaseRow = codecs<NeedsTables>()('purchases')

/** One purchase; undefined where there is none of this id. */
export async function purchase(ctx: Ctx, id: string): Promise<Purchase | undefined> {
  return (await purchases(ctx, { ids: [id] }))[0]
}

/** Which purchases are asked for. `search` looks into titles and numbers. */
interface PurchaseQuery {
  ids?: readonly string[] | undefined
  purchaserId?: string | undefined
  search?: string | undefined
}

function matching(ctx: Ctx, of: PurchaseQuery) {
  let q = tables(ctx.db).selectFrom('purchases').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  const asked = of.search?.trim()
  return asked ? q.where(holdsInSql(sql`(number || ' ' || title || ' ' || coalesce(title_en, ''))`, asked)) : q
}

export const purchaseSorts = ['number', 'title'] as const

/** One page of purchases. */
export async function pageOfPurchases(ctx: Ctx, of: PurchaseQuery, list: ListQuery): Promise<PageOf<Purchase>> {
  const { rows, total } = await readPage(matching(ctx, of), list, { number: 'number', title: titleOrder(ctx.lang) }, { id: 'id' })
  return { rows: rows.map((r) => purchaseRow.read(r)), total }
}

/** Purchases, the newest first. */
export async function purchases(ctx: Ctx, of: PurchaseQuery & { limit?: number | undefined } = {}): Promise<Purchase[]> {
  if (of.ids?.length === 0) return []
  const rows = await matching(ctx, of)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit ?? 10_000)
    .execute()
  return rows.map((r) => purchaseRow.read(r))
}

/** Whether a purchase has this number. */
export const isPurchaseNumber = async (ctx: Ctx, tx: Db, number: string): Promise<boolean> =>
  (await tables(tx)
    .selectFrom('purchases')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('number', '=', number)
    .executeTakeFirst()) !== undefined

/** Makes a purchase and gives its row, for the record log. */
export async function insertPurchase(ctx: Ctx, tx: Db, p: Omit<Purchase, 'version'>) {
  const row = {
    jurisdiction: ctx.jurisdiction,
    id: p.id,
    number: p.number,
    title: p.title,
    title_en: p.titleEn,
    purchaser_id: p.purchaserId,
    community_ids: [...p.communityIds],
    law_day: p.lawDay,
    opened_at: p.openedAt,
  }
  await tables(tx).insertInto('purchases').values(row).execute()
  return row
}
