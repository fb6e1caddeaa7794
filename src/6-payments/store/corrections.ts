import { codecs, type Ctx, type Db, movesOf } from '#platform'
import type { Correction } from '../rules/correction.ts'
import type { CorrectionState } from '../rules/correction-process.ts'
import { type PaymentTables, type Row, tables } from './tables.ts'

const correctionRow = codecs<PaymentTables>()('payment_corrections')

/** Corrections of some claims, or those that wait, the oldest first. */
export async function findCorrections(
  ctx: Ctx,
  of:
    | { id: string }
    | { claimIds: readonly string[] }
    | { againstIds: readonly string[] }
    | { waiting: true; purchaserId?: string }
    | { wrongPayee: true; purchaserId?: string },
  db: Db = ctx.db,
): Promise<Correction[]> {
  if ('claimIds' in of && of.claimIds.length === 0) return []
  if ('againstIds' in of && of.againstIds.length === 0) return []
  let q = tables(db).selectFrom('payment_corrections').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if ('id' in of) q = q.where('id', '=', of.id)
  if ('claimIds' in of) q = q.where('claim_id', 'in', [...of.claimIds])
  if ('againstIds' in of) q = q.where('against_id', 'in', [...of.againstIds])
  if ('waiting' in of) {
    q = q.where('state', '=', 'waits')
    if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  }
  if ('wrongPayee' in of) {
    q = q.where('kind', '=', 'wrong-payee').where('state', '=', 'confirmed')
    if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  }
  return (await q.orderBy('id').execute()).map((r) => correctionRow.read(r))
}

export const findCorrection = async (ctx: Ctx, id: string, db: Db = ctx.db): Promise<Correction | undefined> =>
  (await findCorrections(ctx, { id }, db))[0]

/** Writes down what is said to be wrong; it waits for a second person. */
export async function insertCorrection(
  ctx: Ctx,
  tx: Db,
  c: Omit<Correction, 'state' | 'recordedAt' | 'recordedBy' | 'decidedAt' | 'decidedBy' | 'decidedWhy' | 'version'>,
): Promise<void> {
  await tables(tx)
    .insertInto('payment_corrections')
    .values({
      ...correctionRow.write(c),
      jurisdiction: ctx.jurisdiction,
      state: 'waits',
      recorded_at: ctx.now,
      recorded_by: ctx.asker.userId,
    })
    .execute()
}

export type CorrectionColumns = Partial<Pick<Row<'payment_corrections'>, 'decided_at' | 'decided_by' | 'decided_why'>>

/** Changes a correction if it still is as it was seen; false when somebody was faster. */
export const moveCorrection = movesOf<CorrectionState, CorrectionColumns>('payment_corrections')

/** What somebody recorded or decided on, as they are told whose data they are. */
export const correctionsBy = (ctx: Ctx, userId: string) =>
  tables(ctx.db)
    .selectFrom('payment_corrections')
    .select(['id', 'claim_id', 'kind', 'recorded_by', 'recorded_at', 'decided_by', 'decided_at'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where((e) => e.or([e('recorded_by', '=', userId), e('decided_by', '=', userId)]))
    .orderBy('id')
    .execute()
