import { codecs, type Ctx, type Db } from '#platform'
import type { IndicatorValue } from '../rules/value.ts'
import { type DeliveryTables, tables } from './tables.ts'

const valueRow = codecs<DeliveryTables>()('indicator_values', { except: ['organisation_id'] })

/** Every edition of every value of contracts, in the order they were entered for each time. */
export async function readValues(ctx: Pick<Ctx, 'jurisdiction' | 'db'>, contractIds: readonly string[]): Promise<IndicatorValue[]> {
  if (contractIds.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom('indicator_values')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...contractIds])
    .orderBy('contract_id')
    .orderBy('indicator_id')
    .orderBy('shown_for')
    .orderBy('edition')
    .execute()
  return rows.map((r) => valueRow.read(r))
}

/** Writes an edition in the name of whoever asks. False where that edition is there already. */
export async function insertValue(ctx: Ctx, tx: Db, v: IndicatorValue): Promise<boolean> {
  const made = await tables(tx)
    .insertInto('indicator_values')
    .values({ ...valueRow.write(v), jurisdiction: ctx.jurisdiction, organisation_id: ctx.asker.organisationId })
    .onConflict((o) => o.columns(['jurisdiction', 'contract_id', 'indicator_id', 'shown_for', 'edition']).doNothing())
    .returning('edition')
    .executeTakeFirst()
  return made !== undefined
}
