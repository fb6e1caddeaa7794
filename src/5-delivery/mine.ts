import { type Contract, contract, contracts } from '#contracts'
import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import { refuse } from './words.ts'

/** States of a contract in which it is or was delivered. */
export const inForce = ['active', 'ended', 'terminated'] as const

/** A contract whose delivery this person may see. */
export async function visible(ctx: Ctx, id: string): Promise<Contract | Refusal> {
  const c = await contract(ctx, id)
  if (!c) return refuse('no-contract')
  const no = mayNot(ctx.asker, 'delivery.read', c)
  if (!no) return c
  return no.status === 401 ? no : refuse('no-contract')
}
/** Which contracts this person's lists hold: those of their side, or all where the role reaches all. */
export async function mine(ctx: Ctx): Promise<Contract[]> {
  const all = !mayNot(ctx.asker, 'delivery.read', {})
  return await contracts(ctx, { states: inForce, ...(!all && { organisationId: ctx.asker.organisationId ?? 'nobody' }) })
}
