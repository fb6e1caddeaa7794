import type { Day } from '#kernel'
import { needs } from '#needs'
import { answersOf } from '#plans'
import type { Ctx } from '#platform'
import type { PublicPurchase } from './rules/public-facts.ts'

/** A need that was heard and not bought, with why, as it was written for residents to read. */
export interface NotBought {
  readonly id: string
  readonly title: string
  readonly titleEn: string | null
  /** Set aside before anything was planned; dropped by the plan, or done by what it says; or left out without a word. */
  readonly how: 'set-aside' | 'dropped' | 'done' | 'no-word'
  readonly reason: string | null
  readonly on: Day | null
}

/**
 * Needs heard for a public purchase that it does not buy: those set aside, of which the form says that residents will read the reason; those of
 * earlier rounds that its published plan drops or holds to be done; and accepted ones that no line takes on, once there is a plan to show it.
 */
export async function notBought(ctx: Ctx, p: Pick<PublicPurchase, 'id' | 'plan' | 'needs'>): Promise<NotBought[]> {
  const bought = new Set(p.needs.map((n) => n.id))
  const own = (await needs(ctx, { purchaseId: p.id })).filter((n) => !bought.has(n.id))
  const named = ({ id, title, titleEn }: (typeof own)[number]) => ({ id, title, titleEn })
  const earlier = p.plan ? await saidByPlan(ctx, p.plan.id) : []
  const said = new Set(earlier.map((e) => e.id))
  return [
    ...own
      .filter((n) => n.state === 'set-aside' && n.setAsideReason)
      .map((n) => ({ ...named(n), how: 'set-aside' as const, reason: n.setAsideReason, on: n.setAsideOn })),
    ...earlier.filter((e) => !bought.has(e.id)),
    ...own
      .filter((n) => n.state === 'accepted' && p.plan && !said.has(n.id))
      .map((n) => ({ ...named(n), how: 'no-word' as const, reason: null, on: null })),
  ]
}

/** What a published plan says of needs of earlier rounds that none of its lines takes on. */
async function saidByPlan(ctx: Ctx, planId: string): Promise<NotBought[]> {
  const said = (await answersOf(ctx, { planId })).filter((a) => a.stands)
  const of = new Map((await needs(ctx, { ids: said.map((a) => a.needId) })).map((n) => [n.id as string, n]))
  return said.flatMap((a) => {
    const n = of.get(a.needId)
    return n ? [{ id: n.id, title: n.title, titleEn: n.titleEn, how: a.answer, reason: a.reason, on: a.saidOn }] : []
  })
}
