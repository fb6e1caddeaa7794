import type { Ctx } from '#platform'
import { bidRows } from './store/index.ts'

/** The offers of the suppliers that are still in the talks. */
export const stillIn = async (ctx: Ctx, tenderId: string) => (await bidRows(ctx, tenderId)).filter((b) => b.state === 'opened')
