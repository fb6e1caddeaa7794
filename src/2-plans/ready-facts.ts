import { consultation, needs } from '#needs'
import type { Ctx } from '#platform'
import { type OpenPoint, openPoints } from './rules/open-points.ts'
import type { Plan } from './rules/plan.ts'

/** What stands between this plan and its approval, with what the needs step knows. */
export async function readyFacts(ctx: Ctx, plan: Plan): Promise<{ openPoints: readonly OpenPoint[] }> {
  const asked = [...new Set(plan.lines.flatMap((l) => l.needIds))]
  const accepted = new Set((await needs(ctx, { ids: asked, purchaserId: plan.purchaserId, state: 'accepted' })).map((n) => n.id))
  const survey = await consultation(ctx, plan.purchaseId)
  return { openPoints: openPoints(plan, { residentsAsked: (survey?.answers ?? 0) > 0, needsGone: asked.filter((id) => !accepted.has(id)) }) }
}
