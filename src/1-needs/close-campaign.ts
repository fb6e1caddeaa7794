import { isAfter, isBefore, plusDays, type Refusal } from '#kernel'
import { change, type Ctx, type Db, recordRefusal, stale } from '#platform'
import { type Campaign, campaign, mayNotRun } from './campaigns.ts'
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
    if (c.purpose === 'vote') return refuse('vote-ends-there')
    return await endNow(ctx, tx, c)
  })
}

/** The same inside a change that is open already, as when a vote is closed. */
export async function endNow(ctx: Ctx, tx: Db, c: Campaign): Promise<{ id: string } | Refusal> {
  if (c.countedOn) return refuse('already-closed')
  const yesterday = plusDays(ctx.today, -1)
  const last = isAfter(c.opensOn, yesterday) ? c.opensOn : yesterday
  const closesOn = isBefore(c.closesOn, last) ? c.closesOn : last
  const moved = await moveLastDay(ctx, tx, { id: c.id, version: c.purpose === 'vote' ? c.version : (ctx.version ?? c.version) }, closesOn)
  return moved ? await countCampaign(ctx, tx, c.id) : stale()
}
