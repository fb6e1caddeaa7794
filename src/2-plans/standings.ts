import { sayMoney } from '#kernel'
import type { Ctx, Standing } from '#platform'
import { sayPlanState } from './rules/plan-process.ts'
import { plans } from './store/index.ts'

/** Where each purchase stands in this step. A purchase without a plan is left out: its plan is ahead. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const found = await plans(ctx, { purchaseIds })
  return new Map(
    found.map((p): [string, Standing] => {
      const done = p.state === 'approved' || p.state === 'published'
      return [
        p.purchaseId,
        {
          state: done ? 'done' : 'now',
          note: done ? sayMoney(p.total, ctx.lang) : sayPlanState(p, ctx.today)[ctx.lang],
          href: `/plans/${p.id}`,
        },
      ]
    }),
  )
}
