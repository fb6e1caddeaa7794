import type { Contract } from '#contracts'
import { type Day, fractionOf, fractionText, type Id, isAfter, portionOf, shareThen } from '#kernel'
import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { ClaimedLine } from '../period-of.ts'
import type { Acceptance, AcceptanceLine, AcceptanceState } from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import { type DeliveryTables, type Row, tables } from './tables.ts'

const of = codecs<DeliveryTables>()
const lineRow = of('acceptance_lines', { except: ['acceptance_id', 'contract_id', 'claimed', 'accepted', 'given_up'] })
const acceptanceRow = of('acceptances', { except: ['decided_by'] })

const acceptanceOf = (r: Row<'acceptances'>, lines: readonly Row<'acceptance_lines'>[], today: Day): Acceptance => ({
  ...acceptanceRow.read(r),
  id: r.id as Id<'acceptance'>,
  by: r.decided_by,
  stalled: r.accepted_on
    ? r.decided_by === 'silence' || isAfter(r.accepted_on, r.due_on)
    : r.state === 'handed-in' && isAfter(today, r.due_on),
  lines: lines.filter((l) => l.acceptance_id === r.id).map(lineOf),
})
/** Shares are stored as text, `2/7`, beside what they are shares of. */
function lineOf(r: Row<'acceptance_lines'>): AcceptanceLine {
  const portion = (share: string) => portionOf(fractionOf(share), r.out_of === null ? null : fractionOf(r.out_of))
  return {
    ...lineRow.read(r),
    claimed: portion(r.claimed),
    accepted: r.accepted === null ? null : portion(r.accepted),
    givenUp: portion(r.given_up),
  }
}

export interface AcceptancesAsked {
  ids?: readonly string[]
  contractIds?: readonly string[]
  purchaseIds?: readonly string[]
  purchaserId?: string
  providerId?: string
  states?: readonly AcceptanceState[]
  /** Only what is decided, the newest decision first. */
  decided?: boolean
  limit?: number
}
/** Periods that were handed in with their lines, by their days. */
export async function readAcceptances(ctx: Pick<Ctx, 'jurisdiction' | 'today' | 'db'>, asked: AcceptancesAsked): Promise<Acceptance[]> {
  if (asked.ids?.length === 0 || asked.contractIds?.length === 0 || asked.purchaseIds?.length === 0) return []
  let q = tables(ctx.db).selectFrom('acceptances').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (asked.ids) q = q.where('id', 'in', [...asked.ids])
  if (asked.contractIds) q = q.where('contract_id', 'in', [...asked.contractIds])
  if (asked.purchaseIds) q = q.where('purchase_id', 'in', [...asked.purchaseIds])
  if (asked.purchaserId) q = q.where('purchaser_id', '=', asked.purchaserId)
  if (asked.providerId) q = q.where('provider_id', '=', asked.providerId)
  if (asked.states) q = q.where('state', 'in', [...asked.states])
  q = asked.decided ? q.where('accepted_on', 'is not', null).orderBy('accepted_on', 'desc') : q.orderBy('period_from').orderBy('period')
  const rows = await q
    .orderBy('id')
    .limit(asked.limit ?? 5000)
    .execute()
  if (rows.length === 0) return []
  const lines = await tables(ctx.db)
    .selectFrom('acceptance_lines')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where(
      'acceptance_id',
      'in',
      rows.map((r) => r.id),
    )
    .orderBy('instalment_key')
    .execute()
  return rows.map((r) => acceptanceOf(r, lines, ctx.today))
}

/** What a verb writes beside the state and version. */
type AcceptanceColumns = Omit<Updateable<DeliveryTables['acceptances']>, 'jurisdiction' | 'id' | 'state' | 'version'>

/** Moves a period on if it is still as it was read. False when somebody was faster. */
export const moveAcceptance = movesOf<AcceptanceState, AcceptanceColumns>('acceptances')

