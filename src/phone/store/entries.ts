import type { Ctx, Db } from '#platform'
import { type Row, tables } from './tables.ts'

export type TakenRow = Row<'phone_entries'>

/** What was taken of a telephone under some ids. */
export const takenOf = async (ctx: Ctx, of: { phoneId: string; ids: readonly string[] }): Promise<TakenRow[]> =>
  await tables(ctx.db)
    .selectFrom('phone_entries')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('phone_id', '=', of.phoneId)
    .where('id', 'in', [...of.ids, ''])
    .execute()

/** Which of some records came from a telephone. */
export const recordsFrom = async (ctx: Ctx, of: { phoneId: string; recordIds: readonly string[] }): Promise<Set<string>> =>
  new Set(
    (
      await tables(ctx.db)
        .selectFrom('phone_entries')
        .select('record_id')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('phone_id', '=', of.phoneId)
        .where('record_id', 'in', [...of.recordIds, ''])
        .execute()
    ).map((r) => r.record_id!),
  )

/** @returns false where it is there already */
export async function insertTaken(
  ctx: Ctx,
  tx: Db,
  i: Pick<TakenRow, 'phone_id' | 'id' | 'kind' | 'sent_mark' | 'record_id'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('phone_entries')
    .values({ ...i, jurisdiction: ctx.jurisdiction, stored_at: ctx.now })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
