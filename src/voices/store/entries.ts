import { codecs, type Ctx, type Db } from '#platform'
import type { Insertable } from 'kysely'
import type { Entry } from '../rules/entry.ts'
import { tables, type VoiceTables } from './tables.ts'

const row = codecs<VoiceTables>()('directory_entries')

/** What institutions say of lines of these contracts. */
export const entriesOf = async (ctx: Ctx, contractIds: readonly string[], db: Db = ctx.db): Promise<Entry[]> =>
  (
    await tables(db)
      .selectFrom('directory_entries')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('contract_id', 'in', [...contractIds, ''])
      .execute()
  ).map((r) => row.read(r))

export const entryOf = async (ctx: Ctx, of: { contractId: string; lineId: string }, db: Db = ctx.db): Promise<Entry | undefined> =>
  (await entriesOf(ctx, [of.contractId], db)).find((e) => e.lineId === of.lineId)

type Kept = Omit<Insertable<VoiceTables['directory_entries']>, 'jurisdiction' | 'version'>

/** Keeps what is said now over what stood at a version; 0 where nothing did. @returns false where somebody was faster */
export async function keepEntryRow(ctx: Ctx, tx: Db, i: Kept, version: number): Promise<boolean> {
  const { contract_id: contractId, line_id: lineId, ...said } = i
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tables(tx)
      .insertInto('directory_entries')
      .values({ ...i, jurisdiction: ctx.jurisdiction })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await tables(tx)
    .updateTable('directory_entries')
    .set({ ...said, version: version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('line_id', '=', lineId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
