import { type Day, minor, type Money } from '#kernel'
import { calendarOf, calendarsThen } from '#people'
import { codecs, type Ctx, type Db, holdsInSql, type ListQuery, movesOf } from '#platform'
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Claim } from '../rules/claim.ts'
import type { ClaimState } from '../rules/claim-process.ts'
import type { ClaimSnapshot } from '../rules/claim-snapshot.ts'
import { lastDayOf, lateBefore } from '../rules/last-day.ts'
import { type PaymentTables, type Row, tables } from './tables.ts'

const claimRow = codecs<PaymentTables>()('claims', { except: ['title_zh', 'title_en', 'snapshot', 'clock_basis', 'clock_says'] })
/** Everything but the snapshot, which only the claim's own page opens. */
const plainColumns = [...claimRow.columns, 'title_zh', 'title_en', 'clock_basis', 'clock_says'] as const

type Read = Omit<Row<'claims'>, 'snapshot' | 'jurisdiction'>
const claimFrom = (r: Read, lastDay: LastDays): Claim => ({
  ...claimRow.read(r),
  ...lastDay(r.due_on, r.settled_on),
  title: { zh: r.title_zh, en: r.title_en },
  basis: r.clock_basis,
  clock: r.clock_says,
})

type LastDays = (counted: Day, settledOn: Day | null) => Pick<Claim, 'dueOn' | 'mayMove'>
/** How the day of a claim is read: with the days off as they are known, of what is settled as they were known then. */
async function lastDays(ctx: Ctx, db: Db): Promise<LastDays> {
  const [calendar, then] = [await calendarOf(ctx, db), await calendarsThen(ctx, db)]
  return (counted, settledOn) => lastDayOf(ctx.law, counted, then(settledOn) ?? calendar)
}
const lateNow = async (ctx: Ctx, db: Db): Promise<Day> => lateBefore(ctx.law, ctx.today, await calendarOf(ctx, db))

export interface ClaimFilter {
  ids?: readonly string[]
  contractIds?: readonly string[]
  purchaseIds?: readonly string[]
  purchaserId?: string
  purchaserIds?: readonly string[]
  providerId?: string
  standing?: 'open' | 'late' | 'paid'
  /** Without what was withdrawn: for that nothing was ever owed. */
  owed?: true
  states?: readonly ClaimState[]
  search?: string
}

/** @param late days before this one are late; needed where those are asked for */
const filtered =
  (ctx: Ctx, f: ClaimFilter, late = ctx.today) =>
  (e: ExpressionBuilder<PaymentTables, 'claims'>) => {
    const all = [e('jurisdiction', '=', ctx.jurisdiction)]
    const among = (column: 'id' | 'contract_id' | 'purchase_id' | 'purchaser_id', values: readonly string[] | undefined) => {
      if (values) all.push(values.length === 0 ? (sql<SqlBool>`false` as never) : e(column, 'in', [...new Set(values)]))
    }
    among('id', f.ids)
    among('contract_id', f.contractIds)
    among('purchase_id', f.purchaseIds)
    among('purchaser_id', f.purchaserIds)
    if (f.purchaserId) all.push(e('purchaser_id', '=', f.purchaserId))
    if (f.providerId) all.push(e('provider_id', '=', f.providerId))
    if (f.states) all.push(f.states.length === 0 ? (sql<SqlBool>`false` as never) : e('state', 'in', [...f.states]))
    if (f.standing === 'paid') all.push(e('state', '=', 'paid'))
    if (f.standing === 'open' || f.standing === 'late') all.push(e('state', 'not in', ['paid', 'withdrawn']))
    if (f.owed) all.push(e('state', '<>', 'withdrawn'))
    if (f.standing === 'late') all.push(e('due_on', '<', late))
    if (f.search) {
      all.push(holdsInSql(sql`(number || ' ' || title_zh || ' ' || coalesce(title_en, ''))`, f.search) as never)
    }
    return e.and(all)
  }

export async function findClaims(ctx: Ctx, f: ClaimFilter, db: Db = ctx.db): Promise<Claim[]> {
  const late = f.standing === 'late' ? await lateNow(ctx, db) : undefined
  const asked = tables(db)
    .selectFrom('claims')
    .select(plainColumns)
    .where(filtered(ctx, f, late))
  const rows = await asked.orderBy('due_on').orderBy('id').execute()
  if (rows.length === 0) return []
  const lastDay = await lastDays(ctx, db)
  return rows.map((r) => claimFrom(r, lastDay))
}

/** Whether a claim has this number. */
export const isClaimNumber = async (ctx: Ctx, tx: Db, number: string): Promise<boolean> =>
  (await tables(tx)
    .selectFrom('claims')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('number', '=', number)
    .limit(1)
    .executeTakeFirst()) !== undefined

export const claimSorts = ['due', 'made', 'number', 'amount', 'state'] as const
const sortColumns = { due: 'due_on', made: 'made_on', number: 'number', amount: 'amount_minor', state: 'state' } as const

