import { type Day, type Fraction, fractionOf, type Money, minor, type Moment, type Words } from '#kernel'
import type { Owed, PaymentBasis, Reason } from '#law'
import { acrossJurisdictions, type Ctx, type Db, holdsInSql, type Json, type ListQuery } from '#platform'
import { type ExpressionBuilder, type Generated, type Selectable, type SqlBool, sql } from 'kysely'
import type { ClaimState, Desk } from './rules/desks.ts'
import type { ClaimSnapshot } from './snapshot.ts'

/** Why the due day is what it is, as the law answered when the claim was made. */
export interface ClockSays {
  rule: string
  days: number
  cappedAtStatute: boolean
  steps: Reason[]
}

export type PaymentsTables = {
  claim_books: { jurisdiction: string; contract_id: string; last_number: Generated<number>; claimed_minor: Generated<bigint> }
  claims: {
    jurisdiction: string
    id: string
    number: string
    purchase_id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    source: 'acceptance' | 'signing'
    acceptance_id: string | null
    title_zh: string
    title_en: string
    amount_minor: bigint
    disputed_minor: bigint
    snapshot: Json<ClaimSnapshot>
    snapshot_hash: string
    made_on: Day
    clock_basis: PaymentBasis
    clock_start_on: Day
    due_on: Day
    clock_says: Json<ClockSays>
    daily_late_rate: string | null
    law_day: Day
    state: ClaimState
    desk_since_at: Moment
    asked_by_desk: Desk | null
    asked_on: Day | null
    asked_what: string | null
    completed_on: Day | null
    completed_with: string | null
    invoice_number: string | null
    invoice_on: Day | null
    paid_minor: Generated<bigint>
    interest_paid_minor: Generated<bigint>
    interest_due_minor: bigint | null
    last_paid_on: Day | null
    settled_on: Day | null
    version: Generated<number>
  }
  claim_lines: {
    jurisdiction: string
    claim_id: string
    instalment_key: string
    contract_id: string
    line_id: string
    acceptance_id: string | null
    share: string
    amount_minor: bigint
    disputed_minor: Generated<bigint>
  }
  claim_desks: {
    jurisdiction: string
    claim_id: string
    position: number
    desk: Exclude<ClaimState, 'paid'>
    came_at: Moment
    left_at: Moment | null
    left_by_name: string | null
  }
  payments: {
    jurisdiction: string
    id: string
    claim_id: string
    amount_minor: bigint
    interest_minor: Generated<bigint>
    paid_on: Day
    reference: string
    recorded_at: Moment
    recorded_by: string | null
  }
  paper_uses: {
    jurisdiction: string
    kind: 'invoice' | 'transfer'
    organisation_id: string
    number: string
    claim_id: string
    reason: string | null
    used_on: Day
  }
  cash_figures: { jurisdiction: string; organisation_id: string; stated_at: Moment; locked_key: string; sealed: string }
}
export const tables = (db: Db) => db.withTables<PaymentsTables>()
export type ClaimRow = Selectable<PaymentsTables['claims']>

/** A payment that was claimed, with everything that may still change of it. */
export interface Claim {
  id: string
  number: string
  purchaseId: string
  contractId: string
  purchaserId: string
  providerId: string
  source: 'acceptance' | 'signing'
  acceptanceId: string | null
  title: Words
  amount: Money
  /** What the purchaser disputed of the same instalments when the claim was made. */
  disputed: Money
  madeOn: Day
  basis: PaymentBasis
  clockStartOn: Day
  dueOn: Day
  clock: ClockSays
  dailyLateRate: string | null
  /** The law the contract was born under governs its payments. */
  lawDay: Day
  state: ClaimState
  deskSinceAt: Moment
  askedByDesk: Desk | null
  askedOn: Day | null
  askedWhat: string | null
  completedOn: Day | null
  completedWith: string | null
  invoiceNumber: string | null
  invoiceOn: Day | null
  paid: Money
  interestPaid: Money
  /** Interest reckoned when the last of the amount came; null while some is open. */
  interestDue: Money | null
  lastPaidOn: Day | null
  settledOn: Day | null
  snapshotHash: string
  version: number
}

