import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { type RawBuilder, sql } from 'kysely'
import type { AskedBy, Category } from '../rules/record.ts'
import { type Row, tables } from './tables.ts'

/** What the totals need to know of a record. */
export interface Counted {
  lineId: string
  workerId: string
  servedOn: Day
  category: Category
  askedBy: AskedBy
  minutes: number
  people: number
  units: number
  communityId?: string | null | undefined
  monthOn: Day
  monthTo: Day
  purchaserId: string
  providerId: string
}

/**
 * The part of a statement that adds a record to its four totals, or takes it out, once for each row of `source`.
 * Its parts are called h, u, d and m; m gives the month's new minutes.
 */
export const totalsWith = (ctx: Ctx, contractId: string, r: Counted, sign: 1 | -1, source: RawBuilder<unknown>) => {
  const [minutes, people, units, errand] = [
    sign * r.minutes,
    sign * r.people,
    sign * r.units,
    r.category === 'errand' ? sign * r.minutes : 0,
  ]
  return sql`
    h as (
      insert into hours_totals as t (jurisdiction, contract_id, month_on, category, asked_by, purchaser_id, provider_id, records, minutes, people)
      select ${ctx.jurisdiction}, ${contractId}, ${r.monthOn}, ${r.category}, ${r.askedBy}, ${r.purchaserId}, ${r.providerId}, ${sign}::integer, ${minutes}::integer, ${people}::integer from ${source}
      on conflict (jurisdiction, contract_id, month_on, category, asked_by)
      do update set records = t.records + excluded.records, minutes = t.minutes + excluded.minutes, people = t.people + excluded.people returning 1),
    u as (
      insert into unit_totals as t (jurisdiction, contract_id, line_id, month_on, community_id, records, units, people, minutes)
      select ${ctx.jurisdiction}, ${contractId}, ${r.lineId}, ${r.monthOn}, ${r.communityId ?? ''}, ${sign}::integer, ${units}::integer, ${people}::integer, ${minutes}::integer from ${source}
      on conflict (jurisdiction, contract_id, line_id, month_on, community_id)
      do update set records = t.records + excluded.records, units = t.units + excluded.units, people = t.people + excluded.people, minutes = t.minutes + excluded.minutes returning 1),
    d as (
      insert into day_totals as t (jurisdiction, contract_id, served_on, worker_id, line_id, community_id, records, units, people, minutes)
      select ${ctx.jurisdiction}, ${contractId}, ${r.servedOn}, ${r.workerId}, ${r.lineId}, ${r.communityId ?? ''}, ${sign}::integer, ${units}::integer, ${people}::integer, ${minutes}::integer from ${source}
      on conflict (jurisdiction, contract_id, served_on, worker_id, line_id, community_id)
      do update set records = t.records + excluded.records, units = t.units + excluded.units, people = t.people + excluded.people, minutes = t.minutes + excluded.minutes returning 1),
    m as (
      insert into service_months as t (jurisdiction, contract_id, month_on, ends_on, purchaser_id, provider_id, records, minutes, errand_minutes, people)
      select ${ctx.jurisdiction}, ${contractId}, ${r.monthOn}, ${r.monthTo}, ${r.purchaserId}, ${r.providerId}, ${sign}::integer, ${minutes}::integer, ${errand}::integer, ${people}::integer from ${source}
      on conflict (jurisdiction, contract_id, month_on)
      do update set records = t.records + excluded.records, minutes = t.minutes + excluded.minutes, errand_minutes = t.errand_minutes + excluded.errand_minutes, people = t.people + excluded.people
      returning minutes, errand_minutes)`
}

/** Adds a record to its totals, or takes it out, and gives the new minutes of its month. */
export async function addToTotals(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  r: Counted,
  sign: 1 | -1,
): Promise<{ minutes: bigint; errandMinutes: bigint }> {
  const { rows } = await sql<{
    minutes: bigint
    errand_minutes: bigint
  }>`with one as (select 1), ${totalsWith(ctx, contractId, r, sign, sql`one`)} select minutes, errand_minutes from m`.execute(tx)
  return { minutes: rows[0]!.minutes, errandMinutes: rows[0]!.errand_minutes }
}

/** Minutes by contract, month, category and who asked. `from` and `to` choose months that begin within them. */
export async function hoursRows(ctx: Ctx, of: { contractIds: readonly string[]; from?: Day; to?: Day }): Promise<Row<'hours_totals'>[]> {
  let q = tables(ctx.db)
    .selectFrom('hours_totals')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...of.contractIds])
    .where('records', '>', 0)
  if (of.from) q = q.where('month_on', '>=', of.from)
  if (of.to) q = q.where('month_on', '<=', of.to)
  return await q.orderBy('contract_id').orderBy('month_on').orderBy('category').orderBy('asked_by').execute()
}

/** The months of contracts for which there are records, in order. */
export async function monthRows(ctx: Ctx, db: Db, contractIds: readonly string[]): Promise<Row<'service_months'>[]> {
  return await tables(db)
    .selectFrom('service_months')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .orderBy('contract_id')
    .orderBy('month_on')
    .execute()
}

/** What was recorded by contract, line, month and community. */
export async function unitRows(ctx: Ctx, db: Db, contractIds: readonly string[]): Promise<Row<'unit_totals'>[]> {
  return await tables(db)
    .selectFrom('unit_totals')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .where('records', '>', 0)
    .orderBy('contract_id')
    .orderBy('line_id')
    .orderBy('month_on')
    .orderBy('community_id')
    .execute()
}

/** Months that are over and were not judged yet, two hundred at most. */
export async function unjudgedMonths(ctx: Ctx): Promise<Row<'service_months'>[]> {
  return await tables(ctx.db)
    .selectFrom('service_months')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('judged_on', 'is', null)
    .where('ends_on', '<', ctx.today)
    .orderBy('ends_on')
    .limit(200)
    .execute()
}

/** Marks a month as judged and gives its minutes; undefined where it was already. */
export async function markJudged(ctx: Ctx, tx: Db, contractId: string, monthOn: Day) {
  return await tables(tx)
    .updateTable('service_months')
    .set({ judged_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('month_on', '=', monthOn)
    .where('judged_on', 'is', null)
    .returning(['minutes', 'errand_minutes'])
    .executeTakeFirst()
}
