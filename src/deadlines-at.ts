import { deadlinesAt as ofRounds } from '#evaluations'
import type { Moment } from '#kernel'
import { deadlinesAt as ofSurveys } from '#needs'
import type { Ctx } from '#platform'
import { deadlinesAt as ofTenders } from '#tenders'

/** The deadlines of all steps that a form sent to an address is held against; none where nothing about it is timed. */
export async function deadlinesAt(ctx: Ctx, path: string): Promise<readonly Moment[]> {
  const all = await Promise.all([ofSurveys, ofTenders, ofRounds].map((of) => of(ctx, path)))
  return all.flat()
}