export const claimOf = (r: Omit<ClaimRow, 'snapshot'>): Claim => ({
  id: r.id,
  number: r.number,
  purchaseId: r.purchase_id,
  contractId: r.contract_id,
  purchaserId: r.purchaser_id,
  providerId: r.provider_id,
  source: r.source,
  acceptanceId: r.acceptance_id,
  title: { zh: r.title_zh, en: r.title_en },
  amount: minor(r.amount_minor),
  disputed: minor(r.disputed_minor),
  madeOn: r.made_on,
  basis: r.clock_basis,
  clockStartOn: r.clock_start_on,
  dueOn: r.due_on,
  clock: r.clock_says,
  dailyLateRate: r.daily_late_rate,
  lawDay: r.law_day,
  state: r.state,
  deskSinceAt: r.desk_since_at,
  askedByDesk: r.asked_by_desk,
  askedOn: r.asked_on,
  askedWhat: r.asked_what,
  completedOn: r.completed_on,
  completedWith: r.completed_with,
  invoiceNumber: r.invoice_number,
  invoiceOn: r.invoice_on,
  paid: minor(r.paid_minor),
  interestPaid: minor(r.interest_paid_minor),
  interestDue: r.interest_due_minor === null ? null : minor(r.interest_due_minor),
  lastPaidOn: r.last_paid_on,
  settledOn: r.settled_on,
  snapshotHash: r.snapshot_hash,
  version: r.version,
})

/** Everything but the snapshot, which only the claim's own page opens. */
const plainColumns = [
  'jurisdiction',
  'id',
  'number',
  'purchase_id',
  'contract_id',
  'purchaser_id',
  'provider_id',
  'source',
  'acceptance_id',
  'title_zh',
  'title_en',
  'amount_minor',
  'disputed_minor',
  'snapshot_hash',
  'made_on',
  'clock_basis',
  'clock_start_on',
  'due_on',
  'clock_says',
  'daily_late_rate',
  'law_day',
  'state',
  'desk_since_at',
  'asked_by_desk',
  'asked_on',
  'asked_what',
  'completed_on',
  'completed_with',
  'invoice_number',
  'invoice_on',
  'paid_minor',
  'interest_paid_minor',
  'interest_due_minor',
  'last_paid_on',
  'settled_on',
  'version',
] as const

export interface ClaimFilter {
  ids?: readonly string[]
  contractIds?: readonly string[]
  purchaseIds?: readonly string[]
  purchaserId?: string
  purchaserIds?: readonly string[]
  providerId?: string
  /** `open`, `late` (on the day given) or `paid`. */
  standing?: 'open' | 'late' | 'paid'
  on?: Day
  states?: readonly ClaimState[]
  search?: string
}

const filtered = (ctx: Ctx, f: ClaimFilter) => (e: ExpressionBuilder<PaymentsTables, 'claims'>) => {
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
  if (f.standing === 'open' || f.standing === 'late') all.push(e('state', '<>', 'paid'))
  if (f.standing === 'late') all.push(e('due_on', '<', f.on ?? ctx.today))
  if (f.search) {
    all.push(holdsInSql(sql`(number || ' ' || title_zh || ' ' || coalesce(title_en, ''))`, f.search) as never)
  }
  return e.and(all)
}

export async function findClaims(ctx: Ctx, f: ClaimFilter, db: Db = ctx.db): Promise<Claim[]> {
  const rows = await tables(db).selectFrom('claims').select(plainColumns).where(filtered(ctx, f)).orderBy('due_on').orderBy('id').execute()
  return rows.map(claimOf)
}

export const claimSorts = ['due', 'made', 'number', 'amount', 'state'] as const
const sortColumns = { due: 'due_on', made: 'made_on', number: 'number', amount: 'amount_minor', state: 'state' } as const

/** One page of claims and how many there are in all; with `openFirst`, what is paid up comes last whatever the order. */
export async function pageOfClaims(
  ctx: Ctx,
  f: ClaimFilter,
  q: ListQuery & { openFirst?: boolean },
): Promise<{ rows: Claim[]; total: number }> {
  const [rows, count] = await Promise.all([
    tables(ctx.db)
      .selectFrom('claims')
      .select(plainColumns)
      .where(filtered(ctx, f))
      .$if(q.openFirst === true, (b) => b.orderBy(sql`state = 'paid'`))
      .orderBy(sortColumns[q.sort as keyof typeof sortColumns], q.descending ? 'desc' : 'asc')
      .orderBy('id')
      .limit(q.size)
      .offset((q.page - 1) * q.size)
      .execute(),
    tables(ctx.db)
      .selectFrom('claims')
      .select((e) => e.fn.countAll<bigint>().as('n'))
      .where(filtered(ctx, f))
      .executeTakeFirstOrThrow(),
  ])
  return { rows: rows.map(claimOf), total: Number(count.n) }
}

