import type { Day, Grade, Id, Moment } from '#kernel'
import { isAfter } from '#kernel'
import { type Ctx, type Db, type Json, noteState } from '#platform'
import type { Generated, Selectable } from 'kysely'
import type { Acceptance, AcceptanceLine, AcceptanceState, OpinionRoute, ResidentsOpinion } from './rules/acceptance.ts'
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
  db: Db,
  ctx: Pick<Ctx, 'jurisdiction'>,
  of: { contractIds: readonly string[] } | { providerId: string } | { id: string },
): Promise<Appointment[]> {
  let q = tables(db).selectFrom('appointments').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
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
export async function readAcceptances(db: Db, ctx: Pick<Ctx, 'jurisdiction' | 'today'>, asked: AcceptancesAsked): Promise<Acceptance[]> {
  if (asked.ids?.length === 0 || asked.contractIds?.length === 0 || asked.purchaseIds?.length === 0) return []
  let q = tables(db).selectFrom('acceptances').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
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
  const lines = await tables(db)
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

/** Moves a period on if it is still as the person saw it. False when somebody was faster. */
export async function moveAcceptance(
  tx: Db,
  ctx: Ctx,
  seen: Pick<Acceptance, 'id' | 'state' | 'version'>,
  to: Partial<Omit<DeliveryTables['acceptances'], 'version' | 'times'>> & { times?: number },
): Promise<boolean> {
  noteState(tx, seen.state, to.state)
  const done = await tables(tx)
    .updateTable('acceptances')
    .set({ ...to, version: seen.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function readOpinions(db: Db, ctx: Pick<Ctx, 'jurisdiction'>, acceptanceId: string): Promise<ResidentsOpinion[]> {
  const rows = await tables(db)
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
