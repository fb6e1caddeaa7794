import { type Day, type Grade, type Id, type Line, type Moment, minor, type Money } from '#kernel'
import { isMethodName, type PricingForm, socialWorkKinds, surveyTopics } from '#law'
import { type Ctx, type Db, holdsInSql } from '#platform'
import { type Generated, type Selectable, sql } from 'kysely'
import type { Plan, PlanLine, PlanSource } from './rules/plan.ts'
import { isConfirmation } from './rules/law-facts.ts'
import type { PlanState } from './rules/plan-process.ts'
import { type Preparation, reviewKinds } from './rules/preparation.ts'

export type PlanTables = {
  plans: {
    jurisdiction: string
    id: string
    purchase_id: string
    purchaser_id: string
    number: string
    title: string
    title_en: string | null
    fiscal_year: number
    state: PlanState
    starts_on: Day
    months: number
    method: string | null
    fixed_price: boolean
    fixed_total_minor: bigint | null
    total_minor: bigint
    no_survey_reason: string | null
    returned_reason: string | null
    confirms: string[]
    inquiry_on: Day | null
    inquiry_covers: Generated<string[]>
    market_subjects: number | null
    reviews: Generated<string[]>
    reviewed_on: Day | null
    reviewers: Generated<string[]>
    drafting_reviewers: Generated<string[]>
    pricing: PricingForm | null
    service_kinds: Generated<string[]>
    suits_small_firms: boolean | null
    category: string | null
    consent: string | null
    from_adjustment: Generated<boolean>
    taken_method: string | null
    taken_consent: string | null
    taken_by: 'tender' | 'contract' | null
    law_day: Day
    submitted_on: Day | null
    approved_on: Day | null
    published_on: Day | null
    created_at: Moment
    version: Generated<number>
  }
  plan_lines: {
    jurisdiction: string
    id: string
    plan_id: string
    position: number
    kind: 'post' | 'project'
    title: string
    hangs_on: string | null
    amount_minor: bigint
    takes_rest: boolean
    need_ids: string[]
    reason: string | null
    scope: string | null
    community_ids: string[]
    grade: Grade | null
    posts: number | null
    months: number | null
    wage_minor: bigint | null
    contributions_minor: bigint | null
    wage_reason: string | null
    quantity: number | null
    unit: string | null
    unit_price_minor: bigint | null
  }
  plan_sources: { jurisdiction: string; plan_id: string; position: number; source: string; amount_minor: bigint }
}

export const tables = (db: Db) => db.withTables<PlanTables>()

export interface PlanQuery {
  fiscalYear?: number | undefined
  ids?: readonly string[] | undefined
  purchaseIds?: readonly string[] | undefined
  purchaserId?: string | undefined
  states?: readonly PlanState[] | undefined
  search?: string | undefined
}

const matching = (ctx: Ctx, of: PlanQuery) => {
  let q = tables(ctx.db).selectFrom('plans').where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaseIds) q = q.where('purchase_id', 'in', [...new Set(of.purchaseIds)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.states) q = q.where('state', 'in', of.states)
  if (of.fiscalYear) q = q.where('fiscal_year', '=', of.fiscalYear)
  const asked = of.search?.trim()
  if (asked) q = q.where(holdsInSql(sql`(number || ' ' || title || ' ' || coalesce(title_en, ''))`, asked))
  return q
}

export const planSorts = ['number', 'title', 'total', 'startsOn', 'state'] as const
const sortColumn = { number: 'number', title: 'title', total: 'total_minor', startsOn: 'starts_on', state: 'state' } as const

/** Plans with their lines and sources, the newest first. */
export async function plans(
  ctx: Ctx,
  of: PlanQuery = {},
  page?: { sort: string; descending: boolean; page: number; size: number },
): Promise<Plan[]> {
  if (of.ids?.length === 0 || of.purchaseIds?.length === 0 || of.states?.length === 0) return []
  let q = matching(ctx, of).selectAll()
  if (page) {
    q = q
      .orderBy(sortColumn[page.sort as keyof typeof sortColumn] ?? 'number', page.descending ? 'desc' : 'asc')
      .orderBy('id')
      .limit(page.size)
      .offset((page.page - 1) * page.size)
  } else q = q.orderBy('created_at', 'desc').orderBy('id', 'desc')
  const rows = await q.execute()
  if (rows.length === 0) return []
  const ids = rows.map((r) => r.id)
  const lines = await tables(ctx.db)
    .selectFrom('plan_lines')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('plan_id', 'in', ids)
    .orderBy('position')
    .execute()
  const sources = await tables(ctx.db)
    .selectFrom('plan_sources')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('plan_id', 'in', ids)
    .orderBy('position')
    .execute()
  const linesOf = Map.groupBy(lines, (l) => l.plan_id)
  const sourcesOf = Map.groupBy(sources, (s) => s.plan_id)
  return rows.map((r) => planFrom(r, linesOf.get(r.id) ?? [], sourcesOf.get(r.id) ?? []))
}

