import type { Ctx } from '#platform'
import { deleteExpired, emptyExpired } from './store/index.ts'

/** What the clock does for names: what nobody took in its days, and codes that nobody used in theirs, are gone. Returns how many. */
export const takeDue = async (ctx: Ctx): Promise<number> => (await emptyExpired(ctx, ctx.db)) + (await deleteExpired(ctx, ctx.db))
