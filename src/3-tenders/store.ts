import { type Day, fractionOf, minor, type Moment } from '#kernel'
import type { MethodName } from '#law'
import { takeMethod } from '#plans'
import { acrossJurisdictions, type Ctx, type Db, holdsInSql, type Json } from '#platform'
import { type ColumnType, type Generated, type Selectable, sql } from 'kysely'
import { type LineJson, lineFromJson, type PriceJson, priceFromJson } from './rules/line-json.ts'
import type { BidState, Criterion, OpenedBid, QualityPart, Tender } from './rules/tender.ts'
import type { Reserve } from './rules/promotion.ts'
import type { FoundGround, Ground } from './rules/scoring.ts'
import type { TenderState } from './rules/tender-process.ts'

/** A list kept as json: written as its text, because a driver would send a bare list as a database array. */
type JsonList<T> = ColumnType<T[], string, string>

export type TenderTables = {
  tenders: {
    jurisdiction: string
    id: string
    purchase_id: string
    plan_id: string
    purchaser_id: string
    number: string
    title: string
    title_en: string | null
    method: MethodName
    state: TenderState
    lines: JsonList<LineJson>
    budget_minor: bigint
    ceiling_minor: bigint | null
    fixed_price: boolean
    price_weight: string | null
    starts_on: Day
    months: number
    conditions: string | null
    acceptance: string | null
    payment: string | null
    reserve: Reserve | null
    reserved_minor: bigint | null
    reserved_small_minor: bigint | null
    why_not_reserved: string | null
    small_deduction: string | null
    deducts_for_social: Generated<boolean>
    is_complex: boolean
    high_impact: boolean
    consent: string | null
    despite: string | null
    issued_on: Day | null
    documents_until_on: Day | null
    deadline_at: Moment | null
    quality_recipient: string | null
    quality_key: string | null
    price_recipient: string | null
    price_key: string | null
    opened_at: Moment | null
    scoring: Generated<Tender['scoring']>
    consensus_version: Generated<number>
    consensus_locked_at: Moment | null
    scored_at: Moment | null
    lot_seed: string | null
    ended_on: Day | null
    ended_reason: string | null
    law_day: Day
    created_at: Moment
    version: Generated<number>
  }
  tender_criteria: {
    jurisdiction: string
    id: string
    tender_id: string
    position: number
    title: string
    weight: string
    kind: 'objective' | 'subjective'
    guide: string
  }
  tender_questions: {
    jurisdiction: string
    id: string
    tender_id: string
    /** A blind name; see cover.ts. */
    asked_by: string
    question: string
    asked_at: Moment
    answer: string | null
    answered_at: Moment | null
    affects_bids: boolean | null
  }
  bids: {
    jurisdiction: string
    id: string
    tender_id: string
    /** Null until the opening, like the moment and the person: see cover.ts. */
    provider_id: string | null
    bidder_blind: string | null
    cover: string | null
    state: BidState
    received_at: Moment | null
    submitted_by: string | null
    quality_sealed: Uint8Array | null
    price_sealed: Uint8Array | null
    file_sealed: Uint8Array | null
    quality_hash: string
    price_hash: string
    file_hash: string | null
    revision: Generated<number>
    withdrawn_at: Moment | null
    quality: Json<QualityPart | null>
    price: Json<PriceJson | null>
    total_minor: bigint | null
    quality_score: string | null
    price_score: string | null
    total_score: string | null
    rank: number | null
    tie: 'none' | 'by-price' | 'by-draw' | null
    reason: string | null
    finding: string | null
    version: Generated<number>
  }
  panel_seats: {
    jurisdiction: string
    tender_id: string
    user_id: string
    kind: 'expert' | 'purchaser'
    name: string
    state: 'appointed' | 'declared' | 'scored' | 'recused'
    draw: number | null
    appointed_at: Moment
    declared_at: Moment | null
    tie: string | null
    recused_reason: string | null
    scored_at: Moment | null
    version: Generated<number>
  }
  panel_draws: { jurisdiction: string; tender_id: string; number: number; seed: string; pool: string[]; drawn: string[]; drawn_at: Moment }
  panel_scores: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    criterion_id: string
    user_id: string
    score: string
    note: string | null
    scored_at: Moment
  }
  consensus_scores: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    criterion_id: string
    score: string
    reason: string
    proposed_by: string
    proposed_at: Moment
  }
  score_findings: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    criterion_id: string
    user_id: string
    found_by: string
    ground: FoundGround
    reason: string
    found_at: Moment
  }
  score_corrections: {
    jurisdiction: string
    tender_id: string
    number: number
    bid_id: string
    criterion_id: string
    user_id: string
    ground: Ground
    was: string
    becomes: string
    kept: boolean
    reason: string
    corrected_at: Moment
  }
  bid_objections: { jurisdiction: string; tender_id: string; bid_id: string; reason: string; proposed_by: string }
  panel_agreements: { jurisdiction: string; tender_id: string; user_id: string; consensus_version: number; agreed_at: Moment }
  low_bid_reviews: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    triggered: string[]
    asked_at: Moment
    explain_until_at: Moment
    explanation: string | null
    explained_at: Moment | null
    decision: 'kept' | 'rejected' | null
    reason: string | null
    decided_at: Moment | null
    version: Generated<number>
  }
  low_bid_votes: {
    jurisdiction: string
    tender_id: string
    bid_id: string
    user_id: string
    decision: 'kept' | 'rejected'
    reason: string
    voted_at: Moment
  }
  awards: {
    jurisdiction: string
    id: string
    tender_id: string
    purchase_id: string
    bid_id: string
    provider_id: string
    lines: JsonList<LineJson>
    total_minor: bigint
    promises: string
    reasons: string
    awarded_on: Day
    notice_on: Day
  }
}

