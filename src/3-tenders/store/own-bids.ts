import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { type Row, tables } from './tables.ts'

/** The columns a cover stands for; see cover.ts. */
export const coverColumns = ['id', 'cover', 'provider_id', 'submitted_by', 'received_at', 'revision', 'withdrawn_at'] as const

/** Whose bids: by the blind name in each tender while sealed, by the institution once they are open. */
export interface Owner {
  providerId: string | null
  blind: (tenderId: string) => string
}

/** Bids of an institution in several tenders. */
const owned = (ctx: Ctx, db: Db, tenderIds: readonly string[], owner: Owner) =>
  tables(db)
    .selectFrom('bids')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .where((e) => e.or([e('provider_id', '=', owner.providerId), e('bidder_blind', 'in', tenderIds.map(owner.blind))]))

/** The owner's bid in a tender, held for this transaction: two forms sent at once by one institution come one after the other. */
export async function holdOwnBid(ctx: Ctx, tx: Db, tenderId: string, owner: Owner) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${owner.blind(tenderId)}, 0))`.execute(tx)
  return await owned(ctx, tx, [tenderId], owner)
    .select([...coverColumns, 'state'])
    .forUpdate()
    .executeTakeFirst()
}

/** The cover of the owner's bid in a tender. */
export const ownCover = async (ctx: Ctx, tenderId: string, owner: Owner) =>
  await owned(ctx, ctx.db, [tenderId], owner).select(coverColumns).executeTakeFirst()

/** The owner's bids in several tenders: covers, states and fingerprints. */
export const ownBids = async (ctx: Ctx, tenderIds: readonly string[], owner: Owner) =>
  await owned(ctx, ctx.db, tenderIds, owner)
    .select([...coverColumns, 'tender_id', 'state', 'quality_hash', 'price_hash', 'file_hash', 'version'])
    .execute()

/** Which of these contents of the store of files are those of a bid. */
export async function sealedAmong(ctx: Ctx, contents: readonly string[]): Promise<Set<string>> {
  if (contents.length === 0) return new Set()
  const rows = await tables(ctx.db)
    .selectFrom('bids')
    .select('file_hash')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '<>', 'withdrawn')
    .where('file_hash', 'in', [...contents])
    .execute()
  return new Set(rows.map((r) => r.file_hash!))
}

/** The sealed files of all bids of all jurisdictions, as they lie in the store of files. @param db across jurisdictions */
export const everySealed = async (db: Db): Promise<{ jurisdiction: string; sha256: string }[]> =>
  (
    await tables(db)
      .selectFrom('bids')
      .select(['jurisdiction', 'file_hash'])
      .where('file_hash', 'is not', null)
      .where('file_sealed', 'is', null)
      .where('state', '<>', 'withdrawn')
      .orderBy('jurisdiction')
      .orderBy('file_hash')
      .execute()
  ).map((r) => ({ jurisdiction: r.jurisdiction, sha256: r.file_hash! }))

type Sealed = Pick<
  Row<'bids'>,
  | 'state'
  | 'provider_id'
  | 'submitted_by'
  | 'received_at'
  | 'revision'
  | 'withdrawn_at'
  | 'bidder_blind'
  | 'cover'
  | 'quality_sealed'
  | 'price_sealed'
  | 'file_sealed'
>
type Hashes = Pick<Row<'bids'>, 'quality_hash' | 'price_hash' | 'file_hash'>

/** Puts a sealed bid where another lies, or takes its parts away. */
export async function replaceBid(ctx: Ctx, tx: Db, id: string, row: Sealed & Partial<Hashes>): Promise<void> {
  await tables(tx).updateTable('bids').set(row).where('jurisdiction', '=', ctx.jurisdiction).where('id', '=', id).execute()
}

export async function insertBid(ctx: Ctx, tx: Db, row: Sealed & Hashes & { id: string; tender_id: string }): Promise<void> {
  await tables(tx)
    .insertInto('bids')
    .values({
      ...row,
      jurisdiction: ctx.jurisdiction,
      quality: null,
      price: null,
      total_minor: null,
      quality_score: null,
      price_score: null,
      total_score: null,
      rank: null,
      tie: null,
      reason: null,
      finding: null,
    })
    .execute()
}
