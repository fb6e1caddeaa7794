import { waitingCases } from '#casework'
import type { Ctx } from '#platform'

/** Fewer who wait than this are not told, and more only by tens: one more or less would tell of somebody. */
const step = 10

/** How many wait for a place in each line, told by tens; lines where fewer wait are left out. */
export async function waitingByLine(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const told = (await waitingCases(ctx)).map((w) => [`${w.contractId}/${w.lineId}`, Math.floor(w.n / step) * step] as const)
  return new Map(told.filter(([, n]) => n > 0))
}
