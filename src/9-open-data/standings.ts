import type { Ctx, Standing } from '#platform'
import { publicRows } from './public-index.ts'
import { stageWords } from './words.ts'

/** Which purchases the public can see, and how far. One that is not public yet is left out. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await publicRows(ctx, purchaseIds)
  return new Map(
    rows.map((r): [string, Standing] => [
      r.id,
      { state: r.stage === 'delivered' ? 'done' : 'now', note: stageWords[r.stage][ctx.lang], href: `/open/purchases/${r.id}` },
    ]),
  )
}