/** What is open and what of it is late, in one look at the index. */
export async function openTotals(
  ctx: Ctx,
  f: ClaimFilter,
): Promise<{ open: Money; openCount: number; late: Money; lateCount: number; nextDueOn: Day | null }> {
  const r = await tables(ctx.db)
    .selectFrom('claims')
    .select([
      sql<bigint>`coalesce(sum(amount_minor - paid_minor), 0)::bigint`.as('open'),
      sql<bigint>`count(*)::bigint`.as('open_count'),
      sql<bigint>`coalesce(sum(amount_minor - paid_minor) filter (where due_on < ${ctx.today}), 0)::bigint`.as('late'),
      sql<bigint>`count(*) filter (where due_on < ${ctx.today})::bigint`.as('late_count'),
      sql<Day | null>`min(due_on) filter (where due_on >= ${ctx.today})`.as('next_due'),
    ])
    .where(filtered(ctx, { ...f, standing: 'open' }))
    .executeTakeFirstOrThrow()
  return {
    open: minor(r.open),
    openCount: Number(r.open_count),
    late: minor(r.late),
    lateCount: Number(r.late_count),
    nextDueOn: r.next_due,
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

export interface ClaimLineRow {
  claimId: string
  contractId: string
  instalmentKey: string
  lineId: string
  acceptanceId: string | null
  share: Fraction
  amount: Money
  disputed: Money
}
export async function claimLinesOf(
  ctx: Ctx,
  of: { contractIds: readonly string[] } | { claimId: string },
  db: Db = ctx.db,
): Promise<ClaimLineRow[]> {
  let q = tables(db).selectFrom('claim_lines').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if ('claimId' in of) q = q.where('claim_id', '=', of.claimId)
  else {
    if (of.contractIds.length === 0) return []
    q = q.where('contract_id', 'in', [...of.contractIds])
  }
  const rows = await q.orderBy('claim_id').orderBy('instalment_key').execute()
  return rows.map((r) => ({
    claimId: r.claim_id,
    contractId: r.contract_id,
    instalmentKey: r.instalment_key,
    lineId: r.line_id,
    acceptanceId: r.acceptance_id,
    share: fractionOf(r.share),
    amount: minor(r.amount_minor),
    disputed: minor(r.disputed_minor),
  }))
}

/** Takes the contract's book, so that two claims on one contract wait for each other, and the number of the next claim. */
export async function takeBook(ctx: Ctx, tx: Db, contractId: string): Promise<number> {
  await tables(tx)
    .insertInto('claim_books')
    .values({ jurisdiction: ctx.jurisdiction, contract_id: contractId })
    .onConflict((c) => c.doNothing())
    .execute()
  const row = await tables(tx)
    .updateTable('claim_books')
    .set((e) => ({ last_number: e('last_number', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}
export async function addToBook(ctx: Ctx, tx: Db, contractId: string, amount: Money): Promise<void> {
  await tables(tx)
    .updateTable('claim_books')
    .set((e) => ({ claimed_minor: e('claimed_minor', '+', amount as bigint) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .execute()
}

/** What a change of a claim may write; its state comes from the process. */
export type ClaimColumns = Partial<
  Pick<
    ClaimRow,
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

/** Changes a claim if it still is as it was seen; false when somebody was faster. */
export async function moveClaim(
  ctx: Ctx,
  tx: Db,
  seen: Pick<Claim, 'id' | 'state' | 'version'>,
  state: ClaimState,
  columns: ClaimColumns,
): Promise<boolean> {
  const moved = await tables(tx)
    .updateTable('claims')
    .set({ ...columns, state, version: seen.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where('version', '=', seen.version)
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

export interface DeskStay {
  desk: Exclude<ClaimState, 'paid'>
  cameAt: Moment
  leftAt: Moment | null
  leftBy: string | null
}
export async function desksOf(ctx: Ctx, claimId: string): Promise<DeskStay[]> {
  const rows = await tables(ctx.db)
    .selectFrom('claim_desks')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', '=', claimId)
    .orderBy('position')
    .execute()
  return rows.map((r) => ({ desk: r.desk, cameAt: r.came_at, leftAt: r.left_at, leftBy: r.left_by_name }))
}
/** Closes the stay on the desk it leaves and opens the next one, if there is one. */
export async function changeDesk(ctx: Ctx, tx: Db, claimId: string, to: Exclude<ClaimState, 'paid'> | null): Promise<void> {
  await tables(tx)
    .updateTable('claim_desks')
    .set({ left_at: ctx.now, left_by_name: ctx.asker.name })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', '=', claimId)
    .where('left_at', 'is', null)
    .execute()
  if (to === null) return
  const last = await tables(tx)
    .selectFrom('claim_desks')
    .select((e) => e.fn.max('position').as('p'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  await tables(tx)
    .insertInto('claim_desks')
    .values({
      jurisdiction: ctx.jurisdiction,
      claim_id: claimId,
      position: (last?.p ?? 0) + 1,
      desk: to,
      came_at: ctx.now,
      left_at: null,
      left_by_name: null,
    })
    .execute()
}

export interface PaymentMade {
  claimId: string
  amount: Money
  interest: Money
  paidOn: Day
  reference: string
  /** When it was entered; left out of one that is being entered now. */
  recordedAt?: Moment
}
/** What was paid of some claims, by the day of payment. */
export async function paymentsOf(ctx: Ctx, claimIds: readonly string[], db: Db = ctx.db): Promise<PaymentMade[]> {
  if (claimIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('payments')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('claim_id', 'in', [...claimIds])
    .orderBy('paid_on')
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    claimId: r.claim_id,
    amount: minor(r.amount_minor),
    interest: minor(r.interest_minor),
    paidOn: r.paid_on,
    reference: r.reference,
    recordedAt: r.recorded_at,
  }))
}

/** Claims as the law reckons lateness: what was owed until when, and what came in when. */
export async function owedOf(ctx: Ctx, claims: readonly Claim[], db: Db = ctx.db): Promise<Owed[]> {
  const made = await paymentsOf(
    ctx,
    claims.map((c) => c.id),
    db,
  )
  const byClaim = Map.groupBy(made, (p) => p.claimId)
  return claims.map((c) => owed(c, byClaim.get(c.id) ?? []))
}
export const owed = (c: Claim, made: readonly Pick<PaymentMade, 'paidOn' | 'amount' | 'interest'>[]): Owed => ({
  id: c.id,
  contractId: c.contractId,
  amount: c.amount,
  dueOn: c.dueOn,
  basis: c.basis,
  lawDay: c.lawDay,
  ...(c.dailyLateRate !== null && { agreedDailyRate: fractionOf(c.dailyLateRate) }),
  payments: made.filter((p) => p.amount > 0n).map((p) => ({ paidOn: p.paidOn, amount: p.amount })),
  interestPaid: minor(made.reduce((t, p) => t + p.interest, 0n)),
})

/** The sealed figures of one institution, or nothing. */
export async function sealedCash(
  ctx: Ctx,
  organisationId: string,
): Promise<{ statedAt: Moment; lockedKey: string; sealed: Uint8Array } | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('cash_figures')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row && { statedAt: row.stated_at, lockedKey: row.locked_key, sealed: Buffer.from(row.sealed, 'base64') }
}
export async function keepSealedCash(ctx: Ctx, tx: Db, organisationId: string, lockedKey: string, sealed: Uint8Array): Promise<void> {
  const kept = { stated_at: ctx.now, locked_key: lockedKey, sealed: Buffer.from(sealed).toString('base64') }
  await tables(tx)
    .insertInto('cash_figures')
    .values({ jurisdiction: ctx.jurisdiction, organisation_id: organisationId, ...kept })
    .onConflict((c) => c.columns(['jurisdiction', 'organisation_id']).doUpdateSet(kept))
    .execute()
}

/** The newest key locked in this step's tables. Only to know the master secret by it. */
export async function lockedKey(db: Db): Promise<string | undefined> {
  const row = await tables(acrossJurisdictions(db, 'the master secret is one for all of them'))
    .selectFrom('cash_figures')
    .select('locked_key')
    .orderBy('stated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.locked_key
}
