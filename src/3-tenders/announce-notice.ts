import { isRefusal, type Refusal } from '#kernel'
import { whyNotInUse } from '#people'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { baseMoved } from './index-announced.ts'
import { noticeEnds } from './notice-ends.ts'
import { publishFacts } from './publish-facts.ts'
import { noticeMustStand } from './rules/notice.ts'

/**
 * Publishes whom alone the office means to ask, and why, before anything is asked. Where only one supplier is said to exist the notice stands
 * for the days of the law, and anybody may object to it.
 */
export async function announceNotice(ctx: Ctx, i: { tenderId: string; despite?: string | undefined }): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    {
      action: 'tenders.announce',
      id: i.tenderId,
      verb: 'announce',
      facts: async (inside, t) => ({ ...(await publishFacts(inside, t)), despite: i.despite ?? null }),
    },
    async ({ inside, now, entry, set }) => {
      const closed = (await whyNotInUse(inside, now.purchaserId, 'publish-tender')) ?? (await whyNotInUse(inside, now.named[0]!, 'award'))
      if (closed) return closed
      const moved = await baseMoved(inside, now.priceIndex)
      if (moved) return moved
      const until = noticeMustStand(now.ground) ? await noticeEnds(inside, now) : inside.today
      if (isRefusal(until)) return until
      entry.facts = { until: until.toString(), provider: now.named[0]! }
      return await set({ despite: i.despite ?? null, announced_on: ctx.today, issued_on: ctx.today, notice_until_on: until })
    },
  )
}
