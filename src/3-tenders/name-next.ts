import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { awardTo } from './decide-award.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { type AfterLapseFacts, candidates } from './rules/award-end.ts'
import type { OpenedBid, Tender } from './rules/tender.ts'
import { awardsOf, openedBids } from './store/index.ts'

/** The head names the next in rank after an award that ended: another person than whoever recorded that it did. */
export async function nameNext(ctx: Ctx, i: { tenderId: string; reasons: string }): Promise<{ id: string; providerId: string } | Refusal> {
  return await changeTender(ctx, { action: 'awards.name-next', id: i.tenderId, verb: 'nameNext', facts: afterLapseFacts }, async (at) => {
    const next = await nextInRank(at.inside, at.now)
    return next ? await awardTo(at, next, i.reasons) : refuseRedress('no-next')
  })
}

/** Who would be named next; nobody where all in rank had the award. */
export async function nextInRank(ctx: Ctx, t: Tender): Promise<OpenedBid | undefined> {
  return candidates(await openedBids(ctx, t.id), await endedAwards(ctx, t))[0]
}

export const endedAwards = async (ctx: Ctx, t: Pick<Tender, 'id' | 'purchaseId'>) =>
  (await awardsOf(ctx, [t.purchaseId])).filter((a) => a.tenderId === t.id && a.end !== null)

export async function afterLapseFacts(ctx: Ctx, t: Tender): Promise<AfterLapseFacts> {
  const ended = await endedAwards(ctx, t)
  const last = ended.at(-1)?.end
  const next = await nextInRank(ctx, t)
  return {
    byRecorder: last?.by != null && last.by === ctx.asker.userId,
    mayNext: next !== undefined && ctx.law.tenders.afterWinnerFails().value.includes('next-candidate'),
  }
}
