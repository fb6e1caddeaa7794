import { subsidyOf, type Goal, type Grade, type Id, type Line, minor, type Subsidy, type UnitTerms } from '#kernel'
import type { MethodName, PricingForm, SocialWorkKind, SurveyTopic } from '#law'
import {
  codecs,
  columnsAsked,
  type Ctx,
  type Db,
  holdsInSql,
  type ListQuery,
  movesOf,
  type PageOf,
  readPage,
  type TablesOf,
} from '#platform'
import { type Selectable, sql } from 'kysely'
import { preparationFields } from '../preparation-form.ts'
import type { Plan, PlanLine, PlanSource } from '../rules/plan.ts'
import { isConfirmation } from '../rules/law-facts.ts'
import type { PlanState } from '../rules/plan-process.ts'
import { isReviewKind, type Preparation } from '../rules/preparation.ts'

type PlanTables = TablesOf<
  'plans' | 'plan_lines' | 'plan_sources',
  {
    plans: {
      state: PlanState
      // Of these only what the form offered is ever written.
      method: MethodName | null
      taken_method: MethodName | null
      pricing: PricingForm | null
      inquiry_covers: SurveyTopic[]
      service_kinds: SocialWorkKind[]
      taken_by: 'tender' | 'contract' | null
    }
    plan_lines: Pick<PlanLine, 'kind' | 'goals'> & { grade: Grade | null; subsidy: Subsidy | null; unit_terms: UnitTerms | null }
  }
>

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
const sortColumns = { number: 'number', title: 'title', total: 'total_minor', startsOn: 'starts_on', state: 'state' } as const

/** Plans with their lines and sources, the newest first. */
export async function plans(ctx: Ctx, of: PlanQuery = {}): Promise<Plan[]> {
  if (of.ids?.length === 0 || of.purchaseIds?.length === 0 || of.states?.length === 0) return []
  return await whole(ctx, await matching(ctx, of).selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').execute())
}

/** One page of them, and how many there are in all. */
export async function pageOfPlans(ctx: Ctx, of: PlanQuery, list: ListQuery): Promise<PageOf<Plan>> {
  if (of.states?.length === 0) return { rows: [], total: 0 }
  const { rows, total } = await readPage(matching(ctx, of).selectAll(), list, sortColumns, { id: 'id' })
  return { rows: await whole(ctx, rows), total }
}

/** Plans with their lines and sources. */
async function whole(ctx: Ctx, rows: readonly Row[]): Promise<Plan[]> {
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

type Row = Selectable<PlanTables['plans']>
type LineRow = Selectable<PlanTables['plan_lines']>

const of = codecs<PlanTables>()
const preparationRow = of('plans', { only: columnsAsked('plans', preparationFields) })
const planRow = of('plans', { except: [...preparationRow.columns, 'taken_method', 'taken_consent', 'created_at'] })

const planFrom = (r: Row, lines: readonly LineRow[], sources: readonly Selectable<PlanTables['plan_sources']>[]): Plan => ({
  ...planRow.read(r),
  lines: lines.map(lineFrom),
  sources: sources.map((s): PlanSource => ({ source: s.source, amount: minor(s.amount_minor) })),
  confirms: r.confirms.filter(isConfirmation),
  preparation: preparationFrom(r),
  taken: r.taken_method !== null ? { method: r.taken_method, consent: r.taken_consent } : null,
})

const preparationFrom = (r: Row): Preparation => ({
  ...preparationRow.read(r),
  reviews: r.reviews.filter(isReviewKind),
})
/** What stands in which column. */
export const [planColumns, preparationColumns] = [planRow.write, preparationRow.write] as const

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
    goals: r.goals,
    noGoalReason: r.no_goal_reason,
  }
  if (r.kind === 'post')
    return {
      ...common,
      kind: 'post',
      grade: r.grade!,
      posts: r.posts!,
      months: r.months!,
      subsidy: r.subsidy,
      costs: r.wage_minor === null ? null : { wage: minor(r.wage_minor), contributions: minor(r.contributions_minor ?? 0n) },
    }
  return {
    ...{ ...common, kind: 'project', quantity: r.quantity!, unit: r.unit!, unitPrice: minor(r.unit_price_minor!), costs: null },
    unitTerms: r.unit_terms,
  }
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
type PlanColumns = Partial<Omit<Row, 'jurisdiction' | 'id' | 'version' | 'state'>>

/** Changes a plan that is still in the state and version it was read in; false when it has moved on. */
export const movePlan = movesOf<PlanState, PlanColumns>('plans')

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
  // A list kept as json is written as its text: a driver would send a bare list as a database array.
  goals: JSON.stringify(l.goals) as unknown as readonly Goal[],
  no_goal_reason: l.noGoalReason,
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
  subsidy: subsidyOf(l),
})
const projectColumns = (l: Line) => ({
  quantity: l.kind === 'project' ? l.quantity : null,
  unit: l.kind === 'project' ? l.unit : null,
  unit_price_minor: l.kind === 'project' ? l.unitPrice : null,
  unit_terms: l.kind === 'project' ? (l.unitTerms ?? null) : null,
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
