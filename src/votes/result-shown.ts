import { smallest } from '#needs'
import { communities } from '#people'
import type { Ctx } from '#platform'
import type { ResultShown } from './pages/result.tsx'
import { shownCommunities } from './rules/shown-communities.ts'
import type { Vote, VoteProject } from './rules/vote.ts'

/** A counted vote as it may be told to anybody; undefined before it is counted. */
export async function resultShown(ctx: Ctx, v: Vote, projects: readonly VoteProject[]): Promise<ResultShown | undefined> {
  if (!v.result) return undefined
  return {
    ...{ lang: ctx.lang, vote: v, result: v.result, projects },
    tells: v.result.voters >= smallest,
    communities: shownCommunities(v.result, smallest),
    places: await communities(ctx, { ids: v.communityIds }),
  }
}
