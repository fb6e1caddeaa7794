import type { Ctx } from '#platform'
import { type Check, countDraw, type Draw, type DrawCounts } from './rules/draw.ts'
import { readChecks, readDraws } from './store/index.ts'

/** Every draw of a period, the last first, with what was found. */
export const drawsOf = async (ctx: Ctx, acceptanceId: string): Promise<{ draws: Draw[]; checks: Check[] }> => ({
  draws: await readDraws(ctx, [acceptanceId]),
  checks: await readChecks(ctx, [acceptanceId]),
})

/** The last draw of some periods as counts, by period. One that was handed in before records were drawn is left out. */
export async function drawCounts(
  ctx: Pick<Ctx, 'jurisdiction' | 'db'>,
  acceptanceIds: readonly string[],
): Promise<Map<string, DrawCounts>> {
  const [draws, checks] = [await readDraws(ctx, acceptanceIds), await readChecks(ctx, acceptanceIds)]
  const found = new Map<string, DrawCounts>()
  for (const d of draws) if (!found.has(d.acceptanceId)) found.set(d.acceptanceId, countDraw(d, checks))
  return found
}