export const tables = (db: Db) => db.withTables<TenderTables>()
export type Row<T extends keyof TenderTables> = Selectable<TenderTables[T]>

export interface TenderQuery {
  ids?: readonly string[] | undefined
  purchaseIds?: readonly string[] | undefined
  purchaserId?: string | undefined
  states?: readonly TenderState[] | undefined
  search?: string | undefined
}

/** Drafts are seen by the purchaser and who may read everything; the public and institutions see what was published. */
export const publicStates: readonly TenderState[] = ['published', 'opened', 'scored', 'awarded', 'void']

const matching = (ctx: Ctx, of: TenderQuery) => {
  let q = tables(ctx.db).selectFrom('tenders').where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaseIds) q = q.where('purchase_id', 'in', [...new Set(of.purchaseIds)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.states) q = q.where('state', 'in', of.states)
  const asked = of.search?.trim()
  if (asked) q = q.where(holdsInSql(sql`(number || ' ' || title || ' ' || coalesce(title_en, ''))`, asked))
  return q
}

export const tenderSorts = ['issued', 'number', 'title', 'budget', 'deadline', 'state'] as const
const sortColumn = {
  issued: 'issued_on',
  number: 'number',
  title: 'title',
  budget: 'budget_minor',
  deadline: 'deadline_at',
  state: 'state',
} as const
const shown = [
  'id',
  'purchase_id',
  'plan_id',
  'purchaser_id',
  'number',
  'title',
  'title_en',
  'method',
  'state',
  'lines',
  'budget_minor',
  'ceiling_minor',
  'fixed_price',
  'price_weight',
  'starts_on',
  'months',
  'conditions',
  'acceptance',
  'payment',
  'reserve',
  'reserved_minor',
  'reserved_small_minor',
  'why_not_reserved',
  'small_deduction',
  'deducts_for_social',
  'is_complex',
  'high_impact',
  'consent',
  'despite',
  'issued_on',
  'documents_until_on',
  'deadline_at',
  'opened_at',
  'scoring',
  'consensus_version',
  'consensus_locked_at',
  'scored_at',
  'lot_seed',
  'ended_on',
  'ended_reason',
  'law_day',
  'version',
] as const satisfies readonly (keyof TenderTables['tenders'])[]

