import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { campaign, mayNotRun, stateOf } from './campaigns.ts'
import { readSlips } from './slips.ts'
import { refuse } from './words.ts'

/** The open link, for posters, as long as the survey takes answers: it is no secret and belongs to nobody. */
export async function openLinkOf(ctx: Ctx, campaignId: string): Promise<string | Refusal> {
  const c = await campaign(ctx, campaignId)
  if (!c) return refuse('not-there')
  const no = mayNotRun(ctx.asker, c)
  if (no) return no
  const slips = c.openLink && stateOf(c, ctx.today) !== 'closed' ? await readSlips(ctx, campaignId) : undefined
  return slips?.openToken ?? refuse('no-open-link')
}