/** One after the other for a contract, until the end of the transaction. */
export const lockHandIn = (ctx: Ctx, tx: Db, contractId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`hand-in:${ctx.jurisdiction}:${contractId}`}, 0))`.execute(tx)

/**
 * Held by whatever changes what a hand-in sums, from before it looks whether the month is open: such changes go on beside each other,
 * and a hand-in waits for them, or they for it. Without it a record could change between what was summed and what was handed in.
 */
export const holdSummed = (ctx: Ctx, tx: Db, contractId: string) =>
  sql`select pg_advisory_xact_lock_shared(hashtextextended(${`hand-in:${ctx.jurisdiction}:${contractId}`}, 0))`.execute(tx)

/** Puts in a period that is handed in for the first time. False when it is there already. */
export async function insertAcceptance(
  ctx: Ctx,
  tx: Db,
  c: Pick<Contract, 'id' | 'purchaseId' | 'purchaserId' | 'providerId' | 'lawDay'>,
  row: Pick<
    Insertable<DeliveryTables['acceptances']>,
    'id' | 'kind' | 'period' | 'period_from' | 'period_to' | 'handed_in_on' | 'due_on' | 'silence_accepts' | 'says'
  >,
): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('acceptances')
    .values({
      ...row,
      jurisdiction: ctx.jurisdiction,
      state: acceptanceProcess.first,
      contract_id: c.id,
      purchase_id: c.purchaseId,
      purchaser_id: c.purchaserId,
      provider_id: c.providerId,
      accepted_on: null,
      decided_by: null,
      remark: null,
      no_opinion_reason: null,
      unchecked_reason: null,
      returned_on: null,
      returned_reason: null,
      law_day: c.lawDay,
    })
    .onConflict((o) => o.columns(['jurisdiction', 'contract_id', 'period']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Writes what a period claims; what it claimed when it was handed in before is gone. */
export async function replaceLines(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  acceptanceId: string,
  lines: readonly ClaimedLine[],
): Promise<void> {
  await tables(tx)
    .deleteFrom('acceptance_lines')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', '=', acceptanceId)
    .execute()
  if (lines.length === 0) return
  await tables(tx)
    .insertInto('acceptance_lines')
    .values(
      lines.map((l) => ({
        jurisdiction: ctx.jurisdiction,
        acceptance_id: acceptanceId,
        instalment_key: l.instalment.key,
        contract_id: contractId,
        line_id: l.line.id,
        claimed: fractionText(shareThen(l.claimed)),
        accepted: null,
        disputed_reason: null,
        counted: l.isCounted ? fractionText(l.claimed.count) : null,
        out_of: l.isCounted ? fractionText(l.claimed.of) : null,
        settled_on: null,
        settled_note: null,
      })),
    )
    .execute()
}

type LineColumns = Omit<Updateable<DeliveryTables['acceptance_lines']>, 'jurisdiction' | 'acceptance_id' | 'instalment_key'>
/** Writes one line of a period. */
export async function setLine(ctx: Ctx, tx: Db, acceptanceId: string, key: string, columns: LineColumns): Promise<void> {
  await tables(tx)
    .updateTable('acceptance_lines')
    .set(columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', '=', acceptanceId)
    .where('instalment_key', '=', key)
    .execute()
}

/** Accepts every line of a period as it was claimed. */
export async function acceptAsClaimed(ctx: Ctx, tx: Db, acceptanceId: string): Promise<void> {
  await tables(tx)
    .updateTable('acceptance_lines')
    .set((e) => ({ accepted: e.ref('claimed') }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', '=', acceptanceId)
    .execute()
}

/** Periods nobody answered whose last day has passed and for which silence accepts, the longest overdue first. */
export async function overdueToSilence(ctx: Ctx): Promise<string[]> {
  const due = await tables(ctx.db)
    .selectFrom('acceptances')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'handed-in')
    .where('silence_accepts', '=', true)
    .where('due_on', '<', ctx.today)
    .orderBy('due_on')
    .execute()
  return due.map((d) => d.id)
}

/** Periods nobody answered whose last day is one of some days, a hundred at most. */
export async function unansweredDueOn(ctx: Ctx, days: readonly Day[]): Promise<string[]> {
  if (days.length === 0) return []
  const due = await tables(ctx.db)
    .selectFrom('acceptances')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'handed-in')
    .where('due_on', 'in', [...days])
    .orderBy('due_on')
    .limit(100)
    .execute()
  return due.map((d) => d.id)
}

/** The months of a contract that were handed in and stand, in order: whoever was at a post on their days is counted. */
export async function countedMonths(ctx: Pick<Ctx, 'jurisdiction'>, tx: Db, contractId: string): Promise<{ from: Day; to: Day }[]> {
  return await tables(tx)
    .selectFrom('acceptances')
    .select(['period_from as from', 'period_to as to'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('kind', '=', 'month')
    .where('state', '<>', 'returned')
    .orderBy('period_from')
    .execute()
}

/** Whether any of some periods of a contract is handed in and stands. */
export async function anyClosed(ctx: Ctx, tx: Db, contractId: string, periods: readonly string[]): Promise<boolean> {
  const closed = await tables(tx)
    .selectFrom('acceptances')
    .select('period')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('period', 'in', [...periods])
    .where('state', '<>', 'returned')
    .execute()
  return closed.length > 0
}

/** The state of a period, locked until the change ends. */
export async function lockAcceptance(ctx: Ctx, tx: Db, id: string): Promise<AcceptanceState | undefined> {
  const locked = await tables(tx)
    .selectFrom('acceptances')
    .select('state')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return locked?.state
}
