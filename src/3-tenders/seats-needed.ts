import { panelNeeded } from '#law'
import type { Ctx } from '#platform'
import type { Tender } from './rules/tender.ts'

/** How many sit on the panel of this tender, and how many of them are experts. */
export function seatsNeeded(ctx: Pick<Ctx, 'law'>, t: Pick<Tender, 'method' | 'budget' | 'isComplex' | 'highImpact' | 'lawDay'>) {
  const answer = panelNeeded({
    method: t.method,
    place: ctx.law.place,
    budget: t.budget,
    isComplex: t.isComplex,
    hasHighImpact: t.highImpact,
    lawDay: t.lawDay,
  })
  const { size, experts } = answer.value ?? { size: 0, experts: 0 }
  return { size, experts, purchaser: size - experts, steps: answer.steps, cites: answer.cites }
}
