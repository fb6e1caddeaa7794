import type { Contract } from '#contracts'
import type { Day, Grade, Id, Moment } from '#kernel'
import { fractionText, isAfter } from '#kernel'
import type { Ctx, Db, Json } from '#platform'
import { type Generated, type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { ClaimedLine } from './periods.ts'
import { type Acceptance, type AcceptanceLine, type AcceptanceState, type OpinionRoute, type ResidentsOpinion } from './rules/acceptance.ts'
import { acceptanceProcess } from './rules/acceptance-process.ts'
import type { NotCounted } from './rules/counts.ts'
import type { Appointment } from './rules/posts.ts'
import type { AskedBy, Category, ServiceKind, ServiceRecord } from './rules/record.ts'

export type DeliveryTables = {
  appointments: {
    jurisdiction: string
    id: string
    contract_id: string
    line_id: string
    provider_id: string
    worker_id: string | null
    worker_name: string
    grade: Grade
    share_parts: number
    from_on: Day
    to_on: Day | null
    replaces_id: string | null
    competition: string
    applicants: number | null
    end_reason: string | null
    version: Generated<number>
  }
  role_cards: {
    jurisdiction: string
    contract_id: string
    line_id: string
    purpose: string
    may_assign: string
    written_on: Day
    version: Generated<number>
  }
  service_records: {
    jurisdiction: string
    id: string
    contract_id: string
    purchaser_id: string
    provider_id: string
    line_id: string
    worker_id: string
    served_on: Day
    month_on: Day
    category: Category
    what: ServiceKind
    minutes: number
    asked_by: AskedBy
    people: number
    units: number
    community_id: string | null
    note: string | null
    not_counted: NotCounted | null
    struck: Generated<boolean>
    recorded_at: Moment
    recorded_by: string | null
    version: Generated<number>
  }
  service_record_editions: {
    jurisdiction: string
    record_id: string
    version: number
    content: Json<Record<string, unknown>>
    reason: string
    replaced_at: Moment
    replaced_by: string | null
  }
  service_months: {
    jurisdiction: string
    contract_id: string
    month_on: Day
    ends_on: Day
    purchaser_id: string
    provider_id: string
    records: Generated<number>
    minutes: Generated<bigint>
    errand_minutes: Generated<bigint>
    people: Generated<bigint>
    judged_on: Day | null
  }
  hours_totals: {
    jurisdiction: string
    contract_id: string
    month_on: Day
    category: Category
    asked_by: AskedBy
    purchaser_id: string
    provider_id: string
    records: Generated<number>
    minutes: Generated<bigint>
    people: Generated<bigint>
  }
  unit_totals: {
    jurisdiction: string
    contract_id: string
    line_id: string
    month_on: Day
    community_id: string
    records: Generated<number>
    units: Generated<bigint>
    people: Generated<bigint>
    minutes: Generated<bigint>
  }
  acceptances: {
    jurisdiction: string
    id: string
    contract_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    kind: 'month' | 'milestone'
    period: string
    period_from: Day
    period_to: Day
    state: AcceptanceState
    times: Generated<number>
    handed_in_on: Day
    due_on: Day
    silence_accepts: boolean
    says: string | null
    accepted_on: Day | null
    decided_by: 'purchaser' | 'silence' | null
    remark: string | null
    no_opinion_reason: string | null
    returned_on: Day | null
    returned_reason: string | null
    law_day: Day
    version: Generated<number>
  }
  acceptance_lines: {
    jurisdiction: string
    acceptance_id: string
    instalment_key: string
    contract_id: string
    line_id: string
    claimed: string
    accepted: string | null
    given_up: Generated<string>
    disputed_reason: string | null
    counted: string | null
    out_of: string | null
    settled_on: Day | null
    settled_note: string | null
  }
  acceptance_opinions: {
    jurisdiction: string
    acceptance_id: string
    position: number
    community_id: string | null
    how: OpinionRoute
    satisfied: number
    neutral: number
    dissatisfied: number
    heard: string | null
    heard_on: Day
    entered_by: string
    organisation_id: string | null
  }
  vacancy_rounds: { jurisdiction: string; checked_on: Day; checked_at: Moment }
}

export const tables = (db: Db) => db.withTables<DeliveryTables>()

export type RecordRow = Selectable<DeliveryTables['service_records']>
export const recordOf = (r: RecordRow): ServiceRecord => ({
  id: r.id as Id<'record'>,
  contractId: r.contract_id,
  lineId: r.line_id,
  workerId: r.worker_id,
  servedOn: r.served_on,
  category: r.category,
  what: r.what,
  minutes: r.minutes,
  askedBy: r.asked_by,
  people: r.people,
  units: r.units,
  communityId: r.community_id,
  note: r.note,
  notCounted: r.not_counted,
  struck: r.struck,
  recordedAt: r.recorded_at,
  version: r.version,
})

type AppointmentRow = Selectable<DeliveryTables['appointments']>
export const appointmentOf = (r: AppointmentRow): Appointment => ({
  id: r.id as Id<'appointment'>,
  contractId: r.contract_id,
  lineId: r.line_id,
  workerId: r.worker_id,
  workerName: r.worker_name,
  grade: r.grade,
  shareParts: r.share_parts,
  fromOn: r.from_on,
  toOn: r.to_on,
  replacesId: r.replaces_id,
  competition: r.competition,
  applicants: r.applicants,
  endReason: r.end_reason,
  version: r.version,
})

/** Appointments of some contracts, or of everybody an institution employs, the earliest first. */
export async function readAppointments(
  ctx: Pick<Ctx, 'jurisdiction' | 'db'>,
  of: { contractIds: readonly string[] } | { providerId: string } | { id: string },
): Promise<Appointment[]> {
  let q = tables(ctx.db).selectFrom('appointments').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if ('id' in of) q = q.where('id', '=', of.id)
  else if ('providerId' in of) q = q.where('provider_id', '=', of.providerId)
  else {
    if (of.contractIds.length === 0) return []
    q = q.where('contract_id', 'in', [...of.contractIds])
  }
  return (await q.orderBy('from_on').orderBy('id').execute()).map(appointmentOf)
}

type AcceptanceRow = Selectable<DeliveryTables['acceptances']>
type LineRow = Selectable<DeliveryTables['acceptance_lines']>
const lineOf = (r: LineRow): AcceptanceLine => ({
  instalmentKey: r.instalment_key,
  lineId: r.line_id,
  claimed: r.claimed,
  accepted: r.accepted,
  givenUp: r.given_up,
  disputedReason: r.disputed_reason,
  counted: r.counted,
  outOf: r.out_of,
  settledOn: r.settled_on,
  settledNote: r.settled_note,
})
const acceptanceOf = (r: AcceptanceRow, lines: readonly LineRow[], today: Day): Acceptance => ({
  id: r.id as Id<'acceptance'>,
  contractId: r.contract_id,
  purchaseId: r.purchase_id,
  purchaserId: r.purchaser_id,
  providerId: r.provider_id,
  kind: r.kind,
  period: r.period,
  periodFrom: r.period_from,
  periodTo: r.period_to,
  state: r.state,
  times: r.times,
  handedInOn: r.handed_in_on,
  dueOn: r.due_on,
  silenceAccepts: r.silence_accepts,
  says: r.says,
  acceptedOn: r.accepted_on,
  by: r.decided_by,
  remark: r.remark,
  noOpinionReason: r.no_opinion_reason,
  returnedOn: r.returned_on,
  returnedReason: r.returned_reason,
  stalled: r.accepted_on
    ? r.decided_by === 'silence' || isAfter(r.accepted_on, r.due_on)
    : r.state === 'handed-in' && isAfter(today, r.due_on),
  lawDay: r.law_day,
  lines: lines.filter((l) => l.acceptance_id === r.id).map(lineOf),
  version: r.version,
})

export interface AcceptancesAsked {
  ids?: readonly string[]
  contractIds?: readonly string[]
  purchaseIds?: readonly string[]
  purchaserId?: string
  providerId?: string
  /** Only what is decided, the newest decision first. */
  decided?: boolean
  limit?: number
}
export async function readAcceptances(ctx: Pick<Ctx, 'jurisdiction' | 'today' | 'db'>, asked: AcceptancesAsked): Promise<Acceptance[]> {
  if (asked.ids?.length === 0 || asked.contractIds?.length === 0 || asked.purchaseIds?.length === 0) return []
  let q = tables(ctx.db).selectFrom('acceptances').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (asked.ids) q = q.where('id', 'in', [...asked.ids])
  if (asked.contractIds) q = q.where('contract_id', 'in', [...asked.contractIds])
  if (asked.purchaseIds) q = q.where('purchase_id', 'in', [...asked.purchaseIds])
  if (asked.purchaserId) q = q.where('purchaser_id', '=', asked.purchaserId)
  if (asked.providerId) q = q.where('provider_id', '=', asked.providerId)
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
export type AcceptanceColumns = Omit<Updateable<DeliveryTables['acceptances']>, 'jurisdiction' | 'id' | 'state' | 'version'>

/** Moves a period on if it is still as it was read. False when somebody was faster. */
export async function moveAcceptance(
  ctx: Ctx,
  tx: Db,
  seen: Pick<Acceptance, 'id' | 'state' | 'version'>,
  state: AcceptanceState,
  columns: AcceptanceColumns,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('acceptances')
    .set({ ...columns, state, version: seen.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

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
        claimed: fractionText(l.claimed),
        accepted: null,
        disputed_reason: null,
        counted: l.counted && fractionText(l.counted),
        out_of: l.outOf && fractionText(l.outOf),
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

export async function readOpinions(ctx: Pick<Ctx, 'jurisdiction' | 'db'>, acceptanceId: string): Promise<ResidentsOpinion[]> {
  const rows = await tables(ctx.db)
    .selectFrom('acceptance_opinions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('acceptance_id', '=', acceptanceId)
    .orderBy('position')
    .execute()
  return rows.map((r) => ({
    position: r.position,
    communityId: r.community_id,
    how: r.how,
    satisfied: r.satisfied,
    neutral: r.neutral,
    dissatisfied: r.dissatisfied,
    heard: r.heard,
    heardOn: r.heard_on,
    enteredBy: r.entered_by,
  }))
}
