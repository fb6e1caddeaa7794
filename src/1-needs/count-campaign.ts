import { isRefusal, plusDays, type Refusal } from '#kernel'
import { change, type Ctx, type Db } from '#platform'
import { paperDays, purchaseOf } from './campaigns.ts'
import { forgetKey, keyOf } from './key-of.ts'
import { mix } from './mix-waiting.ts'
import {
  deleteAnswerKey,
  deleteUnsentDrafts,
  destroySlips,
  keepCountedCensus,
  markCounted,
  spendAllCodes,
  uncountedBefore,
} from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Counts a survey, once: what still waits is mixed in, the key and the slips are destroyed, and which codes were used is no longer
 * to be told from which were not. From now on nothing comes in, and there are results: against the census of this day, whatever it says
 * later.
 */
export async function countCampaign(ctx: Ctx, tx: Db, campaignId: string): Promise<{ id: string } | Refusal> {
  // The key is opened before it is deleted; deleting it waits for answers that are on their way.
  const key = await keyOf(ctx, campaignId, tx)
  if (!(await markCounted(ctx, tx, campaignId))) return refuse('already-closed')
  await keepCountedCensus(ctx, tx, [campaignId])
  await deleteAnswerKey(ctx, tx, campaignId)
  await mix(ctx, tx, campaignId, { all: true, key })
  forgetKey(ctx, campaignId)
  await spendAllCodes(ctx, tx, campaignId)
  await destroySlips(ctx, tx, campaignId)
  await deleteUnsentDrafts(ctx, tx, campaignId)
  return { id: campaignId }
}

/** The surveys for which no paper can be entered any more and that are not counted. */
export const surveysToCount = (ctx: Ctx): Promise<string[]> => uncountedBefore(ctx, plusDays(ctx.today, -paperDays))

/** Counts a survey that is over. @throws CannotUnseal when an answer does not open: nothing is counted then */
export async function countDue(ctx: Ctx, id: string): Promise<boolean> {
  const counted = await change(
    ctx,
    { action: 'needs.count-answers', subject: { kind: 'campaign', id }, ...(await purchaseOf(ctx, id)) },
    (tx) => countCampaign(ctx, tx, id),
  )
  return !isRefusal(counted)
}
