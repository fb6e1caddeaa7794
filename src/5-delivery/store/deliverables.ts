import type { Day, Id } from '#kernel'
import { codecs, type Ctx, type Db, type ListQuery } from '#platform'
import { sql } from 'kysely'
import type { Deliverable, Session } from '../rules/deliverable.ts'
import { type DeliveryTables, type Row, tables } from './tables.ts'

export type DeliverableRow = Row<'deliverables'>
const row = codecs<DeliveryTables>()('deliverables', { except: ['purchaser_id', 'provider_id'] })
export const deliverableOf = (r: DeliverableRow): Deliverable => ({
  ...row.read(r),
  id: r.id as Id<'deliverable'>,
  people: Number(r.people),
  minutes: Number(r.minutes),
})

/** What a list of deliverables is asked for. */
export interface DeliverablesAsked {
  contractIds?: readonly string[] | undefined
  lineId?: string | undefined
  ids?: readonly string[] | undefined
  /** Those to which something is missing, or the others. */
  complete?: boolean | undefined
  /** Only those of which this organisation is a side; everybody's where it is not said. */
  organisationId?: string | null | undefined
}
const asked = (ctx: Ctx, db: Db, of: DeliverablesAsked) => {
  let q = tables(db).selectFrom('deliverables').where('jurisdiction', '=', ctx.jurisdiction)
  if (of.contractIds) q = q.where('contract_id', 'in', [...of.contractIds, ''])
  if (of.lineId) q = q.where('line_id', '=', of.lineId)
  if (of.ids) q = q.where('id', 'in', [...of.ids, ''])
  if (of.complete !== undefined) q = q.where('completed_by', of.complete ? 'is not' : 'is', null)
  if (of.organisationId) q = q.where((e) => e.or([e('purchaser_id', '=', of.organisationId!), e('provider_id', '=', of.organisationId!)]))
  return q
}

export const deliverableSorts = ['open', 'number', 'sessions', 'people', 'members', 'completed'] as const
const sortColumns = { number: 'number', sessions: 'sessions', people: 'people', members: 'members', completed: 'completed_on' } as const

/** One page of deliverables. Without a wish those are first to which something is missing, then by line and number. */
export async function pageOfDeliverables(
  ctx: Ctx,
  of: DeliverablesAsked,
  query: Partial<Pick<ListQuery, 'page' | 'size' | 'sort' | 'descending'>> = {},
  db: Db = ctx.db,
): Promise<DeliverableRow[]> {
  const by = sortColumns[query.sort as keyof typeof sortColumns]
  const direction = query.descending ? 'desc' : 'asc'
  const size = Math.max(query.size ?? 100, 1)
  let q = asked(ctx, db, of).selectAll()
  q = by
    ? q.orderBy(by, (o) => (query.descending ? o.desc().nullsLast() : o.asc().nullsLast()))
    : q.orderBy((e) => e('completed_by', 'is not', null)).orderBy('line_id')
  return await q
    .orderBy('number', direction)
    .orderBy('id', direction)
    .limit(size)
    .offset((Math.max(query.page ?? 1, 1) - 1) * size)
    .execute()
}

export interface DeliverablesOfLine {
  contractId: string
  lineId: string
  all: number
  complete: number
  sessions: number
  people: number
  minutes: number
}
/** How many deliverables there are by line, how many of them are complete, and what they amount to. */
export async function deliverablesByLine(ctx: Ctx, of: DeliverablesAsked): Promise<DeliverablesOfLine[]> {
  const rows = await asked(ctx, ctx.db, of)
    .select((e) => [
      'contract_id',
      'line_id',
      e.fn.countAll<bigint>().as('n'),
      e.fn.count<bigint>('completed_by').as('complete'),
      sql<bigint>`sum(sessions)::bigint`.as('sessions'),
      sql<bigint>`sum(people)::bigint`.as('people'),
      sql<bigint>`sum(minutes)::bigint`.as('minutes'),
    ])
    .groupBy(['contract_id', 'line_id'])
    .orderBy('contract_id')
    .orderBy('line_id')
    .execute()
  return rows.map((r) => ({
    contractId: r.contract_id,
    lineId: r.line_id,
    all: Number(r.n),
    complete: Number(r.complete),
    sessions: Number(r.sessions),
    people: Number(r.people),
    minutes: Number(r.minutes),
  }))
}

/** One deliverable as it lies there; undefined where there is none of this id. */
export async function keptDeliverable(ctx: Ctx, id: string, db: Db = ctx.db): Promise<DeliverableRow | undefined> {
  return (await pageOfDeliverables(ctx, { ids: [id] }, {}, db))[0]
}

/** Locks deliverables in one order, so that two changes that move records between the same two never wait for each other. */
export async function lockDeliverables(ctx: Ctx, tx: Db, ids: readonly (string | null)[]): Promise<DeliverableRow[]> {
  const rows: DeliverableRow[] = []
  for (const id of [...new Set(ids)].toSorted()) {
    const d = id === null ? undefined : await lockDeliverable(ctx, tx, id)
    if (d) rows.push(d)
  }
  return rows
}

