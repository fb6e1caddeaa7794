import { type Moment, readReadableCode } from '#kernel'
import type { Ctx } from '#platform'
import { campaign, type Campaign, endOf, paperUntil } from './campaigns.ts'
import { codeHash, draftHash, linkHash, saltOf } from './code-hash.ts'
import { liveCampaign } from './store-answer.ts'
import { campaignOfCode, campaignOfLink, keptDraft } from './store/index.ts'

/** The deadlines an answer sent to an address is held against: the end of its survey; for paper, that of keying it. */
export async function deadlinesAt(ctx: Ctx, path: string): Promise<readonly Moment[]> {
  const [, paper] = /^\/surveys\/([^/]+)\/paper(?:\/|$)/.exec(path) ?? []
  const c = await (paper ? campaign(ctx, paper) : answered(ctx, path))
  return c ? [endOf(paper ? paperUntil(c) : c.closesOn, ctx.zone)] : []
}

/** The survey that is answered at an address: by program, from a draft, by an open link, with the code of a slip. */
async function answered(ctx: Ctx, path: string): Promise<Campaign | undefined> {
  const [, survey] = /^\/api\/surveys\/([^/]+)\/answers$/.exec(path) ?? []
  if (survey) return await liveCampaign(ctx, survey)
  const [, token] = /^\/o\/([^/]{1,60})$/.exec(path) ?? []
  if (token) return await campaignOfLink(ctx, linkHash(await saltOf(ctx), token))
  const [, draft, slip] = /^\/s\/(?:a\/([^/]+)\/[^/]+|([^/]+))$/.exec(path) ?? []
  const code = readReadableCode(draft ?? slip ?? '')
  if (!code) return undefined
  if (slip) return (await campaignOfCode(ctx, codeHash(await saltOf(ctx), code)))?.campaign
  const kept = await keptDraft(ctx, draftHash(await saltOf(ctx), code))
  return kept && (await campaign(ctx, kept.campaign_id))
}
