import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { AskedBy, Category } from '../rules/record.ts'
import type { RecordRow } from './records.ts'
import { type DeliveryTables, tables } from './tables.ts'

/** What a list of service records is asked for. A month is the month of the contract, by its first day: `2026-03`. */
export interface RecordsAsked {
  contractId?: string | undefined
  workerId?: string | undefined
  lineId?: string | undefined
  deliverableId?: string | undefined
  communityId?: string | undefined
  month?: string | undefined
  category?: Category | undefined
  askedBy?: AskedBy | undefined
  from?: Day | undefined
  to?: Day | undefined
  /** Records that count for their contract, or those that do not; the first when not said, as in every figure. */
  counts?: 'yes' | 'no' | undefined
  sort?: string | undefined
  descending?: boolean | undefined
  page?: number | undefined
  size?: number | undefined
}
export const recordSorts = ['day', 'minutes', 'people', 'category', 'asked'] as const
const sortColumns = { day: 'served_on', minutes: 'minutes', people: 'people', category: 'category', asked: 'asked_by' } as const

/** Which records somebody's lists reach. */
export interface Reach {
  /** Only records in which this organisation is a side; null for roles that reach all. */
  organisationId: string | null
}

/** One page of the records that are asked for, within somebody's reach. */
export async function pageOfRecords(ctx: Ctx, asked: RecordsAsked, side: Reach): Promise<RecordRow[]> {
  const by = sortColumns[asked.sort as keyof typeof sortColumns] ?? 'served_on'
  const direction = (asked.descending ?? true) ? 'desc' : 'asc'
  const size = Math.max(asked.size ?? 20, 1)
  return await tables(ctx.db)
    .selectFrom('service_records')
    .selectAll()
    .where(filtered(ctx, asked, side))
    .orderBy(by, direction)
    .orderBy('id', direction)
    .limit(size)
    .offset((Math.max(asked.page ?? 1, 1) - 1) * size)
    .execute()
}

/** Every month for which there are records within somebody's reach, the newest first. */
export async function monthsWithRecords(ctx: Ctx, side: Reach): Promise<string[]> {
  let q = tables(ctx.db).selectFrom('service_months').select('month_on').distinct().where('jurisdiction', '=', ctx.jurisdiction)
  if (side.organisationId)
    q = q.where((e) => e.or([e('purchaser_id', '=', side.organisationId!), e('provider_id', '=', side.organisationId!)]))
  const rows = await q.orderBy('month_on', 'desc').limit(60).execute()
  return [...new Set(rows.map((r) => r.month_on.toString().slice(0, 7)))]
}

const monthRange = (month: string): { from: string; before: string } | undefined => {
  try {
    const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
    return { from: first.toString(), before: first.add({ months: 1 }).toString() }
  } catch {
    return undefined
  }
}

/** What the lists and their totals are asked for alike. Every one of the three tables has these columns, by the same names. */
function sided(ctx: Ctx, asked: RecordsAsked, side: Reach): Expression<SqlBool>[] {
  const e = expressionBuilder<DeliveryTables, 'service_months'>()
  const all: Expression<SqlBool>[] = [e('jurisdiction', '=', ctx.jurisdiction)]
  if (side.organisationId) all.push(e.or([e('purchaser_id', '=', side.organisationId), e('provider_id', '=', side.organisationId)]))
  if (asked.contractId) all.push(e('contract_id', '=', asked.contractId))
  if (asked.month) {
    const range = monthRange(asked.month)
    all.push(
      range
        ? e.and([e('month_on', '>=', Temporal.PlainDate.from(range.from)), e('month_on', '<', Temporal.PlainDate.from(range.before))])
        : sql<SqlBool>`false`,
    )
  }
  return all
}
const filtered = (ctx: Ctx, asked: RecordsAsked, side: Reach) => (e: ExpressionBuilder<DeliveryTables, 'service_records'>) => {
  const all = sided(ctx, asked, side)
  all.push(e('struck', '=', false))
  all.push(e('not_counted', asked.counts === 'no' ? 'is not' : 'is', null))
  if (asked.workerId) all.push(e('worker_id', '=', asked.workerId))
  if (asked.lineId) all.push(e('line_id', '=', asked.lineId))
  if (asked.deliverableId) all.push(e('deliverable_id', '=', asked.deliverableId))
  if (asked.communityId) all.push(e('community_id', '=', asked.communityId))
  if (asked.category) all.push(e('category', '=', asked.category))
  if (asked.askedBy) all.push(e('asked_by', '=', asked.askedBy))
  if (asked.from) all.push(e('served_on', '>=', asked.from))
  if (asked.to) all.push(e('served_on', '<=', asked.to))
  return e.and(all)
}

/** Counted from the kept totals wherever the filter allows it, so that a list does not count what is stored. */
export async function totalsOfList(ctx: Ctx, a: RecordsAsked, side: Reach): Promise<{ total: number; minutes: number }> {
  const finer = a.workerId ?? a.lineId ?? a.deliverableId ?? a.communityId ?? a.from ?? a.to ?? (a.counts === 'no' ? 'no' : undefined)
  const db = tables(ctx.db)
  if (finer !== undefined) {
    const row = await db
      .selectFrom('service_records')
      .select((e) => [e.fn.countAll<bigint>().as('n'), sql<bigint>`coalesce(sum(minutes), 0)::bigint`.as('minutes')])
      .where(filtered(ctx, a, side))
      .executeTakeFirstOrThrow()
    return { total: Number(row.n), minutes: Number(row.minutes) }
  }
  const summed = [
    sql<bigint>`coalesce(sum(records), 0)::bigint`.as('n'),
    sql<bigint>`coalesce(sum(minutes), 0)::bigint`.as('minutes'),
  ] as const
  if (!a.category && !a.askedBy) {
    const row = await db
      .selectFrom('service_months')
      .select(summed)
      .where((e) => e.and(sided(ctx, a, side)))
      .executeTakeFirstOrThrow()
    return { total: Number(row.n), minutes: Number(row.minutes) }
  }
  let q = db
    .selectFrom('hours_totals')
    .select(summed)
    .where((e) => e.and(sided(ctx, a, side)))
  if (a.category) q = q.where('category', '=', a.category)
  if (a.askedBy) q = q.where('asked_by', '=', a.askedBy)
  const row = await q.executeTakeFirstOrThrow()
  return { total: Number(row.n), minutes: Number(row.minutes) }
}