/** One page of claims and how many there are in all; with `openFirst`, what is paid up comes last whatever the order. */
export async function pageOfClaims(
  ctx: Ctx,
  f: ClaimFilter,
  q: ListQuery & { openFirst?: boolean },
): Promise<{ rows: Claim[]; total: number }> {
  const [late, lastDay] = [await lateNow(ctx, ctx.db), await lastDays(ctx, ctx.db)]
  const [rows, count] = await Promise.all([
    tables(ctx.db)
      .selectFrom('claims')
      .select(plainColumns)
      .where(filtered(ctx, f, late))
      .$if(q.openFirst === true, (b) => b.orderBy(sql`state in ('paid', 'withdrawn')`))
      .orderBy(sortColumns[q.sort as keyof typeof sortColumns], q.descending ? 'desc' : 'asc')
      .orderBy('id')
      .limit(q.size)
      .offset((q.page - 1) * q.size)
      .execute(),
    tables(ctx.db)
      .selectFrom('claims')
      .select((e) => e.fn.countAll<bigint>().as('n'))
      .where(filtered(ctx, f, late))
      .executeTakeFirstOrThrow(),
  ])
  return { rows: rows.map((r) => claimFrom(r, lastDay)), total: Number(count.n) }
}

/** What is open and what of it is late, in one look at the index. */
export async function openTotals(
  ctx: Ctx,
  f: ClaimFilter,
): Promise<{ open: Money; openCount: number; late: Money; lateCount: number; nextDueOn: Day | null }> {
  const late = await lateNow(ctx, ctx.db)
  const r = await tables(ctx.db)
    .selectFrom('claims')
    .select([
      sql<bigint>`coalesce(sum(amount_minor - paid_minor), 0)::bigint`.as('open'),
      sql<bigint>`count(*)::bigint`.as('open_count'),
      sql<bigint>`coalesce(sum(amount_minor - paid_minor) filter (where due_on < ${late}), 0)::bigint`.as('late'),
      sql<bigint>`count(*) filter (where due_on < ${late})::bigint`.as('late_count'),
      sql<Day | null>`min(due_on) filter (where due_on >= ${late})`.as('next_due'),
    ])
    .where(filtered(ctx, { ...f, standing: 'open' }))
    .executeTakeFirstOrThrow()
  return {
    open: minor(r.open),
    openCount: Number(r.open_count),
    late: minor(r.late),
    lateCount: Number(r.late_count),
    nextDueOn: r.next_due && (await lastDays(ctx, ctx.db))(r.next_due, null).dueOn,
  }
}

export async function findClaim(ctx: Ctx, id: string, db: Db = ctx.db): Promise<Claim | undefined> {
  return (await findClaims(ctx, { ids: [id] }, db))[0]
}

export async function snapshotOf(ctx: Ctx, id: string): Promise<ClaimSnapshot | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('claims')
    .select('snapshot')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.snapshot
}

/** A claim as it is made: on the officer's desk, nothing asked back, nothing paid. */
export async function insertClaim(
  ctx: Ctx,
  tx: Db,
  c: Pick<
    Claim,
    | 'id'
    | 'number'
    | 'purchaseId'
    | 'contractId'
    | 'purchaserId'
    | 'providerId'
    | 'source'
    | 'acceptanceId'
    | 'title'
    | 'amount'
    | 'disputed'
    | 'basis'
    | 'clockStartOn'
    | 'dueOn'
    | 'clock'
    | 'dailyLateRate'
    | 'rateAgreedOn'
    | 'lawDay'
    | 'invoiceNumber'
    | 'invoiceOn'
    | 'snapshotHash'
  > & { snapshot: ClaimSnapshot },
): Promise<void> {
  const { title, basis, clock, snapshot, ...plain } = c
  await tables(tx)
    .insertInto('claims')
    .values({
      ...claimRow.write(plain),
      jurisdiction: ctx.jurisdiction,
      title_zh: title.zh,
      title_en: title.en,
      snapshot,
      made_on: ctx.today,
      clock_basis: basis,
      clock_says: clock,
      state: 'with-officer',
      desk_since_at: ctx.now,
    })
    .execute()
}

/** What a change of a claim may write; its state comes from the process. */
export type ClaimColumns = Partial<
  Pick<
    Row<'claims'>,
    | 'desk_since_at'
    | 'asked_by_desk'
    | 'asked_on'
    | 'asked_what'
    | 'completed_on'
    | 'completed_with'
    | 'invoice_number'
    | 'invoice_on'
    | 'paid_minor'
    | 'interest_paid_minor'
    | 'interest_due_minor'
    | 'last_paid_on'
    | 'settled_on'
  >
>

/** Holds claims for the rest of the transaction, where another change may put one into a file for the bank or take it from the treasurer. */
export async function holdClaims(ctx: Ctx, tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const held = tables(tx)
    .selectFrom('claims')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', 'in', [...ids])
  await held.orderBy('id').forUpdate().execute()
}

/** Changes a claim if it still is as it was seen; false when somebody was faster. */
export const moveClaim = movesOf<ClaimState, ClaimColumns>('claims')
