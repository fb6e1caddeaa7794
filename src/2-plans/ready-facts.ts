import { consultation, needs } from '#needs'
import type { Ctx } from '#platform'
import { lawFindings } from './rules/law-facts.ts'
import { type OpenPoint, openPoints } from './rules/open-points.ts'
import type { Plan } from './rules/plan.ts'
import { earlierNeeds } from './earlier-needs.ts'
import { boughtWith } from './bought-with.ts'

/** What stands between this plan and its approval, with what the needs step and the law say. */
export async function readyFacts(ctx: Ctx, plan: Plan): Promise<{ openPoints: readonly OpenPoint[] }> {
  const asked = [...new Set(plan.lines.flatMap((l) => l.needIds))]
  const accepted = new Set((await needs(ctx, { ids: asked, purchaserId: plan.purchaserId, state: 'accepted' })).map((n) => n.id))
  const survey = await consultation(ctx, plan.purchaseId)
  const residentsAsked = survey?.answered === true
  return {
    openPoints: openPoints(plan, {
      residentsAsked,
      law: ctx.law,
      needsUnsaid: (await earlierNeeds(ctx, plan)).filter((e) => e.lines.length === 0 && !e.said).length,
      needsGone: asked.filter((id) => !accepted.has(id)),
      findings: [
        ...lawFindings(plan, { residentsAskedOn: residentsAsked ? (survey!.lastClosedOn ?? ctx.today) : undefined }, ctx.law),
        // Only where the plan itself is one of those that count: an approved one is not held up by the others.
        ...(await boughtWith(ctx, plan)).flatMap((g) => (g.finding && g.counted.some((p) => p.id === plan.id) ? [g.finding] : [])),
      ],
    }),
  }
}
