import type { Ctx, Db } from '#platform'
import { type Row, tables } from './tables.ts'

export type TransferRow = Row<'client_transfers'>

/** What was given along of somebody, the last first. */
export const transfersOf = async (ctx: Ctx, clientId: string): Promise<TransferRow[]> =>
  await tables(ctx.db)
    .selectFrom('client_transfers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', clientId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()

/** What waits for an institution now. */
export const transfersTo = async (ctx: Ctx, organisationId: string, db: Db = ctx.db): Promise<TransferRow[]> =>
  await tables(db)
    .selectFrom('client_transfers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('to_organisation_id', '=', organisationId)
    .where('locked', 'is not', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export const insertTransfer = async (
  ctx: Ctx,
  tx: Db,
  i: Omit<TransferRow, 'jurisdiction' | 'made_by' | 'made_at' | 'taken_at' | 'taken_by'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('client_transfers')
    .values({ ...i, jurisdiction: ctx.jurisdiction, made_by: ctx.asker.userId!, made_at: ctx.now, taken_at: null, taken_by: null })
    .execute())

/** What waits of somebody opens nothing any more: it was called back, or they are erased. @returns how many there were */
export async function emptyTransfers(ctx: Ctx, tx: Db, clientId: string): Promise<number> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('client_transfers')
    .set({ salt: null, locked: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', clientId)
    .where('locked', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** It is taken: nothing of it stays here. @returns false where somebody was there before, or it was called back */
export async function takeTransfer(ctx: Ctx, tx: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('client_transfers')
    .set({ salt: null, locked: null, taken_at: ctx.now, taken_by: ctx.asker.userId! })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .where('locked', 'is not', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** What nobody took in its days is gone. @returns how many there were */
export async function emptyExpired(ctx: Ctx, tx: Db): Promise<number> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('client_transfers')
    .set({ salt: null, locked: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('locked', 'is not', null)
    .where('expires_at', '<=', ctx.now)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
