import { type Citation, type Day, isBefore, later, minor, type Money, newId, type Words } from '#kernel'
import { type Calendar, lastDayAfter, type Length } from '#law'
import { isRefusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { type Selectable, sql } from 'kysely'
import type { Side } from './rules/contract.ts'
import { debtorOf, type DutyKind } from './rules/duty-terms.ts'
import { type ContractTables, tables } from './store.ts'

/** An occurrence of a duty: one thing one side owes the other, with its day. */
export interface Duty {
  readonly id: string
  readonly contractId: string
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly kind: DutyKind
  readonly debtor: Side
  readonly subjectKind: string
  readonly subjectId: string
  readonly title: Words
  readonly why: Words
  readonly otherwise: Words
  /** Said where no day can be counted yet. */
  readonly dueSays: Words | null
  readonly dueOn: Day | null
  readonly amount: Money | null
  readonly clause: string | null
  readonly cites: readonly Citation[]
  readonly href: string
  readonly raisedOn: Day
  readonly state: 'open' | 'done' | 'void'
  readonly fulfilledOn: Day | null
  readonly evidence: string | null
  readonly version: number
}

export interface NewDuty {
  contractId: string
  kind: DutyKind
  /** Needed only for the kinds either side can owe (`answer-change`, `rate`). */
  debtor?: Side
  subjectKind: string
  /** Together with contract and kind it names the occurrence: raising it again changes nothing. */
  subjectId: string
  title: Words
  why: Words
  otherwise: Words
  dueOn: Day | null
  dueSays?: Words
  amount?: Money
  clause?: string
  cites: readonly Citation[]
  /** Where it can be done; the contract's page by default. */
  href?: string
}

/** Raises duties under their contracts. What was raised before stays as it is. One query. */
export async function raiseDuties(ctx: Ctx, tx: Db, duties: readonly NewDuty[]): Promise<void> {
  if (duties.length === 0) return
  const rows = duties.map((d) => ({
    id: newId('duty', ctx.now),
    contract_id: d.contractId,
    kind: d.kind,
    debtor: d.debtor ?? debtorOf[d.kind] ?? 'purchaser',
    subject_kind: d.subjectKind,
    subject_id: d.subjectId,
    title: d.title,
    why: d.why,
    otherwise: d.otherwise,
    due_says: d.dueSays ?? null,
    due_on: d.dueOn?.toString() ?? null,
    amount_minor: d.amount?.toString() ?? null,
    clause: d.clause ?? null,
    cites: d.cites,
    href: d.href ?? `/contracts/${d.contractId}`,
  }))
  await sql`
    insert into duties (jurisdiction, id, contract_id, purchase_id, purchaser_id, provider_id, kind, debtor, subject_kind, subject_id, title, why, otherwise, due_says,
      due_on, amount_minor, clause, cites, href, raised_on)
    select c.jurisdiction, r.id, c.id, c.purchase_id, c.purchaser_id, c.provider_id, r.kind, r.debtor, r.subject_kind, r.subject_id, r.title, r.why, r.otherwise,
      nullif(r.due_says, 'null'::jsonb), r.due_on, r.amount_minor, r.clause, r.cites, r.href, ${ctx.today}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, contract_id text, kind text, debtor text, subject_kind text, subject_id text, title jsonb, why jsonb,
      otherwise jsonb, due_says jsonb, due_on date, amount_minor bigint, clause text, cites jsonb, href text)
    join contracts c on c.jurisdiction = ${ctx.jurisdiction} and c.id = r.contract_id
    on conflict (jurisdiction, contract_id, kind, subject_id) do nothing`.execute(tx)
}
/** Raises one duty; idempotent on contract, kind and subject. */
export const raiseDuty = (ctx: Ctx, tx: Db, duty: NewDuty): Promise<void> => raiseDuties(ctx, tx, [duty])

interface DutyName {
  contractId: string
  kind: DutyKind
  subjectId: string
}
const named = (q: DutyName) => ({ contract_id: q.contractId, kind: q.kind, subject_id: q.subjectId })

/** The duty to answer an offer about a notice to end early: of each offer, told apart by the version of the contract it was made on. */
export const offerAnswer = (c: { readonly id: string; readonly version: number }) => ({
  contractId: c.id,
  kind: 'answer-change' as const,
  subjectKind: 'contract',
  subjectId: `${c.id}:end:${c.version}`,
})

/** Marks a duty done on a day. Nothing happens when there is none, or when it was done before. */
export async function fulfilDuty(ctx: Ctx, tx: Db, d: DutyName & { on: Day; evidence?: string }): Promise<void> {
  const { contract_id, kind, subject_id } = named(d)
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ state: 'done', fulfilled_on: d.on, evidence: d.evidence ?? null, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contract_id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('state', '=', 'open')
    .execute()
}

/** Takes a duty back that no longer holds, as when what it was about was returned. */
export async function voidDuty(ctx: Ctx, tx: Db, d: DutyName): Promise<void> {
  const { contract_id, kind, subject_id } = named(d)
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ state: 'void', version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contract_id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('state', '=', 'open')
    .execute()
}

/** Raises a duty that holds anew: opens it again where it was taken back, and gives it the day that holds now. What was done stays done. */
export async function renewDuty(ctx: Ctx, tx: Db, duty: NewDuty): Promise<void> {
  await raiseDuty(ctx, tx, duty)
  const { contract_id, kind, subject_id } = named(duty)
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ state: 'open', raised_on: ctx.today, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contract_id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('state', '=', 'void')
    .execute()
  await moveDuty(ctx, tx, duty)
}

/** Gives an open duty another day, amount or reason. */
export async function moveDuty(
  ctx: Ctx,
  tx: Db,
  d: DutyName & { dueOn?: Day | null; amount?: Money; why?: Words; title?: Words },
): Promise<void> {
  const { contract_id, kind, subject_id } = named(d)
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({
      ...(d.dueOn !== undefined && { due_on: d.dueOn }),
      ...(d.amount !== undefined && { amount_minor: d.amount }),
      ...(d.why && { why: d.why }),
      ...(d.title && { title: d.title }),
      version: e('version', '+', 1),
    }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contract_id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('state', '=', 'open')
    .execute()
}

/**
 * Duties of both sides, the earliest first.
 * @param q.organisationId duties in which it is either side
 * @param q.open only what is still owed
 * @param q.until only what is due by that day, or has no day
 */
export async function dutiesOf(
  ctx: Ctx,
  q: {
    contractIds?: readonly string[]
    organisationId?: string
    purchaseIds?: readonly string[]
    kinds?: readonly DutyKind[]
    open?: boolean
    until?: Day
    limit?: number
  },
  db: Db = ctx.db,
): Promise<Duty[]> {
  if (q.contractIds?.length === 0 || q.purchaseIds?.length === 0) return []
  let query = tables(db).selectFrom('duties').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (q.contractIds) query = query.where('contract_id', 'in', q.contractIds)
  if (q.purchaseIds) query = query.where('purchase_id', 'in', q.purchaseIds)
  if (q.organisationId)
    query = query.where((e) => e.or([e('purchaser_id', '=', q.organisationId!), e('provider_id', '=', q.organisationId!)]))
  if (q.kinds) query = query.where('kind', 'in', q.kinds)
  if (q.open) query = query.where('state', '=', 'open')
  if (q.until) query = query.where((e) => e.or([e('due_on', '<=', q.until!), e('due_on', 'is', null)]))
  const rows = await query
    .orderBy('due_on')
    .orderBy('kind')
    .orderBy('subject_id')
    .orderBy('id')
    .limit(q.limit ?? 2000)
    .execute()
  return rows.map(dutyOf)
}

export const dutyOf = (r: Selectable<ContractTables['duties']>): Duty => ({
  id: r.id,
  contractId: r.contract_id,
  purchaseId: r.purchase_id,
  purchaserId: r.purchaser_id,
  providerId: r.provider_id,
  kind: r.kind as DutyKind,
  debtor: r.debtor,
  subjectKind: r.subject_kind,
  subjectId: r.subject_id,
  title: r.title,
  why: r.why,
  otherwise: r.otherwise,
  dueSays: r.due_says,
  dueOn: r.due_on,
  amount: r.amount_minor === null ? null : minor(r.amount_minor),
  clause: r.clause,
  cites: r.cites,
  href: r.href,
  raisedOn: r.raised_on,
  state: r.state,
  fulfilledOn: r.fulfilled_on,
  evidence: r.evidence,
  version: r.version,
})

/**
 * The last day for a duty of either side, a term of their contract: off a day off it moves. Null where its working days cannot be counted
 * for want of the calendar; days that end in a year not known stand as counted until it is. It is counted from what begins it, or
 * from the day it was born if that is later: nobody is late with what nobody could have done.
 * @param born the day both are bound by it: of signing, or of raising it
 * @param from the day of what begins it
 */
export function dueAfter(born: Day, from: Day, length: Length, calendar: Calendar): Day | null {
  const last = lastDayAfter('civil', later(born, from), length, calendar)
  return isRefusal(last) ? null : last.on
}

/**
 * The same for a duty the program raises when it notices what began it: counted from that and from when both were bound, and from today
 * only where the day would already have passed when it is raised.
 */
export function dueOnceRaised(today: Day, bound: Day, from: Day, length: Length, calendar: Calendar): Day | null {
  const due = dueAfter(bound, from, length, calendar)
  return due && isBefore(due, today) ? dueAfter(today, from, length, calendar) : due
}

/** Whether it is owed and its day has passed. */
export const isLate = (d: Duty, ctx: Pick<Ctx, 'today'>): boolean => d.state === 'open' && d.dueOn !== null && isBefore(d.dueOn, ctx.today)
