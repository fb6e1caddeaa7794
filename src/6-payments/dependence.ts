import { contracts } from '#contracts'
import type { Ctx } from '#platform'
import { dependenceOn } from './rules/dependence.ts'

/** The share of each purchaser in the value of an institution's contracts in force. */
export async function dependence(ctx: Ctx, providerId: string) {
  return dependenceOn(await contracts(ctx, { providerId, states: ['signed', 'active'] }))
}

/** The same for every institution that has a contract in force. */
export async function dependences(ctx: Ctx) {
  const all = Map.groupBy(await contracts(ctx, { states: ['signed', 'active'] }), (c) => c.providerId as string)
  return new Map([...all].map(([providerId, own]) => [providerId, dependenceOn(own)]))
}
