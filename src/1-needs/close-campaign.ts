import { isAfter, isBefore, plusDays, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { campaign, mayNotRun } from './campaigns.ts'
import { countCampaign } from './count-campaign.ts'
import { moveLastDay } from './store/index.ts'
import { refuse } from './words.ts'

/** Ends a survey now and counts it: nothing comes in any more, on no way, and its results are there. */
export async function closeCampaign(ctx: Ctx, campaignId: string): Promise<{ id: string } | Refusal> {
  const c = await campaign(ctx, campaignId)
  if (!c) return refuse('not-there')
  const no = mayNotRun(ctx.asker, c)
  const subject = { kind: 'campaign' as const, id: campaignId }
  if (no) return await recordRefusal(ctx, 'needs.close-campaign', no, { subject })
  return await change(ctx, { action: 'needs.close-campaign', subject, ...(c.purchaseId && { purchaseId: c.purchaseId }) }, async (tx) => {
    if (c.countedOn) return refuse('already-closed')
    const yesterday = plusDays(ctx.today, -1)
    const last = isAfter(c.opensOn, yesterday) ? c.opensOn : yesterday
    const closesOn = isBefore(c.closesOn, last) ? c.closesOn : last
    const moved = await moveLastDay(ctx, tx, { id: campaignId, version: ctx.version ?? c.version }, closesOn)
    return moved ? await countCampaign(ctx, tx, campaignId) : stale()
  })
}
