import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import type { ClaimFilter } from './store/index.ts'

/** Which claims a person's list holds: those of their side, or all where the role reaches all. */
export function listedFor(ctx: Ctx): Pick<ClaimFilter, 'purchaserId' | 'providerId'> | Refusal {
  const own = ctx.asker.organisationId
  if (!mayNot(ctx.asker, 'payments.read', {})) return {}
  if (own && !mayNot(ctx.asker, 'payments.read', { purchaserId: own })) return { purchaserId: own }
  const no = mayNot(ctx.asker, 'payments.read', { providerId: own })
  return no ?? { providerId: own! }
}
