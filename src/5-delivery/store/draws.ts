import type { Day } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import type { Check, Draw } from '../rules/draw.ts'
import type { RecordRow } from './records.ts'
import { type DeliveryTables, tables } from './tables.ts'

const checkRow = codecs<DeliveryTables>()('acceptance_checks')

/** Which records a period is about: those that count within its days, of one line where it is a stage of that. */
export interface PeriodOfRecords {
  readonly contractId: string
  readonly from: Day
  readonly to: Day
  readonly lineId?: string | undefined
}

/** The ids of all records of a period, in order. */
export async function idsWithin(ctx: Ctx, tx: Db, of: PeriodOfRecords): Promise<string[]> {
  let q = tables(tx)
    .selectFrom('service_records')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('served_on', '>=', of.from)
    .where('served_on', '<=', of.to)
    .where('struck', '=', false)
    .where('not_counted', 'is', null)
  if (of.lineId) q = q.where('line_id', '=', of.lineId)
  return (await q.orderBy('id').execute()).map((r) => r.id)
}

/** Records by their ids, the drawn ones of a period. */
export async function keptRecords(ctx: Ctx, ids: readonly string[]): Promise<RecordRow[]> {
  if (ids.length === 0) return []
  return await tables(ctx.db)
    .selectFrom('service_records')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', 'in', [...ids])
    .execute()
}

export async function insertDraw(ctx: Ctx, tx: Db, d: Omit<Draw, 'of' | 'drawnAt'> & { pool: readonly string[] }): Promise<void> {
  await tables(tx)
    .insertInto('acceptance_draws')
    .values({
      jurisdiction: ctx.jurisdiction,
      acceptance_id: d.acceptanceId,
      times: d.times,
      seed: d.seed,
      pool: [...d.pool],
      pool_size: d.pool.length,
      drawn: [...d.drawn],
      drawn_at: ctx.now,
    })
    .execute()
}

/** The draws of some periods, each period's last one first. The lists they were drawn from may be long and stay where they are. */
export async function readDraws(ctx: Pick<Ctx, 'jurisdiction' | 'db'>, acceptanceIds: readonly string[]): Promise<Draw[]> {
  if (acceptanceIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('acceptance_draws')
    .select(['acceptance_id', 'times', 'seed', 'drawn', 'drawn_at', sql<number>`coalesce(pool_size, cardinality(pool))`.as('of')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', 'in', [...acceptanceIds])
    .orderBy('acceptance_id')
    .orderBy('times', 'desc')
    .execute()
  return rows.map((r) => ({
    acceptanceId: r.acceptance_id,
    times: r.times,
    seed: r.seed,
    of: r.of,
    drawn: r.drawn,
    drawnAt: r.drawn_at,
  }))
}

/** The list a draw was made from; undefined where there was none. */
export async function poolOf(ctx: Ctx, acceptanceId: string, times: number): Promise<string[] | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('acceptance_draws')
    .select('pool')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', '=', acceptanceId)
    .where('times', '=', times)
    .executeTakeFirst()
  return row?.pool
}

/** What was found of the drawn records of some periods. */
export async function readChecks(ctx: Pick<Ctx, 'jurisdiction' | 'db'>, acceptanceIds: readonly string[]): Promise<Check[]> {
  if (acceptanceIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('acceptance_checks')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', 'in', [...acceptanceIds])
    .orderBy('record_id')
    .execute()
  return rows.map((r) => checkRow.read(r))
}

/** Writes what was found of a record; found anew before the answer it replaces what was found first. */
export async function keepCheck(ctx: Ctx, tx: Db, c: Check): Promise<void> {
  const row = checkRow.write(c)
  await tables(tx)
    .insertInto('acceptance_checks')
    .values({ ...row, jurisdiction: ctx.jurisdiction })
    .onConflict((o) =>
      o.columns(['jurisdiction', 'acceptance_id', 'times', 'record_id']).doUpdateSet({
        result: c.result,
        note: c.note,
        checked_on: c.checkedOn,
        checked_by: c.checkedBy,
      }),
    )
    .execute()
}
