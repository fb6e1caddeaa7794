import { countedSurveys, overallMean, rounds } from '#evaluations'
import { campaignResultsOf } from '#needs'
import type { Ctx } from '#platform'
import type { PublicResidents } from './rules/public-facts.ts'

/** How residents of a drawn sample rated a contract, round by round, once their survey was counted; nothing where too few answered. */
export async function publicResidents(ctx: Ctx, contractId: string): Promise<PublicResidents[]> {
  const held = await rounds(ctx, { contractIds: [contractId] })
  const surveys = await countedSurveys(
    ctx,
    held.map((r) => r.id),
  )
  const results = await campaignResultsOf(ctx, [...surveys.values()])
  return held.flatMap((r): PublicResidents[] => {
    const found = results.get(surveys.get(r.id) ?? '')
    const mean = found && overallMean(found.questions)
    return mean === undefined ? [] : [{ roundId: r.id, mean, n: found!.n }]
  })
}
