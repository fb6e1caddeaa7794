import { codecs, type Ctx, type Db, movesOf } from '#platform'
import type { BatchState } from '../rules/batch-process.ts'
import type { BatchTransfer, StoredBatch } from '../rules/stored-batch.ts'
import { type PaymentTables, type Row, tables } from './tables.ts'

const batchRow = codecs<PaymentTables>()('payment_batches')
const transferRow = codecs<PaymentTables>()('batch_transfers')

export async function findBatch(ctx: Ctx, id: string, db: Db = ctx.db): Promise<StoredBatch | undefined> {
  const row = await tables(db)
    .selectFrom('payment_batches')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && batchRow.read(row)
}

/** The batches that wait for the bank, and of the others the newest. */
export async function findBatches(ctx: Ctx, most: number): Promise<StoredBatch[]> {
  const rows = await tables(ctx.db)
    .selectFrom('payment_batches')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy((e) => e.case().when('state', '=', 'made').then(0).else(1).end())
    .orderBy('made_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((r) => batchRow.read(r))
}

/** Transfers of some batches, of some claims, or by the numbers that a bank gives back. */
export async function transfersOf(
  ctx: Ctx,
  of:
    | { batchIds: readonly string[] }
    | { claimIds: readonly string[] }
    | { endToEndIds: readonly string[] }
    | { messageIds: readonly string[] },
  db: Db = ctx.db,
): Promise<BatchTransfer[]> {
  const wanted = Object.values(of)[0] as readonly string[]
  if (wanted.length === 0) return []
  let q = tables(db).selectFrom('batch_transfers').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if ('batchIds' in of) q = q.where('batch_id', 'in', [...of.batchIds])
  if ('claimIds' in of) q = q.where('claim_id', 'in', [...of.claimIds])
  if ('endToEndIds' in of) q = q.where('end_to_end_id', 'in', [...of.endToEndIds])
  if ('messageIds' in of)
    q = q.where('batch_id', 'in', (e) =>
      e
        .selectFrom('payment_batches')
        .select('id')
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('message_id', 'in', [...of.messageIds]),
    )
  return (await q.orderBy('batch_id').orderBy('end_to_end_id').execute()).map((r) => transferRow.read(r))
}

export async function insertBatch(
  ctx: Ctx,
  tx: Db,
  b: Omit<StoredBatch, 'state' | 'withdrawnWhy' | 'version'>,
  transfers: readonly Omit<BatchTransfer, 'live' | 'answer' | 'answeredOn' | 'bankSays' | 'paymentId'>[],
): Promise<void> {
  await tables(tx)
    .insertInto('payment_batches')
    .values({ ...batchRow.write(b), jurisdiction: ctx.jurisdiction, state: 'made' })
    .execute()
  await tables(tx)
    .insertInto('batch_transfers')
    .values(transfers.map((t) => ({ ...transferRow.write(t), jurisdiction: ctx.jurisdiction, live: true })))
    .execute()
}

export type BatchColumns = Partial<Pick<Row<'payment_batches'>, 'withdrawn_why'>>

/** Changes a batch if it still is as it was seen; false when somebody was faster. */
export const moveBatch = movesOf<BatchState, BatchColumns>('payment_batches')

/** What was withdrawn is in no batch any more. */
export async function letGo(ctx: Ctx, tx: Db, batchId: string): Promise<void> {
  await tables(tx)
    .updateTable('batch_transfers')
    .set({ live: false })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('batch_id', '=', batchId)
    .where('live', '=', true)
    .execute()
}

/** What the bank said of a transfer. */
export async function answerTransfer(
  ctx: Ctx,
  tx: Db,
  t: Pick<BatchTransfer, 'batchId' | 'endToEndId'>,
  said: Pick<Row<'batch_transfers'>, 'answer' | 'answered_on' | 'bank_says' | 'payment_id'>,
): Promise<void> {
  await tables(tx)
    .updateTable('batch_transfers')
    .set({ ...said, live: false })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('batch_id', '=', t.batchId)
    .where('end_to_end_id', '=', t.endToEndId)
    .execute()
}

/** The batches somebody made, as they are told whose data they are. */
export const batchesBy = (ctx: Ctx, userId: string) =>
  tables(ctx.db)
    .selectFrom('payment_batches')
    .select(['id', 'message_id', 'made_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('made_by', '=', userId)
    .orderBy('made_at')
    .execute()
