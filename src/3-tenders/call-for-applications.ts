import { isRefusal, type Refusal } from '#kernel'
import { whyNotInUse } from '#people'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { baseMoved } from './index-announced.ts'
import { noticeEnds } from './notice-ends.ts'
import { publishFacts } from './publish-facts.ts'

/** Publishes that institutions may apply to be invited, for as many days as the law lets a notice stand. Offers are asked for later. */
export async function callForApplications(
  ctx: Ctx,
  i: { tenderId: string; despite?: string | undefined },
): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    {
      action: 'tenders.call',
      id: i.tenderId,
      verb: 'call',
      facts: async (inside, t) => ({ ...(await publishFacts(inside, t)), despite: i.despite ?? null }),
    },
    async ({ inside, now, entry, set }) => {
      const closed = await whyNotInUse(inside, now.purchaserId, 'publish-tender')
      if (closed) return closed
      const moved = await baseMoved(inside, now.priceIndex)
      if (moved) return moved
      const until = await noticeEnds(inside, now)
      if (isRefusal(until)) return until
      entry.facts = { until: until.toString() }
      return await set({ despite: i.despite ?? null, announced_on: ctx.today, issued_on: ctx.today, notice_until_on: until })
    },
  )
}