export async function countPlans(ctx: Ctx, of: PlanQuery): Promise<number> {
  if (of.states?.length === 0) return 0
  const row = await matching(ctx, of)
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

type Row = Selectable<PlanTables['plans']>
type LineRow = Selectable<PlanTables['plan_lines']>

const planFrom = (r: Row, lines: readonly LineRow[], sources: readonly Selectable<PlanTables['plan_sources']>[]): Plan => ({
  id: r.id,
  purchaseId: r.purchase_id,
  purchaserId: r.purchaser_id,
  number: r.number,
  title: r.title,
  titleEn: r.title_en,
  fiscalYear: r.fiscal_year,
  state: r.state,
  lines: lines.map(lineFrom),
  sources: sources.map((s): PlanSource => ({ source: s.source, amount: minor(s.amount_minor) })),
  fixedTotal: r.fixed_total_minor === null ? null : minor(r.fixed_total_minor),
  total: minor(r.total_minor),
  startsOn: r.starts_on,
  months: r.months,
  method: r.method !== null && isMethodName(r.method) ? r.method : null,
  fixedPrice: r.fixed_price,
  noSurveyReason: r.no_survey_reason,
  returnedReason: r.returned_reason,
  confirms: r.confirms.filter(isConfirmation),
  preparation: preparationFrom(r),
  taken: r.taken_method !== null && isMethodName(r.taken_method) ? { method: r.taken_method, consent: r.taken_consent } : null,
  takenBy: r.taken_by,
  lawDay: r.law_day,
  submittedOn: r.submitted_on,
  approvedOn: r.approved_on,
  publishedOn: r.published_on,
  version: r.version,
})

const oneOf =
  <const T extends string>(all: readonly T[]) =>
  (text: string): text is T =>
    (all as readonly string[]).includes(text)

const preparationFrom = (r: Row): Preparation => ({
  inquiryOn: r.inquiry_on,
  inquiryCovers: r.inquiry_covers.filter(oneOf(surveyTopics)),
  marketSubjects: r.market_subjects,
  reviews: r.reviews.filter(oneOf(reviewKinds)),
  reviewedOn: r.reviewed_on,
  reviewers: r.reviewers,
  draftingReviewers: r.drafting_reviewers,
  pricing: r.pricing,
  serviceKinds: r.service_kinds.filter(oneOf(socialWorkKinds)),
  suitsSmallFirms: r.suits_small_firms,
  category: r.category,
  consent: r.consent,
  fromAdjustment: r.from_adjustment,
})
export const preparationColumns = (p: Preparation) => ({
  inquiry_on: p.inquiryOn,
  inquiry_covers: [...p.inquiryCovers],
  market_subjects: p.marketSubjects,
  reviews: [...p.reviews],
  reviewed_on: p.reviewedOn,
  reviewers: [...p.reviewers],
  drafting_reviewers: [...p.draftingReviewers],
  pricing: p.pricing,
  service_kinds: [...p.serviceKinds],
  suits_small_firms: p.suitsSmallFirms,
  category: p.category,
  consent: p.consent,
  from_adjustment: p.fromAdjustment,
})

function lineFrom(r: LineRow): PlanLine {
  const common = {
    id: r.id as Id<'line'>,
    title: r.title,
    hangsOn: r.hangs_on as Id<'line'> | null,
    amount: minor(r.amount_minor),
    needIds: r.need_ids,
    reason: r.reason,
    scope: r.scope,
    communityIds: r.community_ids,
    takesRest: r.takes_rest,
    wageReason: r.wage_reason,
  }
  if (r.kind === 'post')
    return {
      ...common,
      kind: 'post',
      grade: r.grade!,
      posts: r.posts!,
      months: r.months!,
      costs: r.wage_minor === null ? null : { wage: minor(r.wage_minor), contributions: minor(r.contributions_minor ?? 0n) },
    }
  return { ...common, kind: 'project', quantity: r.quantity!, unit: r.unit!, unitPrice: minor(r.unit_price_minor!), costs: null }
}

export async function insertPlan(ctx: Ctx, tx: Db, row: Omit<Row, 'jurisdiction' | 'version' | 'created_at'>): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('plans')
    .values({ ...row, jurisdiction: ctx.jurisdiction, created_at: ctx.now })
    .onConflict((c) => c.columns(['jurisdiction', 'purchase_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** What a change of a plan may write; its state comes from the process. */
export type PlanColumns = Partial<Omit<Row, 'jurisdiction' | 'id' | 'version' | 'state'>>

/** Changes a plan that is still in the state and version it was read in; false when it has moved on. */
export async function movePlan(
  ctx: Ctx,
  tx: Db,
  plan: Pick<Plan, 'id' | 'state' | 'version'>,
  state: PlanState,
  columns: PlanColumns,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('plans')
    .set((e) => ({ ...columns, state, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', plan.id)
    .where('state', '=', plan.state)
    .where('version', '=', plan.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Writes the lines of a plan as they now are: those left out are gone. */
export async function writeLines(ctx: Ctx, tx: Db, planId: string, lines: readonly PlanLine[]): Promise<void> {
  await tables(tx).deleteFrom('plan_lines').where('jurisdiction', '=', ctx.jurisdiction).where('plan_id', '=', planId).execute()
  if (lines.length === 0) return
  await tables(tx)
    .insertInto('plan_lines')
    .values(lines.map((l, position) => rowOf(ctx, planId, l, position)))
    .execute()
}

const rowOf = (ctx: Ctx, planId: string, l: PlanLine, position: number): LineRow => ({
  jurisdiction: ctx.jurisdiction,
  id: l.id,
  plan_id: planId,
  position,
  kind: l.kind,
  title: l.title,
  hangs_on: l.hangsOn,
  amount_minor: l.amount,
  takes_rest: l.takesRest,
  need_ids: [...l.needIds],
  reason: l.reason,
  scope: l.scope,
  community_ids: [...l.communityIds],
  ...postColumns(l),
  ...projectColumns(l),
})
const postColumns = (l: Line & Pick<PlanLine, 'costs' | 'wageReason'>) => ({
  grade: l.kind === 'post' ? l.grade : null,
  posts: l.kind === 'post' ? l.posts : null,
  months: l.kind === 'post' ? l.months : null,
  wage_minor: l.costs?.wage ?? null,
  contributions_minor: l.costs?.contributions ?? null,
  wage_reason: l.wageReason,
})
const projectColumns = (l: Line): { quantity: number | null; unit: string | null; unit_price_minor: Money | null } => ({
  quantity: l.kind === 'project' ? l.quantity : null,
  unit: l.kind === 'project' ? l.unit : null,
  unit_price_minor: l.kind === 'project' ? l.unitPrice : null,
})

export async function writeSources(ctx: Ctx, tx: Db, planId: string, sources: readonly PlanSource[]): Promise<void> {
  await tables(tx).deleteFrom('plan_sources').where('jurisdiction', '=', ctx.jurisdiction).where('plan_id', '=', planId).execute()
  if (sources.length === 0) return
  await tables(tx)
    .insertInto('plan_sources')
    .values(
      sources.map((s, position) => ({
        jurisdiction: ctx.jurisdiction,
        plan_id: planId,
        position,
        source: s.source,
        amount_minor: s.amount,
      })),
    )
    .execute()
}

/**
 * Keeps what a tender made of a plan, its method and the approval of it; null once the tender has come to nothing. Called by the tender
 * in its own change. False where the plan is bought by a contract without a tender.
 */
export async function takeMethod(ctx: Ctx, tx: Db, planId: string, taken: Plan['taken']): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('plans')
    .set({ taken_method: taken?.method ?? null, taken_consent: taken?.consent ?? null, taken_by: taken ? 'tender' : null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', planId)
    .where((e) => e.or([e('taken_by', 'is', null), e('taken_by', '=', 'tender')]))
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/**
 * Takes a plan for contracts without a tender, in their own change. Until that change ends the plan is locked, so that what is counted
 * against it is counted by one at a time. False where a tender has it.
 */
export async function takeForContract(ctx: Ctx, tx: Db, planId: string): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('plans')
    .set({ taken_by: 'contract' })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', planId)
    .where((e) => e.or([e('taken_by', 'is', null), e('taken_by', '=', 'contract')]))
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Gives a plan back of which no contract without a tender is left. */
export async function leaveToTender(ctx: Ctx, tx: Db, planId: string): Promise<void> {
  await tables(tx)
    .updateTable('plans')
    .set({ taken_by: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', planId)
    .where('taken_by', '=', 'contract')
    .execute()
}

/** The fiscal years there are plans for, the newest first. */
export async function planYears(ctx: Ctx, purchaserId?: string): Promise<number[]> {
  const rows = await matching(ctx, { purchaserId }).select('fiscal_year').distinct().orderBy('fiscal_year', 'desc').execute()
  return rows.map((r) => r.fiscal_year)
}
