import { may, mayAtAll, mayNot } from '#people'
import type { Ctx } from '#platform'

/** Those of one office see its needs and surveys; who may see any sees all. */
export function listedFor(ctx: Ctx): { purchaserId?: string } {
  const { organisationKind, organisationId } = ctx.asker
  // Whoever reads the plans of every office reads what they come from.
  if (may(ctx.asker, 'plans.read')) return {}
  const office = organisationKind === 'purchaser' || mayAtAll(ctx.asker, 'needs.edit') ? organisationId : null
  return office ? { purchaserId: office } : {}
}

export const mayRead = (ctx: Ctx, purchaserId?: string) =>
  mayNot(ctx.asker, 'needs.read', { purchaserId: purchaserId ?? ctx.asker.organisationId })
