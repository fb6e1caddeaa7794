import { isRefusal, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal } from '#platform'
import { campaign, mayNotRun } from './campaigns.ts'
import { readSlips, type Slips } from './slips.ts'
import { anyAnswer } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * The codes once more, for printing, until the first answer has come: whoever could print them later could see which of them are
 * spent. Recorded each time.
 */
export async function slipsOf(ctx: Ctx, campaignId: string): Promise<Slips | Refusal> {
  const c = await campaign(ctx, campaignId)
  if (!c) return refuse('not-there')
  const no = mayNotRun(ctx.asker, c)
  const subject = { kind: 'campaign' as const, id: campaignId }
  if (no) return await recordRefusal(ctx, 'needs.print-slips', no, { subject })
  const slips = await readSlips(ctx, campaignId)
  if (!slips) return refuse('no-slips')
  const withCodes = slips.codes.some((s) => s.codes.length > 0)
  const printed = await change(ctx, { action: 'needs.print-slips', subject }, async (tx) =>
    withCodes && (await anyAnswer(ctx, campaignId, tx)) ? refuse('slips-answered') : null,
  )
  return isRefusal(printed) ? printed : slips
}
