import type { Ctx } from '#platform'
import { tables } from './store.ts'

/** Everything this step holds about whoever asks: the payments they entered. */
export const myData = async (ctx: Ctx, userId: string) =>
  await tables(ctx.db)
    .selectFrom('payments')
    .select(['claim_id', 'paid_on', 'reference', 'recorded_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('recorded_by', '=', userId)
    .orderBy('recorded_at')
    .execute()
