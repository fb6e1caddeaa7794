import { type Need, needs, type Purchase, purchase, purchases } from '#needs'
import type { Ctx } from '#platform'
import type { Plan } from './rules/plan.ts'
import { answersOf, type SaidOfNeed } from './store/index.ts'

/** A need of an earlier round in the same communities, with what this plan says of it. */
export interface EarlierNeed {
  readonly need: Need
  /** The purchase in which it was heard. */
  readonly from: Purchase
  /** Lines of this plan that take it on. */
  readonly lines: readonly string[]
  /** What the plan says of it where no line does; undefined while it says nothing. */
  readonly said: SaidOfNeed | undefined
}

/**
 * Accepted needs of earlier purchases of the office for communities of this one: a need does not end with the contract that was made for it. Where
 * plans approved since said that it is done, or dropped, it comes no more: there, and not in other communities it was heard in.
 */
export async function earlierNeeds(ctx: Ctx, plan: Pick<Plan, 'id' | 'purchaseId' | 'purchaserId' | 'lines'>): Promise<EarlierNeed[]> {
  const own = await purchase(ctx, plan.purchaseId)
  if (!own) return []
  const all = await purchases(ctx, { purchaserId: plan.purchaserId })
  const communitiesOf = new Map(all.map((p) => [p.id as string, p.communityIds]))
  const before = new Map(
    all
      .filter((p) => p.id !== own.id && Temporal.Instant.compare(p.openedAt, own.openedAt) < 0)
      .filter((p) => p.communityIds.some((c) => own.communityIds.includes(c)))
      .map((p) => [p.id, p]),
  )
  if (before.size === 0) return []
  const heard = (await needs(ctx, { purchaserId: plan.purchaserId, state: 'accepted' })).filter(
    (n) => n.purchaseId && before.has(n.purchaseId),
  )
  const said = await answersOf(
    ctx,
    heard.map((n) => n.id),
  )
  const isAsked = (n: Need): boolean => {
    const told = said.filter((s) => s.needId === n.id && s.planId !== plan.id && s.stands)
    const where = new Set(told.flatMap((s) => communitiesOf.get(s.purchaseId) ?? []))
    return before.get(n.purchaseId!)!.communityIds.some((c) => own.communityIds.includes(c) && !where.has(c))
  }
  return heard.filter(isAsked).map((need) => ({
    ...{ need, from: before.get(need.purchaseId!)! },
    lines: plan.lines.filter((l) => l.needIds.includes(need.id)).map((l) => l.title),
    said: said.find((s) => s.needId === need.id && s.planId === plan.id),
  }))
}
