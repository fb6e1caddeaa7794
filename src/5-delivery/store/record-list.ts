import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { AskedBy, Category } from '../rules/record.ts'
import type { RecordRow } from './records.ts'
import { type DeliveryTables, tables } from './tables.ts'

/** What a list of service records is asked for. A month is the month of the contract, by its first day: `2026-03`. */
export interface RecordsAsked {
  contractId?: string | undefined
  workerId?: string | undefined
  lineId?: string | undefined
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
  const size = Math.min(Math.max(asked.size ?? 20, 1), 10_000)
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

type Table = 'service_records' | 'hours_totals' | 'service_months'
function sided<T extends Table>(ctx: Ctx, asked: RecordsAsked, side: Reach) {
  return (e: ExpressionBuilder<DeliveryTables, T>) => {
    // The three tables share these columns; the builder cannot know it of a type parameter.
    const b = e as unknown as ExpressionBuilder<DeliveryTables, 'service_months'>
    const all = [b('jurisdiction', '=', ctx.jurisdiction)]
    if (side.organisationId)
      all.push(b.or([b('purchaser_id', '=', side.organisationId), b('provider_id', '=', side.organisationId)]) as never)
    if (asked.contractId) all.push(b('contract_id', '=', asked.contractId))
    if (asked.month) {
      const range = monthRange(asked.month)
      all.push(
        range
          ? (b.and([
              b('month_on', '>=', Temporal.PlainDate.from(range.from)),
              b('month_on', '<', Temporal.PlainDate.from(range.before)),
            ]) as never)
          : (sql<SqlBool>`false` as never),
      )
    }
    return all
  }
}
const filtered = (ctx: Ctx, asked: RecordsAsked, side: Reach) => (e: ExpressionBuilder<DeliveryTables, 'service_records'>) => {
  const all = sided<'service_records'>(ctx, asked, side)(e) as unknown as ReturnType<typeof e>[]
  all.push(e('struck', '=', false))
  all.push(e('not_counted', asked.counts === 'no' ? 'is not' : 'is', null))
  if (asked.workerId) all.push(e('worker_id', '=', asked.workerId))
  if (asked.lineId) all.push(e('line_id', '=', asked.lineId))
  if (asked.communityId) all.push(e('community_id', '=', asked.communityId))
  if (asked.category) all.push(e('category', '=', asked.category))
  if (asked.askedBy) all.push(e('asked_by', '=', asked.askedBy))
  if (asked.from) all.push(e('served_on', '>=', asked.from))
  if (asked.to) all.push(e('served_on', '<=', asked.to))
  return e.and(all as never)
}

/** Counted from the kept totals wherever the filter allows it, so that a list does not count what is stored. */
export async function totalsOfList(ctx: Ctx, a: RecordsAsked, side: Reach): Promise<{ total: number; minutes: number }> {
  const finer = a.workerId ?? a.lineId ?? a.communityId ?? a.from ?? a.to ?? (a.counts === 'no' ? 'no' : undefined)
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
      .where((e) => e.and(sided<'service_months'>(ctx, a, side)(e) as never))
      .executeTakeFirstOrThrow()
    return { total: Number(row.n), minutes: Number(row.minutes) }
  }
  let q = db
    .selectFrom('hours_totals')
    .select(summed)
    .where((e) => e.and(sided<'hours_totals'>(ctx, a, side)(e) as never))
  if (a.category) q = q.where('category', '=', a.category)
  if (a.askedBy) q = q.where('asked_by', '=', a.askedBy)
  const row = await q.executeTakeFirstOrThrow()
  return { total: Number(row.n), minutes: Number(row.minutes) }
}
