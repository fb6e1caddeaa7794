import type { Ctx } from '#platform'
import { waitingOfLines } from './store/index.ts'

/** How many cases wait for a place in each line: a number, and of nobody. Whoever tells it further rounds it first. */
export const waitingCases = (ctx: Ctx): Promise<{ contractId: string; lineId: string; n: number }[]> => waitingOfLines(ctx)
