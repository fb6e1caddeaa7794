import { mayNot } from '#people'
import type { Ctx } from '#platform'

/** Those of one office see its needs and surveys; who may see any sees all. */
export function listedFor(ctx: Ctx): { purchaserId?: string } {
  const { roles, organisationKind, organisationId } = ctx.asker
  if (roles.some((r) => r === 'approver' || r === 'auditor')) return {}
  const office = organisationKind === 'purchaser' || roles.some((r) => r === 'officer' || r === 'head') ? organisationId : null
  return office ? { purchaserId: office } : {}
}

export const mayRead = (ctx: Ctx, purchaserId?: string) =>
  mayNot(ctx.asker, 'needs.read', { purchaserId: purchaserId ?? ctx.asker.organisationId })
