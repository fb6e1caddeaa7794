import { isRefusal, newSeed, type Refusal, titles } from '#kernel'
import { openBallots } from '#needs'
import { type Community, communities, nameOf } from '#people'
import type { Ctx } from '#platform'
import { ballotWords } from './ballot-words.ts'
import { changeVote } from './change-vote.ts'
import { nameOfNumber } from './rules/count-vote.ts'
import { numbered } from './rules/numbered.ts'
import type { VoteProject } from './rules/vote.ts'
import { projectsOf } from './store/index.ts'

/**
 * Opens a vote: its projects get their numbers by a lot whose seed is public from now on, and its households their codes. From here on no
 * project changes.
 */
export const openVote = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> =>
  changeVote(
    ctx,
    { id, verb: 'open', facts: async (inside, now) => ({ projects: await projectsOf(inside, now), today: ctx.today }) },
    async ({ tx, inside, now, entry, set }) => {
      const seed = newSeed()
      const onBallot = numbered(await projectsOf(inside, now), seed).filter((p) => p.number !== null)
      const places = await communities(inside, { ids: now.communityIds })
      const ballots = await openBallots(ctx, tx, {
        ...{ purchaseId: now.purchaseId, title: now.title, titleEn: now.titleEn, about: now.about, communityIds: now.communityIds },
        ...{ opensOn: now.opensOn, closesOn: now.closesOn, householdsPerCommunity: now.households, keyedTwice: now.keyedTwice },
        ...{ contactPhone: now.contactPhone, most: now.most, options: onBallot.map((p) => optionOf(p, places)) },
        label: ballotWords.both('question', titles(now)),
        hint: ballotWords.both('toSpend', now.budget),
      })
      if (isRefusal(ballots)) return ballots
      entry.facts = { projects: onBallot.length, seed }
      return await set({ seed, campaign_id: ballots.campaignId })
    },
  )

/** A project as it stands on the ballot: its number, what it costs, what it is and where. */
function optionOf(p: VoteProject, places: readonly Community[]) {
  const where = places.filter((c) => p.communityIds.includes(c.id)).map((c) => ({ zh: nameOf(c, 'zh'), en: nameOf(c, 'en') }))
  const shown = { number: p.number!, title: titles(p), cost: p.cost!, what: p.what, where }
  return { value: nameOfNumber(p.number!), label: ballotWords.both('project', shown), hint: ballotWords.both('about', shown) }
}
