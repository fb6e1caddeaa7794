import type { Ctx } from '#platform'
import { tables } from './tables.ts'

/** When somebody looked at names, and why they said they had to. At whose is not about them and is left out. */
export async function looksOf(ctx: Ctx, userId: string) {
  const db = tables(ctx.db)
  const [reasons, looks] = await Promise.all([
    db
      .selectFrom('client_reasons')
      .select(['id', 'reason', 'given_at', 'until_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('client_looks')
      .select(['looked_on', 'times', 'last_at'])
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('user_id', '=', userId)
      .orderBy('looked_on')
      .orderBy('last_at')
      .execute(),
  ])
  return { reasons, looks }
}
