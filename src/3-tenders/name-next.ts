import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { awardTo } from './decide-award.ts'
import { endedAwards, nextInRank } from './next-in-rank.ts'
import { refuseRedress } from './rules/redress-words.ts'
import type { AfterLapseFacts } from './rules/award-end.ts'
import type { Tender } from './rules/tender.ts'

/** The head names the next in rank after an award that ended: another person than whoever recorded that it did. */
export async function nameNext(ctx: Ctx, i: { tenderId: string; reasons: string }): Promise<{ id: string; providerId: string } | Refusal> {
  return await changeTender(ctx, { action: 'awards.name-next', id: i.tenderId, verb: 'nameNext', facts: afterLapseFacts }, async (at) => {
    const { next, passedOver } = await nextInRank(at.inside, at.now)
    const named = next ? await awardTo(at, next, i.reasons) : refuseRedress('no-next')
    if (!isRefusal(named) && passedOver.length > 0) at.entry.facts = { ...at.entry.facts, passedOver: passedOver.join(' ') }
    return named
  })
}

export async function afterLapseFacts(ctx: Ctx, t: Tender): Promise<AfterLapseFacts> {
  const ended = await endedAwards(ctx, t)
  const last = ended.at(-1)?.end
  const { next } = await nextInRank(ctx, t)
  return {
    byRecorder: last?.by != null && last.by === ctx.asker.userId,
    mayNext: next !== undefined && ctx.law.tenders.afterWinnerFails().value.includes('next-candidate'),
  }
}
