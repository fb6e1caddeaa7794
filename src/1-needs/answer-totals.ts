import type { Ctx } from '#platform'
import { type Campaign, mayNotRun } from './campaigns.ts'
import { mixedBy } from './mix-waiting.ts'
import { campaignsWithAnswers, totalsByCommunity } from './store/index.ts'

export interface CommunityTotal {
  communityId: string
  /** Answers that came with a household code. */
  invited: number
  /** Those that came without; null before the survey is counted. */
  open: number | null
  /** Mean score of all answers that have one, 1 to 5; undefined when none has. */
  meanScore: number | undefined
  scored: number
}

/** While a survey is not counted its numbers are given down to the ten. */
const toTen = (n: number): number => Math.max(0, n - (n % mixedBy))

/**
 * Totals by community. Before a survey is counted they are numbers of answers alone, in steps of ten each and of those that are
 * mixed; no score, for the difference of two scores would be somebody's; and of those with a code alone, for whoever has the open link
 * can send so many that the next step is that of one other person. Afterwards they are exact.
 */
export async function answerTotals(ctx: Ctx, c: Pick<Campaign, 'id' | 'countedOn'>): Promise<CommunityTotal[]> {
  const rows = await totalsByCommunity(ctx, c.id)
  if (!c.countedOn)
    return rows
      .map((r) => ({ communityId: r.community_id, invited: toTen(r.invited), open: null, meanScore: undefined, scored: 0 }))
      .filter((r) => r.invited > 0)
  return rows.map((r) => ({
    communityId: r.community_id,
    invited: r.invited,
    open: r.open,
    meanScore: r.scored ? Number(r.milli) / r.scored / 1000 : undefined,
    scored: r.scored,
  }))
}

/**
 * How many answers each of several surveys has, by its id: exact once it is counted, before that those with a code, in steps of ten, and ten
 * fewer than have come, so that the last step is of ten as well. The progress of a drawn sample is told to nobody but the evaluator that runs it: it is left out.
 */
export async function answerCounts(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, number>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await campaignsWithAnswers(ctx, campaignIds)
  return new Map(
    rows.flatMap((r): [string, number][] => {
      if (r.counted_on) return [[r.id, r.all]]
      const run = { drawnBy: r.drawn_by, purpose: r.purpose, purchaserId: r.purchaser_id }
      return r.drawn_by && mayNotRun(ctx.asker, run) ? [] : [[r.id, toTen(r.coded + r.waiting - mixedBy)]]
    }),
  )
}
