import type { Refusal } from '#kernel'
import { isToCome } from '#law'
import { calendarOf, mayNot } from '#people'
import type { Ctx } from '#platform'
import type { Acceptance, ResidentsOpinion } from './rules/acceptance.ts'
import { type AcceptancesAsked, readAcceptances, readOpinions } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * Periods that were handed in, with their lines, as other steps read them: nobody's permission is asked here. A last day counted in a year
 * whose days off nobody entered yet may still move: until they are entered nobody let it pass.
 */
export async function acceptances(ctx: Ctx, asked: AcceptancesAsked): Promise<Acceptance[]> {
  const found = await readAcceptances(ctx, asked)
  if (!found.some((a) => a.stalled)) return found
  const calendar = await calendarOf(ctx)
  return found.map((a) => (a.stalled && isToCome(a.dueOn.year, calendar) ? { ...a, stalled: false, mayMove: true as const } : a))
}
/** One of them, or undefined. */
export const acceptance = async (ctx: Ctx, id: string): Promise<Acceptance | undefined> => (await acceptances(ctx, { ids: [id] }))[0]
/** What residents said of a period, as counts. */
export const opinionsOf = (ctx: Ctx, acceptanceId: string): Promise<ResidentsOpinion[]> => readOpinions(ctx, acceptanceId)

/** A period this person may see. One of others is answered as if it were not there. */
export async function visibleAcceptance(ctx: Ctx, id: string): Promise<Acceptance | Refusal> {
  const found = await acceptance(ctx, id)
  if (!found) return refuse('no-acceptance')
  const no = mayNot(ctx.asker, 'delivery.read', found)
  // Whoever enters residents' opinions sees the period they are about.
  if (!no || !mayNot(ctx.asker, 'delivery.opinion', found)) return found
  return no.status === 401 ? no : refuse('no-acceptance')
}
