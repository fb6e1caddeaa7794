import type { Contract } from '#contracts'
import type { Day, Id } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { sql, type Updateable } from 'kysely'
import type { NotCounted } from '../rules/counts.ts'
import { longestMinutes, type ServiceRecord } from '../rules/record.ts'
import { type DeliveryTables, type Row, tables } from './tables.ts'
import { totalsWith } from './totals.ts'

export type RecordRow = Row<'service_records'>
const of = codecs<DeliveryTables>()
const recordRow = of('service_records', { except: ['purchaser_id', 'provider_id', 'month_on', 'recorded_by'] })
const editionRow = of('service_record_editions', { except: ['record_id'] })

/** A row as the record it keeps. */
export const recordOf = (r: RecordRow): ServiceRecord => ({ ...recordRow.read(r), id: r.id as Id<'record'> })

/** One record as it lies there; undefined where there is none of this id. */
export async function keptRecord(ctx: Ctx, id: string, db: Db = ctx.db): Promise<RecordRow | undefined> {
  return await tables(db)
    .selectFrom('service_records')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The last record of a worker that still stands. */
export async function lastKeptRecord(ctx: Ctx, workerId: string): Promise<RecordRow | undefined> {
  return await tables(ctx.db)
    .selectFrom('service_records')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('worker_id', '=', workerId)
    .where('struck', '=', false)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What a worker recorded on a day. */
export async function dayOf(ctx: Ctx, workerId: string, on: Day): Promise<{ records: number; minutes: number }> {
  const row = await tables(ctx.db)
    .selectFrom('service_records')
    .select((e) => [e.fn.countAll<bigint>().as('n'), sql<bigint>`coalesce(sum(minutes), 0)::bigint`.as('minutes')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('worker_id', '=', workerId)
    .where('served_on', '=', on)
    .where('struck', '=', false)
    .executeTakeFirstOrThrow()
  return { records: Number(row.n), minutes: Number(row.minutes) }
}

export interface Edition {
  version: number
  content: Record<string, unknown>
  reason: string
  replacedAt: ServiceRecord['recordedAt']
  replacedBy: string | null
}
/** What a record said before each correction, the newest correction first. */
export async function editionsOf(ctx: Ctx, recordId: string): Promise<Edition[]> {
  const rows = await tables(ctx.db)
    .selectFrom('service_record_editions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('record_id', '=', recordId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((r) => editionRow.read(r))
}

/** What was recorded of a line in a community within some days: only what counts. */
export interface Recorded {
  lineId: string
  communityId: string | null
  records: number
  minutes: number
  people: number
  units: number
}
/** What counts of a period, from the totals of its days: the list of the same days, lines and contract holds exactly these records. */
export async function recordedWithin(
  ctx: Ctx,
  of: { contractId: string; from: Day; to: Day; lineId?: string | undefined },
): Promise<Recorded[]> {
  let q = tables(ctx.db)
    .selectFrom('day_totals')
    .select([
      'line_id',
      'community_id',
      sql<bigint>`sum(records)::bigint`.as('records'),
      sql<bigint>`sum(minutes)::bigint`.as('minutes'),
      sql<bigint>`sum(people)::bigint`.as('people'),
      sql<bigint>`sum(units)::bigint`.as('units'),
    ])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('served_on', '>=', of.from)
    .where('served_on', '<=', of.to)
    .where('records', '>', 0)
  if (of.lineId) q = q.where('line_id', '=', of.lineId)
  const rows = await q.groupBy(['line_id', 'community_id']).orderBy('line_id').orderBy('community_id').execute()
  return rows.map((r) => ({
    lineId: r.line_id,
    communityId: r.community_id || null,
    records: Number(r.records),
    minutes: Number(r.minutes),
    people: Number(r.people),
    units: Number(r.units),
  }))
}

/** What counts for a contract within some days, by who served and when; a last day of null is without end. */
export async function countedByDay(
  ctx: Ctx,
  contractId: string,
  within: { from: Day; to: Day | null },
): Promise<{ workerId: string; servedOn: Day; records: number }[]> {
  let q = tables(ctx.db)
    .selectFrom('day_totals')
    .select(['worker_id', 'served_on', sql<bigint>`sum(records)::bigint`.as('records')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('served_on', '>=', within.from)
    .where('records', '>', 0)
  if (within.to) q = q.where('served_on', '<=', within.to)
  const rows = await q.groupBy(['worker_id', 'served_on']).orderBy('served_on').orderBy('worker_id').execute()
  return rows.map((r) => ({ workerId: r.worker_id, servedOn: r.served_on, records: Number(r.records) }))
}

/** How many records of a contract count nowhere for it. */
export async function uncounted(ctx: Ctx, contractId: string): Promise<number> {
  const row = await tables(ctx.db)
    .selectFrom('service_records')
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('struck', '=', false)
    .where('not_counted', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** A record as it is first written. */
interface NewRow extends Omit<ServiceRecord, 'struck' | 'recordedAt' | 'version' | 'contractId'> {
  monthOn: Day
  monthTo: Day
  /** Key of the month it falls into. */
  period: string
  notCounted: NotCounted | null
}

/** One statement that looks whether the month is open and the day has room, writes the record and adds it to its totals. */
export async function insertRecord(ctx: Ctx, tx: Db, contract: Pick<Contract, 'id' | 'purchaserId' | 'providerId'>, r: NewRow) {
  const row = { ...r, purchaserId: contract.purchaserId, providerId: contract.providerId }
  const { rows } = await sql<{ open: boolean; day: bigint; written: boolean; minutes: bigint | null; errand: bigint | null }>`
    with open as (
      select not exists (select 1 from acceptances where jurisdiction = ${ctx.jurisdiction} and contract_id = ${contract.id} and period = ${r.period} and state <> 'returned') as yes),
    day as (
      select coalesce(sum(minutes), 0)::bigint as minutes from service_records
      where jurisdiction = ${ctx.jurisdiction} and worker_id = ${r.workerId} and served_on = ${r.servedOn} and not struck),
    r as (
      insert into service_records (jurisdiction, id, contract_id, purchaser_id, provider_id, line_id, worker_id, served_on, month_on, category, what, minutes, asked_by, people,
        units, community_id, note, errand_about, errand_by, not_counted, recorded_at, recorded_by, deliverable_id)
      select ${ctx.jurisdiction}, ${r.id}, ${contract.id}, ${contract.purchaserId}, ${contract.providerId}, ${r.lineId}, ${r.workerId}, ${r.servedOn}, ${r.monthOn}, ${r.category}, ${r.what},
        ${r.minutes}, ${r.askedBy}, ${r.people}, ${r.units}, ${r.communityId ?? null}, ${r.note ?? null}, ${r.errandAbout}, ${r.errandBy}, ${r.notCounted}, ${ctx.now}, ${ctx.asker.userId}, ${r.deliverableId}
      from open, day where open.yes and day.minutes + ${r.minutes}::integer <= ${longestMinutes}::integer
      returning 1),
    ${totalsWith(ctx, contract.id, row, 1, sql`(select 1 from r where ${r.notCounted}::text is null) as counted`)}
    select open.yes as open, day.minutes as day, exists (select 1 from r) as written, m.minutes, m.errand_minutes as errand from open, day left join m on true`.execute(
    tx,
  )
  return rows[0]!
}

/** So many rows to one statement: of columns times rows it may name 65,535. */
const atOnce = 1000
/** Writes many records; their totals are added up after them. */
export async function insertMany(
  ctx: Ctx,
  tx: Db,
  contract: Pick<Contract, 'id' | 'purchaserId' | 'providerId'>,
  all: readonly NewRow[],
): Promise<void> {
  const parties = { contract_id: contract.id, purchaser_id: contract.purchaserId, provider_id: contract.providerId }
  const now = { jurisdiction: ctx.jurisdiction, recorded_at: ctx.now, recorded_by: ctx.asker.userId }
  for (let from = 0; from < all.length; from += atOnce)
    await tables(tx)
      .insertInto('service_records')
      .values(
        all.slice(from, from + atOnce).map((r) => ({
          ...{ ...now, ...parties, id: r.id, line_id: r.lineId, worker_id: r.workerId, served_on: r.servedOn, month_on: r.monthOn },
          ...{ category: r.category, what: r.what, minutes: r.minutes, asked_by: r.askedBy, people: r.people, units: r.units },
          ...{ community_id: r.communityId ?? null, note: r.note ?? null, errand_about: r.errandAbout, errand_by: r.errandBy },
          ...{ not_counted: r.notCounted, deliverable_id: r.deliverableId },
        })),
      )
      .execute()
}

/** Minutes of workers on days, by worker and day; a day without any is left out. */
export async function minutesOfDays(ctx: Ctx, tx: Db, of: readonly { workerId: string; on: Day }[]): Promise<Map<string, number>> {
  const rows = await tables(tx)
    .selectFrom('service_records')
    .select(['worker_id', 'served_on', sql<bigint>`coalesce(sum(minutes), 0)::bigint`.as('minutes')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('worker_id', 'in', [...new Set(of.map((x) => x.workerId))])
    .where(sql<boolean>`served_on = any(${[...new Set(of.map((x) => x.on.toString()))]}::date[])`)
    .where('struck', '=', false)
    .groupBy(['worker_id', 'served_on'])
    .execute()
  return new Map(rows.map((r) => [`${r.worker_id} ${r.served_on.toString()}`, Number(r.minutes)]))
}

/** Minutes of a worker on a day, but for one record. */
export async function minutesOfDay(ctx: Ctx, tx: Db, of: { workerId: string; on: Day; but: string }): Promise<number> {
  const day = await tables(tx)
    .selectFrom('service_records')
    .select(sql<bigint>`coalesce(sum(minutes), 0)::bigint`.as('minutes'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('worker_id', '=', of.workerId)
    .where('served_on', '=', of.on)
    .where('id', '<>', of.but)
    .where('struck', '=', false)
    .executeTakeFirstOrThrow()
  return Number(day.minutes)
}

/** Writes what a record says after a correction; false when it has moved on. */
export async function changeRecord(
  ctx: Ctx,
  tx: Db,
  seen: { id: string; version: number },
  columns: Updateable<DeliveryTables['service_records']>,
): Promise<boolean> {
  const moved = await tables(tx)
    .updateTable('service_records')
    .set({ ...columns, version: seen.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** Keeps what a record said before a correction, with the reason and in the name of whoever asks. */
export async function insertEdition(ctx: Ctx, tx: Db, row: RecordRow, version: number, reason: string): Promise<void> {
  await tables(tx)
    .insertInto('service_record_editions')
    .values({
      jurisdiction: ctx.jurisdiction,
      record_id: row.id,
      version,
      reason,
      replaced_at: ctx.now,
      replaced_by: ctx.asker.name,
      content: {
        lineId: row.line_id,
        servedOn: row.served_on.toString(),
        category: row.category,
        what: row.what,
        minutes: row.minutes,
        askedBy: row.asked_by,
        people: row.people,
        units: row.units,
        deliverableId: row.deliverable_id,
        communityId: row.community_id,
        note: row.note,
        errandAbout: row.errand_about,
        errandBy: row.errand_by,
      },
    })
    .execute()
}
