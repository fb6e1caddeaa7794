import { codecs, type Ctx, type Db } from '#platform'
import type { Recovery } from '../rules/recovery.ts'
import { type PaymentTables, tables } from './tables.ts'

const recoveryRow = codecs<PaymentTables>()('payment_recoveries', { except: ['entered_at', 'entered_by'] })

/** What came back from wrong payees, by the corrections that said so. */
export async function findRecoveries(ctx: Ctx, correctionIds: readonly string[], db: Db = ctx.db): Promise<Recovery[]> {
  if (correctionIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('payment_recoveries')
    .select(recoveryRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('correction_id', 'in', [...correctionIds])
    .orderBy('came_on')
    .orderBy('reference')
    .execute()
  return rows.map((r) => recoveryRow.read(r))
}

export async function insertRecovery(ctx: Ctx, tx: Db, r: Recovery): Promise<void> {
  await tables(tx)
    .insertInto('payment_recoveries')
    .values({ ...recoveryRow.write(r), jurisdiction: ctx.jurisdiction, entered_at: ctx.now, entered_by: ctx.asker.userId })
    .execute()
}
