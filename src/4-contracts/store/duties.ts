import { type Day, type Money, newId, type Words } from '#kernel'
import { codecs, type Ctx, type Db } from '#platform'
import { sql } from 'kysely'
import type { Duty, NewDuty } from '../rules/duty.ts'
import { debtorOf, type DutyKind } from '../rules/duty-terms.ts'
import { type ContractTables, tables } from './tables.ts'

const dutyRow = codecs<ContractTables>()('duties')

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

/** Takes back all duties of some kinds that are open: what they ask cannot be done any more. */
export async function voidDuties(ctx: Ctx, tx: Db, d: { contractId: string; kinds: readonly DutyKind[] }): Promise<void> {
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ state: 'void', version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', d.contractId)
    .where('kind', 'in', d.kinds)
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

/** Opens a duty again that was done or taken back, as when the money for it came back. Nothing happens when there is none. */
export async function reopenDuty(ctx: Ctx, tx: Db, d: DutyName): Promise<void> {
  const { contract_id, kind, subject_id } = named(d)
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ state: 'open', fulfilled_on: null, evidence: null, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contract_id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subject_id)
    .where('state', 'in', ['done', 'void'])
    .execute()
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

export interface DutiesAsked {
  contractIds?: readonly string[]
  organisationId?: string
  purchaseIds?: readonly string[]
  kinds?: readonly DutyKind[]
  open?: boolean
  until?: Day
  limit?: number
}
/**
 * Duties of both sides as they were counted, the earliest first.
 * @param q.organisationId duties in which it is either side
 * @param q.open only what is still owed
 * @param q.until only what is due by that day, or has no day
 */
export async function dutyRows(ctx: Ctx, q: DutiesAsked, db: Db = ctx.db): Promise<Duty[]> {
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
  return rows.map((r) => dutyRow.read(r))
}

/** A duty by its id, as it was counted. */
export async function readDuty(ctx: Ctx, id: string): Promise<Duty | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('duties')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && dutyRow.read(row)
}

/** Open duties of some kinds whose day is one of these, the earliest first, a hundred at a time. */
export async function openDutiesOn(ctx: Ctx, kinds: readonly DutyKind[], days: readonly Day[]): Promise<Duty[]> {
  if (days.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('duties')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'open')
    .where('kind', 'in', kinds)
    .where('due_on', 'in', days)
    .orderBy('due_on')
    .limit(100)
    .execute()
  return rows.map((r) => dutyRow.read(r))
}

/** Notes a duty done if it is still open and in the version that was seen. False when somebody was faster. */
export async function settleDuty(ctx: Ctx, tx: Db, duty: Duty, seen: number, evidence: string): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('duties')
    .set({ state: 'done', fulfilled_on: ctx.today, evidence, version: duty.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', duty.id)
    .where('state', '=', 'open')
    .where('version', '=', seen)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** An offer is answered on a day; without one it is answered no more, as when another takes its place. */
export async function endOfferAnswer(ctx: Ctx, tx: Db, contractId: string, on: Day | null): Promise<void> {
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ ...(on ? { state: 'done', fulfilled_on: on } : { state: 'void' }), version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('kind', '=', 'answer-change')
    .where('subject_id', 'like', `${contractId}:end:%`)
    .where('state', '=', 'open')
    .execute()
}