/** A deliverable as it lies there, locked until the change ends: its sessions are counted one change after the other. */
export async function lockDeliverable(ctx: Ctx, tx: Db, id: string): Promise<DeliverableRow | undefined> {
  return await tables(tx)
    .selectFrom('deliverables')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Numbers of a line are given one after the other. */
const lockNumbers = (ctx: Ctx, tx: Db, contractId: string, lineId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`deliverables:${ctx.jurisdiction}:${contractId}:${lineId}`}, 0))`.execute(tx)

/** Writes a new deliverable under the next number of its line. */
export async function insertDeliverable(
  ctx: Ctx,
  tx: Db,
  c: { readonly id: string; readonly purchaserId: string; readonly providerId: string },
  d: { readonly id: string; readonly lineId: string; readonly title: string; readonly members: number },
): Promise<number> {
  await lockNumbers(ctx, tx, c.id, d.lineId)
  const last = await tables(tx)
    .selectFrom('deliverables')
    .select((e) => e.fn.max('number').as('number'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', c.id)
    .where('line_id', '=', d.lineId)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await tables(tx)
    .insertInto('deliverables')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: d.id,
      contract_id: c.id,
      purchaser_id: c.purchaserId,
      provider_id: c.providerId,
      line_id: d.lineId,
      number,
      title: d.title,
      members: d.members,
      opened_on: ctx.today,
      opened_by: ctx.asker.userId,
    })
    .execute()
  return number
}

/** Writes who takes part and what it is called; false when somebody was faster. */
export async function writeDeliverable(
  ctx: Ctx,
  tx: Db,
  seen: { id: string; version: number },
  to: { title: string; members: number },
): Promise<boolean> {
  const moved = await tables(tx)
    .updateTable('deliverables')
    .set({ title: to.title, members: to.members, version: seen.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** A record of a deliverable, with where its units are counted. */
interface SessionRow extends Session {
  readonly monthOn: Day
  readonly communityId: string
}
/** The records of a deliverable that count, in order, each with whether its month is handed in and stands. */
export async function sessionsOf(ctx: Ctx, tx: Db, id: string): Promise<SessionRow[]> {
  const { rows } = await sql<{
    id: string
    served_on: Day
    month_on: Day
    people: number
    minutes: number
    units: number
    community_id: string
    closed: boolean
  }>`
    select r.id, r.served_on, r.month_on, r.people, r.minutes, r.units, coalesce(r.community_id, '') as community_id,
      exists (select 1 from acceptances a where a.jurisdiction = ${ctx.jurisdiction} and a.contract_id = r.contract_id and a.kind = 'month'
        and a.period_from <= r.served_on and a.period_to >= r.served_on and a.state <> 'returned') as closed
    from service_records r
    where r.jurisdiction = ${ctx.jurisdiction} and r.deliverable_id = ${id} and not r.struck and r.not_counted is null
    order by r.served_on, r.id`.execute(tx)
  return rows.map((r) => ({
    id: r.id,
    servedOn: r.served_on,
    monthOn: r.month_on,
    people: r.people,
    minutes: r.minutes,
    units: r.units,
    communityId: r.community_id,
    isClosed: r.closed,
  }))
}

/** The deliverables of which there are sessions within some days of a contract. */
export async function deliverablesWithin(ctx: Ctx, tx: Db, of: { contractId: string; from: Day; to: Day }): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('service_records')
    .select('deliverable_id')
    .distinct()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('served_on', '>=', of.from)
    .where('served_on', '<=', of.to)
    .where('deliverable_id', 'is not', null)
    .execute()
  return rows.map((r) => r.deliverable_id!)
}

/** Gives a record the units it makes now, and its line the difference. */
export async function writeUnits(
  ctx: Ctx,
  tx: Db,
  d: Pick<DeliverableRow, 'contract_id' | 'line_id'>,
  s: SessionRow,
  units: number,
): Promise<void> {
  await sql`
    with r as (update service_records set units = ${units}::integer where jurisdiction = ${ctx.jurisdiction} and id = ${s.id} returning worker_id, served_on),
    d as (
      update day_totals t set units = t.units + ${units - s.units}::integer from r
      where t.jurisdiction = ${ctx.jurisdiction} and t.contract_id = ${d.contract_id} and t.served_on = r.served_on and t.worker_id = r.worker_id
        and t.line_id = ${d.line_id} and t.community_id = ${s.communityId} returning 1)
    update unit_totals set units = units + ${units - s.units}::integer
    where jurisdiction = ${ctx.jurisdiction} and contract_id = ${d.contract_id} and line_id = ${d.line_id} and month_on = ${s.monthOn}
      and community_id = ${s.communityId} and exists (select 1 from r)`.execute(tx)
}

/** Writes the sums of a deliverable, and the record on which its unit stands. */
export async function writeSums(
  ctx: Ctx,
  tx: Db,
  id: string,
  of: Pick<Deliverable, 'sessions' | 'people' | 'minutes' | 'completedBy' | 'completedOn'>,
): Promise<void> {
  await tables(tx)
    .updateTable('deliverables')
    .set({
      sessions: of.sessions,
      people: BigInt(of.people),
      minutes: BigInt(of.minutes),
      completed_by: of.completedBy,
      completed_on: of.completedOn,
    })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .execute()
}

/** How many sessions of a deliverable other than one record are of a day, and how many people came to the largest of all. */
export async function sessionsBeside(
  ctx: Ctx,
  db: Db,
  of: { deliverableId: string; on?: Day | undefined; but?: string | undefined },
): Promise<{ sameDay: number; most: number }> {
  let q = tables(db)
    .selectFrom('service_records')
    .select((e) => [
      of.on ? sql<bigint>`count(*) filter (where served_on = ${of.on})`.as('same_day') : sql<bigint>`0::bigint`.as('same_day'),
      e.fn.max('people').as('most'),
    ])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('deliverable_id', '=', of.deliverableId)
    .where('struck', '=', false)
    .where('not_counted', 'is', null)
  if (of.but) q = q.where('id', '<>', of.but)
  const r = await q.executeTakeFirstOrThrow()
  return { sameDay: Number(r.same_day), most: r.most ?? 0 }
}
