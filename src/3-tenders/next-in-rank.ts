import { notInUse, organisations } from '#people'
import type { Ctx } from '#platform'
import { candidates } from './rules/award-end.ts'
import type { Award, OpenedBid, Tender } from './rules/tender.ts'
import { awardsOf, openedBids } from './store/index.ts'

/**
 * Who is named next, or first where nobody was yet; nobody where all in rank had the award. Whoever is out of use can be bound to nothing any more and keeps nobody
 * behind from being named: it is passed over, which the record says.
 * @param ended whose awards keep them from being named; of a first decision none
 */
export async function nextInRank(
  ctx: Ctx,
  t: Tender,
  ended?: readonly Award[],
): Promise<{ next: OpenedBid | undefined; passedOver: readonly string[] }> {
  const ranked = candidates(await openedBids(ctx, t.id), ended ?? (await endedAwards(ctx, t)))
  const next = (await inUse(ctx, ranked))[0]
  const before = next ? ranked.slice(0, ranked.indexOf(next)) : ranked
  return { next, passedOver: before.map((b) => b.providerId) }
}

/** Who could still be named, were these awards ended: ranked, without an award of this tender, and in use. */
export const couldBeNamed = async (ctx: Ctx, t: Tender, ended: readonly Award[]): Promise<readonly OpenedBid[]> =>
  await inUse(ctx, candidates(await openedBids(ctx, t.id), ended))

async function inUse(ctx: Ctx, bids: readonly OpenedBid[]): Promise<readonly OpenedBid[]> {
  const bidders = await organisations(ctx, { ids: bids.map((b) => b.providerId) })
  const closed = new Set(bidders.filter((o) => notInUse(o, 'award')).map((o) => o.id))
  return bids.filter((b) => !closed.has(b.providerId))
}

export const endedAwards = async (ctx: Ctx, t: Pick<Tender, 'id' | 'purchaseId'>) =>
  (await awardsOf(ctx, [t.purchaseId])).filter((a) => a.tenderId === t.id && a.end !== null)
