import type { Day, Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx, Db } from '#platform'
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { AskedBy, Category, ServiceRecord } from './rules/record.ts'
import { type DeliveryTables, recordOf, type RecordRow, tables } from './store.ts'
import { refuse } from './words.ts'

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

/**
 * A record as this person may see it. What was written in one that is struck out is for the institution's manager alone: it was struck
 * because it should not stand there.
 */
export const shownTo = (ctx: Ctx, row: RecordRow): ServiceRecord => (hidesNote(ctx, row) ? { ...recordOf(row), note: null } : recordOf(row))

/** Whether what was written in this record is not for whoever asks. */
export const hidesNote = (ctx: Ctx, row: Pick<RecordRow, 'struck' | 'provider_id'>): boolean =>
  row.struck && mayNot(ctx.asker, 'delivery.appoint', { providerId: row.provider_id }) !== undefined

/** One page of the records this person may see, with how many there are and how many minutes in all. */
export async function serviceRecords(
  ctx: Ctx,
  asked: RecordsAsked,
): Promise<{ rows: ServiceRecord[]; total: number; minutes: number } | Refusal> {
  const side = reachOf(ctx)
  if ('refused' in side) return side
  const by = sortColumns[asked.sort as keyof typeof sortColumns] ?? 'served_on'
  const direction = (asked.descending ?? true) ? 'desc' : 'asc'
  const size = Math.min(Math.max(asked.size ?? 20, 1), 10_000)
  const rows = await tables(ctx.db)
    .selectFrom('service_records')
    .selectAll()
    .where(filtered(ctx, asked, side))
    .orderBy(by, direction)
    .orderBy('id', direction)
    .limit(size)
    .offset((Math.max(asked.page ?? 1, 1) - 1) * size)
    .execute()
  return { rows: rows.map((r) => shownTo(ctx, r)), ...(await totalsOf(ctx, asked, side)) }
}

/** One record this person may see. */
export async function serviceRecord(
  ctx: Ctx,
  id: string,
  db: Db = ctx.db,
): Promise<(ServiceRecord & { purchaserId: string; providerId: string }) | Refusal> {
  const row = await tables(db)
    .selectFrom('service_records')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('no-record')
  const no = mayNot(ctx.asker, 'delivery.read', { purchaserId: row.purchaser_id, providerId: row.provider_id })
  if (no) return no.status === 401 ? no : refuse('no-record')
  return { ...shownTo(ctx, row), purchaserId: row.purchaser_id, providerId: row.provider_id }
}

/** The last record of a worker that still stands: what the form can be filled from, when asked to. */
export async function lastRecordOf(ctx: Ctx, workerId: string): Promise<ServiceRecord | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('service_records')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('worker_id', '=', workerId)
    .where('struck', '=', false)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && shownTo(ctx, row)
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
  return rows.map((r) => ({
    version: r.version,
    content: r.content,
    reason: r.reason,
    replacedAt: r.replaced_at,
    replacedBy: r.replaced_by,
  }))
}

/** Every month for which there are records this person may see, the newest first. */
export async function recordedMonths(ctx: Ctx): Promise<string[]> {
  const side = reachOf(ctx)
  if ('refused' in side) return []
  let q = tables(ctx.db).selectFrom('service_months').select('month_on').distinct().where('jurisdiction', '=', ctx.jurisdiction)
  if (side.organisationId)
    q = q.where((e) => e.or([e('purchaser_id', '=', side.organisationId!), e('provider_id', '=', side.organisationId!)]))
  const rows = await q.orderBy('month_on', 'desc').limit(60).execute()
  return [...new Set(rows.map((r) => r.month_on.toString().slice(0, 7)))]
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
/** The records behind a period, counted one by one, so that the list of the same days, lines and contract holds exactly them. */
export async function recordedWithin(
  ctx: Ctx,
  of: { contractId: string; from: Day; to: Day; lineId?: string | undefined },
): Promise<Recorded[]> {
  let q = tables(ctx.db)
    .selectFrom('service_records')
    .select((e) => [
      'line_id',
      'community_id',
      e.fn.countAll<bigint>().as('records'),
      sql<bigint>`sum(minutes)::bigint`.as('minutes'),
      sql<bigint>`sum(people)::bigint`.as('people'),
      sql<bigint>`sum(units)::bigint`.as('units'),
    ])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('served_on', '>=', of.from)
    .where('served_on', '<=', of.to)
    .where('struck', '=', false)
    .where('not_counted', 'is', null)
  if (of.lineId) q = q.where('line_id', '=', of.lineId)
  const rows = await q.groupBy(['line_id', 'community_id']).orderBy('line_id').orderBy('community_id').execute()
  return rows.map((r) => ({
    lineId: r.line_id,
    communityId: r.community_id,
    records: Number(r.records),
    minutes: Number(r.minutes),
    people: Number(r.people),
    units: Number(r.units),
  }))
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

interface Reach {
  /** Only records in which this organisation is a side; null for roles that reach all. */
  organisationId: string | null
}
function reachOf(ctx: Ctx): Reach | Refusal {
  if (!mayNot(ctx.asker, 'delivery.read', {})) return { organisationId: null }
  const own = ctx.asker.organisationId
  return mayNot(ctx.asker, 'delivery.read', { purchaserId: own, providerId: own }) ?? { organisationId: own }
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
async function totalsOf(ctx: Ctx, a: RecordsAsked, side: Reach): Promise<{ total: number; minutes: number }> {
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
