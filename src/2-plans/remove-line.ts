import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changePlan } from './change-plan.ts'
import { bearsSubsidy } from './rules/planned-subsidy.ts'
import { settleLines } from './rules/settle-lines.ts'
import { writeLines } from './store/index.ts'
import { refuse } from './words.ts'

/** Takes a line out of a plan. Lines that hung on it stand by themselves. */
export const removeLine = (ctx: Ctx, i: { planId: string; lineId: string }): Promise<{ id: string } | Refusal> =>
  changePlan(ctx, { id: i.planId, verb: 'edit', action: 'plans.remove-line' }, async ({ tx, now, entry, set }) => {
    const gone = now.lines.find((l) => l.id === i.lineId)
    if (!gone) return refuse('line-hangs-wrong')
    const bears = bearsSubsidy(now.lines, gone.id)
    if (bears) return bears
    const left = now.lines.filter((l) => l.id !== gone.id).map((l) => (l.hangsOn === gone.id ? { ...l, hangsOn: null } : l))
    const settled = settleLines(left, now.fixedTotal)
    if (isRefusal(settled)) return settled
    const moved = await set({ total_minor: settled.total })
    if (isRefusal(moved)) return moved
    await writeLines(ctx, tx, now.id, settled.lines)
    entry.facts = { line: gone.title.slice(0, 120) }
    return moved
  })
