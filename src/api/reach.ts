import type { Refusal } from '#kernel'
import { type Action, mayNot } from '#people'
import type { Ctx } from '#platform'

export type Reach = { all: true } | { all: false; side: 'purchaser' | 'provider'; organisationId: string }

/** How far an asker's reading goes: everything, or what their organisation is purchaser or provider of; else why not. */
export function reachOf(ctx: Ctx, action: Action): Reach | Refusal {
  const no = mayNot(ctx.asker, action, {})
  if (!no) return { all: true }
  const organisationId = ctx.asker.organisationId
  if (organisationId === null) return no
  if (!mayNot(ctx.asker, action, { purchaserId: organisationId })) return { all: false, side: 'purchaser', organisationId }
  const still = mayNot(ctx.asker, action, { providerId: organisationId })
  return still ?? { all: false, side: 'provider', organisationId }
}

/** The same as the filter of a step's list. */
export const filterOf = (reach: Reach): { purchaserId?: string; providerId?: string } =>
  reach.all ? {} : reach.side === 'purchaser' ? { purchaserId: reach.organisationId } : { providerId: reach.organisationId }
