import { drawOrder, newSeed, type Refusal } from '#kernel'
import { organisations } from '#people'
import type { Ctx } from '#platform'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import { changeAppraisal } from './change-appraisal.ts'
import { tiedEvaluators } from './tied-raters.ts'

/**
 * Draws the evaluator by lot among all of the place that have no tie to either side and have not been set aside. Pool and seed are kept, so
 * that anybody can draw again.
 */
export const drawEvaluator = (ctx: Ctx, i: { id: string }): Promise<{ id: string } | Refusal> =>
  changeAppraisal(ctx, { id: i.id, verb: 'draw' }, async ({ inside, now, entry, set }) => {
    const all = (await organisations(inside, { kind: 'evaluator', open: true })).map((o) => o.id as string)
    const tied = await tiedEvaluators(inside, now, all)
    const pool = all.filter((id) => !tied.has(id) && !now.aside.includes(id)).sort()
    if (pool.length === 0) return refuse('pool-empty')
    const seed = newSeed()
    entry.facts = { seed, pool: pool.length }
    return await set({ evaluator_id: drawOrder(pool, seed)[0]!, pool: { ids: pool }, seed })
  })
