import type { Ctx, Db } from '#platform'
import { tables } from './plans.ts'

/** Whether a plan has this number. */
export const isPlanNumber = async (ctx: Ctx, tx: Db, number: string): Promise<boolean> =>
  (await tables(tx)
    .selectFrom('plans')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('number', '=', number)
    .limit(1)
    .executeTakeFirst()) !== undefined
