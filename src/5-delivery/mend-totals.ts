import type { Ctx, Db } from '#platform'
import { recountTotal, wrongTotals } from './store/index.ts'

/** Holds every kept total against a count of the records, and counts anew what differs, unless it is only to be said. Gives what differed. */
export async function mendTotals(ctx: Ctx, tx: Db, o: { only?: 'look' } = {}): Promise<{ table: string; contractId: string }[]> {
  const wrong = await wrongTotals(ctx, tx)
  if (o.only === 'look') return wrong
  for (const w of wrong) await recountTotal(ctx, tx, w)
  return wrong
}
