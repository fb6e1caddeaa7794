import { isRefusal, type Refusal } from '#kernel'
import { answerLines } from '#needs'
import { whyNotDo } from '#people'
import { beside, besideFile, counting, type Ctx, stale } from '#platform'
import { changeVote } from './change-vote.ts'
import { type Ballots, countVote, type VoteResult } from './rules/count-vote.ts'
import { type Vote, voteProcess } from './rules/vote.ts'
import { projectsOf, vote } from './store/index.ts'
import { refuse } from './words.ts'

/** From so many lines of a text on a vote is counted in a thread of its own. */
const large = 2000
const task = counting(besideFile('count-vote-task', import.meta.url))

/** What a closed vote is counted from: the projects that still stand, and its ballots in no order. */
export async function ballotsOf(ctx: Ctx, v: Vote): Promise<Ballots> {
  const projects = (await projectsOf(ctx, v)).filter((p) => p.number !== null && p.state !== 'withdrawn')
  const lines = (await answerLines(ctx, [v.campaignId!])).get(v.campaignId!) ?? []
  return { budget: v.budget, projects: projects.map((p) => ({ number: p.number!, cost: p.cost! })), lines }
}

/** Counts a closed vote, once. What it is counted from does not change any more, so anybody who counts it again gets the same. */
export async function countBallots(ctx: Ctx, id: string): Promise<{ id: string } | Refusal> {
  const v = await vote(ctx, id)
  if (!v) return refuse('not-there')
  const ballots = whyNotDo(ctx.asker, voteProcess, 'count', v) ? undefined : await ballotsOf(ctx, v)
  const result = ballots && (await counted(ballots))
  if (result && isRefusal(result)) return result
  return await changeVote(ctx, { id, verb: 'count' }, async ({ inside, entry, now, set }) => {
    // A project may have been withdrawn meanwhile.
    const standing = (await projectsOf(inside, now)).filter((p) => p.number !== null && p.state !== 'withdrawn').length
    if (!result || standing !== ballots.projects.length) return stale()
    entry.facts = { projects: standing, chosen: result.winners.length }
    return await set({ counted_on: ctx.today, result })
  })
}

async function counted(b: Ballots): Promise<VoteResult | Refusal> {
  return b.lines.length > 1 || (b.lines[0]?.split('\n').length ?? 0) > large ? await beside.do<Ballots, VoteResult>(task, b) : countVote(b)
}
