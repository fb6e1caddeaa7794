import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { settleLines } from './rules/settle-lines.ts'
import { movePlan, writeLines } from './store.ts'
import { refuse } from './words.ts'

/** Takes a line out of a plan. Lines that hung on it stand by themselves. */
export async function removeLine(ctx: Ctx, input: { planId: string; lineId: string }): Promise<{ id: string } | Refusal> {
  return await changePlan(
    ctx,
    { action: 'plans.remove-line', may: 'plans.edit', planId: input.planId, verb: 'edit' },
    async (tx, plan, entry) => {
      const gone = plan.lines.find((l) => l.id === input.lineId)
      if (!gone) return refuse('line-hangs-wrong')
      const left = plan.lines.filter((l) => l.id !== gone.id).map((l) => (l.hangsOn === gone.id ? { ...l, hangsOn: null } : l))
      const settled = settleLines(left, plan.fixedTotal)
      if (isRefusal(settled)) return settled
      if (!(await movePlan(ctx, tx, plan, { total_minor: settled.total }))) return refuse('stale')
      await writeLines(ctx, tx, plan.id, settled.lines)
      entry.facts = { line: gone.title.slice(0, 120) }
      return { id: plan.id }
    },
  )
}
