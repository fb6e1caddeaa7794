import { isRefusal, type Refusal } from '#kernel'
import { notInUse, organisations } from '#people'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { awardTo } from './decide-award.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { type AfterLapseFacts, candidates } from './rules/award-end.ts'
import type { Award, OpenedBid, Tender } from './rules/tender.ts'
import { awardsOf, openedBids } from './store/index.ts'

/** The head names the next in rank after an award that ended: another person than whoever recorded that it did. */
export async function nameNext(ctx: Ctx, i: { tenderId: string; reasons: string }): Promise<{ id: string; providerId: string } | Refusal> {
  return await changeTender(ctx, { action: 'awards.name-next', id: i.tenderId, verb: 'nameNext', facts: afterLapseFacts }, async (at) => {
    const { next, passedOver } = await nextInRank(at.inside, at.now)
    const named = next ? await awardTo(at, next, i.reasons) : refuseRedress('no-next')
    if (!isRefusal(named) && passedOver.length > 0) at.entry.facts = { ...at.entry.facts, passedOver: passedOver.join(' ') }
    return named
  })
}

/**
 * Who would be named next; nobody where all in rank had the award. Whoever is out of use can be bound to nothing any more and keeps nobody
 * behind from being named: it is passed over, which the record says.
 */
export async function nextInRank(ctx: Ctx, t: Tender): Promise<{ next: OpenedBid | undefined; passedOver: readonly string[] }> {
  const ranked = candidates(await openedBids(ctx, t.id), await endedAwards(ctx, t))
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

export async function afterLapseFacts(ctx: Ctx, t: Tender): Promise<AfterLapseFacts> {
  const ended = await endedAwards(ctx, t)
  const last = ended.at(-1)?.end
  const { next } = await nextInRank(ctx, t)
  return {
    byRecorder: last?.by != null && last.by === ctx.asker.userId,
    mayNext: next !== undefined && ctx.law.tenders.afterWinnerFails().value.includes('next-candidate'),
  }
}