/** Tenders with their criteria, the newest first. The keys of the envelopes never leave the store this way. */
export async function tenders(
  ctx: Ctx,
  of: TenderQuery = {},
  page?: { sort: string; descending: boolean; page: number; size: number },
): Promise<Tender[]> {
  if (of.ids?.length === 0 || of.purchaseIds?.length === 0 || of.states?.length === 0) return []
  let q = matching(ctx, of).select(shown)
  if (page) {
    const column = sortColumn[page.sort as keyof typeof sortColumn] ?? 'issued_on'
    q = q
      .orderBy(column, (o) => (page.descending ? o.desc().nullsFirst() : o.asc().nullsLast()))
      .orderBy('id', 'desc')
      .limit(page.size)
      .offset((page.page - 1) * page.size)
  } else q = q.orderBy('created_at', 'desc').orderBy('id', 'desc')
  const rows = await q.execute()
  if (rows.length === 0) return []
  const criteria = await tables(ctx.db)
    .selectFrom('tender_criteria')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where(
      'tender_id',
      'in',
      rows.map((r) => r.id),
    )
    .orderBy('tender_id')
    .orderBy('position')
    .execute()
  const of1 = Map.groupBy(criteria, (c) => c.tender_id)
  return rows.map((r) => tenderFrom(r, of1.get(r.id) ?? []))
}

