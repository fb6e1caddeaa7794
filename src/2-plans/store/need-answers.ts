import type { Day } from '#kernel'
import type { Ctx, Db, TablesOf } from '#platform'
import type { PlanState } from '../rules/plan-process.ts'

export type NeedAnswer = 'done' | 'dropped'
type Tables = TablesOf<'plan_need_answers' | 'plans', { plan_need_answers: { answer: NeedAnswer }; plans: { state: PlanState } }>
const tables = (db: Db) => db.withTables<Tables>()

export interface SaidOfNeed {
  readonly planId: string
  /** The purchase of that plan. */
  readonly purchaseId: string
  readonly needId: string
  readonly answer: NeedAnswer
  readonly reason: string
  readonly saidOn: Day
  /** Whether the plan that says so was approved. */
  readonly stands: boolean
}

/** What plans said of some needs. */
export async function answersOf(ctx: Pick<Ctx, 'db' | 'jurisdiction'>, of: readonly string[] | { planId: string }): Promise<SaidOfNeed[]> {
  if ('length' in of && of.length === 0) return []
  const asked = tables(ctx.db)
    .selectFrom('plan_need_answers as a')
    .innerJoin('plans as p', (j) => j.onRef('p.jurisdiction', '=', 'a.jurisdiction').onRef('p.id', '=', 'a.plan_id'))
    .select(['a.plan_id', 'a.need_id', 'a.answer', 'a.reason', 'a.said_on', 'p.state', 'p.purchase_id'])
    .where('a.jurisdiction', '=', ctx.jurisdiction)
    .where('p.jurisdiction', '=', ctx.jurisdiction)
  const rows = await ('planId' in of ? asked.where('a.plan_id', '=', of.planId) : asked.where('a.need_id', 'in', [...of])).execute()
  return rows.map((r) => ({
    ...{ planId: r.plan_id, purchaseId: r.purchase_id, needId: r.need_id, answer: r.answer, reason: r.reason, saidOn: r.said_on },
    stands: r.state === 'approved' || r.state === 'published',
  }))
}

/** Says it, or says it otherwise. */
export async function writeAnswer(ctx: Ctx, tx: Db, a: Pick<SaidOfNeed, 'planId' | 'needId' | 'answer' | 'reason'>): Promise<void> {
  const said = { answer: a.answer, reason: a.reason, said_on: ctx.today }
  await tables(tx)
    .insertInto('plan_need_answers')
    .values({ jurisdiction: ctx.jurisdiction, plan_id: a.planId, need_id: a.needId, ...said })
    .onConflict((on) => on.columns(['jurisdiction', 'plan_id', 'need_id']).doUpdateSet(said))
    .execute()
}
