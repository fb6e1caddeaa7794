import { type Contract, contracts } from '#contracts'
import { purchases } from '#needs'
import type { Ctx } from '#platform'
import { gapsBefore, servedCommunities } from './rules/gaps.ts'

/** Days without a contract of the same office in any of the same communities before a contract began; null where none came before it. */
export async function gapBefore(ctx: Ctx, c: Contract): Promise<number | null> {
  const signed = await contracts(ctx, { purchaserId: c.purchaserId, states: ['signed', 'active', 'ended', 'terminated'] })
  const all = signed.filter((x) => x.signedOn !== null)
  const bought = new Map((await purchases(ctx, { ids: [...all, c].map((x) => x.purchaseId) })).map((p) => [p.id as string, p.communityIds]))
  const term = (x: Contract) => ({
    id: x.id,
    purchaserId: x.purchaserId,
    startsOn: x.startsOn,
    lastOn: x.closedOn ?? x.endsOn,
    communityIds: [...servedCommunities(x.lines, bought.get(x.purchaseId) ?? [])],
  })
  return gapsBefore([term(c)], all.map(term)).get(c.id) ?? null
}
