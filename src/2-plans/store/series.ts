import { type Id, newId } from '#kernel'
import { codecs, type Ctx, type Db, type ListQuery, type PageOf, readPage, type TablesOf } from '#platform'
import type { PriceSeries, SeriesValue } from '../rules/series.ts'

type SeriesTables = TablesOf<'price_series' | 'price_series_values'>
const tables = (db: Db) => db.withTables<SeriesTables>()
const of = codecs<SeriesTables>()
const seriesRow = of('price_series', { except: ['created_at'] })
const valueRow = of('price_series_values', { except: ['series_id', 'entered_at', 'entered_by'] })
const read = (r: Parameters<typeof seriesRow.read>[0]): PriceSeries => {
  const { id, ...rest } = seriesRow.read(r)
  return { ...rest, id: id as Id<'series'> }
}

/** Series of an office or of all, by their names. */
export async function readSeries(
  ctx: Pick<Ctx, 'db' | 'jurisdiction'>,
  of: { purchaserId?: string; id?: string } = {},
): Promise<PriceSeries[]> {
  let q = tables(ctx.db).selectFrom('price_series').select(seriesRow.columns).where('jurisdiction', '=', ctx.jurisdiction)
  if (of.purchaserId !== undefined) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.id !== undefined) q = q.where('id', '=', of.id)
  return (await q.orderBy('purchaser_id').orderBy('name').orderBy('id').execute()).map(read)
}

/** All values of a series, those that were put right too. */
export async function readValues(ctx: Pick<Ctx, 'db' | 'jurisdiction'>, seriesIds: readonly string[]): Promise<Map<string, SeriesValue[]>> {
  if (seriesIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('price_series_values')
    .select([...valueRow.columns, 'series_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('series_id', 'in', [...seriesIds])
    .orderBy('month')
    .orderBy('number')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.series_id)].map(([id, own]) => [id, own.map((r): SeriesValue => valueRow.read(r))]))
}

export const valueSorts = ['month'] as const
/** One page of them. */
export async function pageOfValues(ctx: Ctx, seriesId: string, list: ListQuery): Promise<PageOf<SeriesValue>> {
  const q = tables(ctx.db)
    .selectFrom('price_series_values')
    .select(valueRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('series_id', '=', seriesId)
  const { rows, total } = await readPage(q, list, { month: 'month' }, { id: 'number' })
  return { rows: rows.map((r) => valueRow.read(r)), total }
}

type Said = Pick<PriceSeries, 'name' | 'source'>
export async function insertSeries(ctx: Ctx, tx: Db, i: Said & { purchaserId: string }): Promise<Id<'series'>> {
  const id = newId('series', ctx.now)
  await tables(tx)
    .insertInto('price_series')
    .values({
      jurisdiction: ctx.jurisdiction,
      id,
      purchaser_id: i.purchaserId,
      name: i.name,
      source: i.source,
      created_at: ctx.now,
      version: 1,
    })
    .execute()
  return id
}

/** Changes a series, or only its version; false when somebody was faster. */
export async function moveSeries(ctx: Ctx, tx: Db, was: Pick<PriceSeries, 'id' | 'version'>, said: Partial<Said> = {}): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('price_series')
    .set({ ...said, version: was.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', was.id)
    .where('version', '=', was.version)
    .returning('version')
    .executeTakeFirst()
  return done !== undefined
}

export async function insertValues(ctx: Ctx, tx: Db, seriesId: string, values: readonly SeriesValue[]): Promise<void> {
  await tables(tx)
    .insertInto('price_series_values')
    .values(
      values.map((v) => ({
        ...valueRow.write(v),
        ...{ jurisdiction: ctx.jurisdiction, series_id: seriesId, entered_at: ctx.now, entered_by: ctx.asker.userId },
      })),
    )
    .execute()
}
