import { drawOrder, newSeed } from '#kernel'
import type { Ctx, Db } from '#platform'
import { drawSize } from './rules/draw.ts'
import { idsWithin, insertDraw, type PeriodOfRecords } from './store/index.ts'

/**
 * Draws the records of a hand-in that the purchaser is to check. The seed comes about here and not before: whoever hands in cannot know
 * which records will be looked at. Anybody repeats the draw with the seed and the list it was made from.
 */
export async function drawRecords(
  inside: Ctx,
  tx: Db,
  of: PeriodOfRecords & { acceptanceId: string; times: number },
): Promise<{ of: number; drawn: number }> {
  const pool = await idsWithin(inside, tx, of)
  const seed = newSeed()
  const drawn = drawOrder(pool, seed).slice(0, drawSize(pool.length))
  await insertDraw(inside, tx, { acceptanceId: of.acceptanceId, times: of.times, seed, pool, drawn })
  return { of: pool.length, drawn: drawn.length }
}