export async function countTenders(ctx: Ctx, of: TenderQuery): Promise<number> {
  if (of.states?.length === 0) return 0
  const row = await matching(ctx, of)
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

const tenderFrom = (r: Pick<Row<'tenders'>, (typeof shown)[number]>, criteria: readonly Row<'tender_criteria'>[]): Tender => ({
  id: r.id,
  purchaseId: r.purchase_id,
  planId: r.plan_id,
  purchaserId: r.purchaser_id,
  number: r.number,
  title: r.title,
  titleEn: r.title_en,
  method: r.method,
  state: r.state,
  lines: r.lines.map(lineFromJson),
  budget: minor(r.budget_minor),
  ceiling: r.ceiling_minor === null ? null : minor(r.ceiling_minor),
  fixedPrice: r.fixed_price,
  priceWeight: r.price_weight,
  criteria: criteria.map((c): Criterion => ({ id: c.id, title: c.title, weight: c.weight, kind: c.kind, guide: c.guide })),
  startsOn: r.starts_on,
  months: r.months,
  conditions: r.conditions,
  acceptance: r.acceptance,
  payment: r.payment,
  promotion:
    r.reserve === null
      ? null
      : {
          reserve: r.reserve,
          reserved: r.reserved_minor === null ? null : minor(r.reserved_minor),
          reservedSmall: r.reserved_small_minor === null ? null : minor(r.reserved_small_minor),
          whyNotReserved: r.why_not_reserved,
          deduction: r.small_deduction,
          deductsForSocial: r.deducts_for_social,
        },
  isComplex: r.is_complex,
  highImpact: r.high_impact,
  consent: r.consent,
  despite: r.despite,
  issuedOn: r.issued_on,
  documentsUntilOn: r.documents_until_on,
  deadlineAt: r.deadline_at,
  openedAt: r.opened_at,
  scoring: r.scoring,
  consensusVersion: r.consensus_version,
  consensusLockedAt: r.consensus_locked_at,
  scoredAt: r.scored_at,
  lotSeed: r.lot_seed,
  endedOn: r.ended_on,
  endedReason: r.ended_reason,
  lawDay: r.law_day,
  version: r.version,
})

export async function tender(ctx: Ctx, id: string): Promise<Tender | undefined> {
  return (await tenders(ctx, { ids: [id] }))[0]
}

/** The tender of a purchase: the one under way or awarded, else the last that came to nothing. */
export async function tenderOf(ctx: Ctx, purchaseId: string): Promise<Tender | undefined> {
  const all = await tenders(ctx, { purchaseIds: [purchaseId] })
  return all.find((t) => t.state !== 'void' && t.state !== 'cancelled') ?? all[0]
}

/** Holds a tender for the rest of the transaction: members confirm and vote at the same moment, and the last of them has to see the others. */
export async function holdTender(ctx: Ctx, tx: Db, id: string): Promise<void> {
  await tables(tx)
    .selectFrom('tenders')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** What a change of a tender may write; its state comes from the process. */
export type TenderColumns = Partial<Omit<Row<'tenders'>, 'jurisdiction' | 'id' | 'version' | 'lines' | 'state'>>

/** Changes a tender that is still in the state and version it was read in; false when it has moved on. */
export async function moveTender(
  ctx: Ctx,
  tx: Db,
  was: Pick<Tender, 'id' | 'planId' | 'method' | 'consent' | 'state' | 'version'>,
  state: TenderState,
  columns: TenderColumns,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('tenders')
    .set((e) => ({ ...columns, state, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', was.id)
    .where('state', '=', was.state)
    .where('version', '=', was.version)
    .executeTakeFirst()
  if (done.numUpdatedRows !== 1n) return false
  if (state === 'void' || state === 'cancelled') await takeMethod(ctx, tx, was.planId, null)
  else if (columns.method !== undefined || columns.consent !== undefined)
    await takeMethod(ctx, tx, was.planId, {
      method: columns.method ?? was.method,
      consent: columns.consent === undefined ? was.consent : columns.consent,
    })
  return true
}

/** The envelopes of a tender: public parts to seal with, locked parts to open with. For receiving and opening bids only. */
export async function envelopes(ctx: Ctx, tenderId: string): Promise<{ quality: Envelope; price: Envelope } | undefined> {
  const r = await tables(ctx.db)
    .selectFrom('tenders')
    .select(['quality_recipient', 'quality_key', 'price_recipient', 'price_key'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', tenderId)
    .executeTakeFirst()
  if (!r?.quality_recipient || !r.quality_key || !r.price_recipient || !r.price_key) return undefined
  return { quality: { recipient: r.quality_recipient, key: r.quality_key }, price: { recipient: r.price_recipient, key: r.price_key } }
}
export interface Envelope {
  recipient: string
  key: string
}

/** All bids of a tender that were not withdrawn, as rows. Only the opening and the scoring may ask. */
export const bidRows = async (ctx: Ctx, tenderId: string): Promise<Row<'bids'>[]> =>
  await tables(ctx.db)
    .selectFrom('bids')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where('state', '<>', 'withdrawn')
    .orderBy('received_at')
    .orderBy('id')
    .execute()

/** What of an opened bid is shown. The sealed parts, megabytes with a file, stay where they are. */
export const openedColumns = [
  'b.id',
  'b.provider_id',
  'b.received_at',
  'b.state',
  'b.quality',
  'b.file_hash',
  'b.price',
  'b.total_minor',
  'b.quality_score',
  'b.price_score',
  'b.total_score',
  'b.rank',
  'b.tie',
  'b.reason',
  'b.finding',
] as const
type OpenedColumn = (typeof openedColumns)[number] extends `b.${infer C}` ? C : never

export const openedFrom = (r: Pick<Row<'bids'>, OpenedColumn>): OpenedBid => ({
  bidId: r.id,
  providerId: r.provider_id!,
  receivedAt: r.received_at!,
  state: r.state as OpenedBid['state'],
  quality: r.quality!,
  hasFile: r.file_hash !== null,
  price: r.price && priceFromJson(r.price),
  total: r.total_minor === null ? null : minor(r.total_minor),
  qualityScore: r.quality_score === null ? null : fractionOf(r.quality_score),
  priceScore: r.price_score === null ? null : fractionOf(r.price_score),
  totalScore: r.total_score === null ? null : fractionOf(r.total_score),
  rank: r.rank,
  tie: r.tie,
  finding: r.finding,
  reason: r.reason,
})

/** Tenders on whose panel somebody sits, the newest first. */
export async function panelsOf(ctx: Ctx, userId: string): Promise<Tender[]> {
  const mine = await tables(ctx.db)
    .selectFrom('panel_seats')
    .select('tender_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .where('state', '<>', 'recused')
    .execute()
  return await tenders(ctx, { ids: mine.map((m) => m.tender_id) })
}

/** The newest key locked in this step's tables. Only to know the master secret by it. */
export async function lockedKey(db: Db): Promise<string | undefined> {
  const row = await tables(acrossJurisdictions(db, 'the master secret is one for all of them'))
    .selectFrom('tenders')
    .select('quality_key')
    .where('quality_key', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.quality_key ?? undefined
}

/** The moment bids of a tender are due by; asked while a bid is still arriving, so it is no more than that. */
export async function deadlineOf(db: Db, jurisdiction: string, tenderId: string): Promise<Moment | null | undefined> {
  const row = await tables(db)
    .selectFrom('tenders')
    .select('deadline_at')
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', tenderId)
    .executeTakeFirst()
  return row?.deadline_at
}
