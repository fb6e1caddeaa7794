import type { Db } from '#platform'
import { type Row, tables } from './tables.ts'

/** Questions whose asker a version before this one kept in clear, held for this transaction, in every jurisdiction. */
export const askersInClear = async (tx: Db) =>
  await tables(tx)
    .selectFrom('tender_questions')
    .select(['jurisdiction', 'id', 'tender_id', 'asked_by'])
    .where('asked_by', 'like', 'org\\_%')
    .forUpdate()
    .execute()

export async function setAsker(tx: Db, q: { jurisdiction: string; id: string }, blind: string): Promise<void> {
  await tables(tx)
    .updateTable('tender_questions')
    .set({ asked_by: blind })
    .where('jurisdiction', '=', q.jurisdiction)
    .where('id', '=', q.id)
    .execute()
}

/** Bids without a cover in tenders not opened yet, held for this transaction, in every jurisdiction. */
export const bidsInClear = async (tx: Db): Promise<Row<'bids'>[]> =>
  await tables(tx)
    .selectFrom('bids as b')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 'b.jurisdiction').onRef('t.id', '=', 'b.tender_id'))
    .selectAll('b')
    .where('t.state', '=', 'published')
    .where('b.provider_id', 'is not', null)
    .forUpdate('b')
    .execute()

type Covered = Pick<Row<'bids'>, 'provider_id' | 'submitted_by' | 'received_at' | 'revision' | 'withdrawn_at' | 'bidder_blind' | 'cover'>
export async function coverBid(tx: Db, b: { jurisdiction: string; id: string }, row: Covered): Promise<void> {
  await tables(tx).updateTable('bids').set(row).where('jurisdiction', '=', b.jurisdiction).where('id', '=', b.id).execute()
}
