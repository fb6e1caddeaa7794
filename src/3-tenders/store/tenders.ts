import { type Moment, newId, nothingSetAside, type SetAsideTerms } from '#kernel'
import { takeMethod } from '#plans'
import { codecs, type Ctx, type Db, holdsInSql, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import { sql } from 'kysely'
import { lineFromJson, lineJson } from '../rules/line-json.ts'
import type { Criterion, Tender } from '../rules/tender.ts'
import type { TenderState } from '../rules/tender-process.ts'
import { suspendedUntil } from './complaints.ts'
import { asJsonList, type Row, tables, type TenderTables } from './tables.ts'

export interface TenderQuery {
  ids?: readonly string[] | undefined
  purchaseIds?: readonly string[] | undefined
  purchaserId?: string | undefined
  states?: readonly TenderState[] | undefined
  search?: string | undefined
}

/** Drafts are seen by the purchaser and who may read everything; the public and institutions see what was published. */
export const publicStates: readonly TenderState[] = [
  'announced',
  'published',
  'opened',
  'talking',
  'last-offers',
  'scored',
  'awarded',
  'lapsed',
  'void',
]

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

/** Whether a tender has this number. */
export const isTenderNumber = async (ctx: Ctx, tx: Db, number: string): Promise<boolean> =>
  (await tables(tx)
    .selectFrom('tenders')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('number', '=', number)
    .limit(1)
    .executeTakeFirst()) !== undefined

export const tenderSorts = ['issued', 'number', 'title', 'budget', 'deadline', 'state'] as const
const sortColumns = {
  issued: 'issued_on',
  number: 'number',
  title: 'title',
  budget: 'budget_minor',
  deadline: 'deadline_at',
  state: 'state',
} as const

const of = codecs<TenderTables>()
const promotionRow = of('tenders', {
  only: ['reserve', 'reserved_minor', 'reserved_small_minor', 'why_not_reserved', 'deducts_for_social'],
})
const asideRow = of('tenders', {
  only: ['advance_share', 'advance_when', 'retention_share', 'retention_until', 'retention_days'],
})
const tenderRow = of('tenders', {
  except: [
    ...promotionRow.columns,
    ...asideRow.columns,
    'small_deduction',
    'lines',
    'stages',
    'named',
    'quality_recipient',
    'quality_key',
    'price_recipient',
    'price_key',
    'created_at',
  ],
})
const criterionRow = of('tender_criteria', { except: ['tender_id', 'position'] })

/** The keys of the envelopes never leave the store with a tender. */
const shown = [...tenderRow.columns, ...promotionRow.columns, ...asideRow.columns, 'small_deduction', 'lines', 'stages', 'named'] as const
type Shown = Pick<Row<'tenders'>, (typeof shown)[number]>

/** Tenders with their criteria, the newest first. */
export async function tenders(ctx: Ctx, of: TenderQuery = {}): Promise<Tender[]> {
  if (of.ids?.length === 0 || of.purchaseIds?.length === 0 || of.states?.length === 0) return []
  return await whole(ctx, await matching(ctx, of).select(shown).orderBy('created_at', 'desc').orderBy('id', 'desc').execute())
}

/** One page of them, and how many there are in all. */
export async function pageOfTenders(ctx: Ctx, of: TenderQuery, list: ListQuery): Promise<PageOf<Tender>> {
  if (of.purchaseIds?.length === 0 || of.states?.length === 0) return { rows: [], total: 0 }
  const { rows, total } = await readPage(matching(ctx, of).select(shown), list, sortColumns, { id: 'id' })
  return { rows: await whole(ctx, rows), total }
}

/** Tenders with their criteria. */
async function whole(ctx: Ctx, rows: readonly Shown[]): Promise<Tender[]> {
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
  const criteriaOf = Map.groupBy(criteria, (c) => c.tender_id)
  const until = await suspendedUntil(
    ctx,
    rows.map((r) => r.id),
  )
  return rows.map((r) => ({ ...tenderFrom(r, criteriaOf.get(r.id) ?? []), suspendedUntilOn: until.get(r.id) ?? null }))
}

const tenderFrom = (r: Shown, criteria: readonly Row<'tender_criteria'>[]): Omit<Tender, 'suspendedUntilOn'> => ({
  ...tenderRow.read(r),
  lines: r.lines.map(lineFromJson),
  stages: r.stages,
  named: r.named,
  criteria: criteria.map((c): Criterion => criterionRow.read(c)),
  aside: asideFrom(asideRow.read(r)),
  promotion: r.reserve === null ? null : { ...promotionRow.read(r), reserve: r.reserve, deduction: r.small_deduction },
})

type AsideRow = { [K in keyof SetAsideTerms]: SetAsideTerms[K] | null }
function asideFrom(r: AsideRow): SetAsideTerms | null {
  if (r.advanceShare === null && r.retentionShare === null) return null
  const { advanceShare, advanceWhen, retentionShare, retentionUntil, retentionDays } = r
  return {
    ...{ advanceShare, advanceWhen: advanceWhen ?? nothingSetAside.advanceWhen, retentionShare },
    ...{ retentionUntil: retentionUntil ?? nothingSetAside.retentionUntil, retentionDays: retentionDays ?? 0 },
  }
}

export async function tender(ctx: Ctx, id: string): Promise<Tender | undefined> {
  return (await tenders(ctx, { ids: [id] }))[0]
}

/** The tender of a purchase: the one under way or awarded, else the last that came to nothing. */
export async function tenderOf(ctx: Ctx, purchaseId: string): Promise<Tender | undefined> {
  const all = await tenders(ctx, { purchaseIds: [purchaseId] })
  return all.find((t) => t.state !== 'void' && t.state !== 'cancelled') ?? all[0]
}

/** A tender as it begins: what its plan gives it, and how the price counts. */
type NewTender = Pick<
  Tender,
  | 'id'
  | 'purchaseId'
  | 'planId'
  | 'purchaserId'
  | 'number'
  | 'title'
  | 'titleEn'
  | 'method'
  | 'lines'
  | 'stages'
  | 'budget'
  | 'fixedPrice'
  | 'priceWeight'
  | 'startsOn'
  | 'months'
  | 'consent'
>

/** Begins a tender; false where its purchase has one under way. */
export async function insertTender(ctx: Ctx, tx: Db, t: NewTender): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('tenders')
    .values({
      ...nothingYet,
      ...tenderRow.write(t),
      jurisdiction: ctx.jurisdiction,
      state: 'draft',
      lines: asJsonList(t.lines.map(lineJson)),
      stages: asJsonList(t.stages),
      named: asJsonList<string>([]),
      law_day: ctx.today,
      created_at: ctx.now,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
const nothingYet = {
  invite_seed: null,
  ground: null,
  ground_says: null,
  ground_experts: null,
  ground_original_minor: null,
  announced_on: null,
  notice_until_on: null,
  ceiling_minor: null,
  conditions: null,
  acceptance: null,
  payment: null,
  advance_share: null,
  advance_when: null,
  retention_share: null,
  retention_until: null,
  retention_days: null,
  reserve: null,
  reserved_minor: null,
  reserved_small_minor: null,
  why_not_reserved: null,
  small_deduction: null,
  is_complex: false,
  high_impact: false,
  despite: null,
  issued_on: null,
  documents_until_on: null,
  deadline_at: null as Moment | null,
  quality_recipient: null,
  quality_key: null,
  price_recipient: null,
  price_key: null,
  opened_at: null,
  talked_at: null,
  qualified_at: null,
  conformed_at: null,
  consensus_locked_at: null,
  scored_at: null,
  lot_seed: null,
  ended_on: null,
  ended_reason: null,
}

/** Writes the criteria of a tender as they now are. */
export async function writeCriteria(ctx: Ctx, tx: Db, tenderId: string, criteria: readonly Omit<Criterion, 'id'>[]): Promise<void> {
  await tables(tx).deleteFrom('tender_criteria').where('jurisdiction', '=', ctx.jurisdiction).where('tender_id', '=', tenderId).execute()
  if (criteria.length === 0) return
  await tables(tx)
    .insertInto('tender_criteria')
    .values(
      criteria.map((c, position) => ({
        ...criterionRow.write({ ...c, countsOwn: c.countsOwn ?? false, id: newId('criterion', ctx.now) }),
        jurisdiction: ctx.jurisdiction,
        tender_id: tenderId,
        position,
      })),
    )
    .execute()
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

const move = movesOf<TenderState, TenderColumns>('tenders')
/** Changes a tender that is still in the state and version it was read in; false when it has moved on. */
export async function moveTender(
  ctx: Ctx,
  tx: Db,
  was: Pick<Tender, 'id' | 'planId' | 'method' | 'consent' | 'state' | 'version'>,
  state: TenderState,
  columns: TenderColumns,
): Promise<boolean> {
  const { stages, named, ...others } = columns
  const written = { ...others, ...(stages && { stages: asJsonList(stages) }), ...(named && { named: asJsonList(named) }) }
  if (!(await move(ctx, tx, was, state, written))) return false
  if (state === 'void' || state === 'cancelled') await takeMethod(ctx, tx, was.planId, null)
  else if (columns.method !== undefined || columns.consent !== undefined)
    await takeMethod(ctx, tx, was.planId, {
      method: columns.method ?? was.method,
      consent: columns.consent === undefined ? was.consent : columns.consent,
    })
  return true
}
