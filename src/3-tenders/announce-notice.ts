import { isRefusal, type Refusal } from '#kernel'
import { calendarOf, whyNotInUse } from '#people'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { baseMoved } from './index-announced.ts'
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

/** The last day of a notice that is published today; this day where the law sets no length. */
async function noticeEnds(ctx: Ctx, t: { method: Parameters<Ctx['law']['method']>[0]; lawDay: Temporal.PlainDate }) {
  const rows = ctx.law.tenders.timetable({ method: t.method, issuedOn: ctx.today, lawDay: t.lawDay, calendar: await calendarOf(ctx) })
  const ends = rows.find((r) => r.step === 'notice-ends')
  return ends?.earliestOn ?? ends?.unknown ?? ctx.today
}
