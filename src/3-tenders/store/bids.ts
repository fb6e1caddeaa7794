import { fractionOf, minor } from '#kernel'
import type { Ctx, Db } from '#platform'
import { priceFromJson } from '../rules/line-json.ts'
import type { OpenedBid } from '../rules/tender.ts'
import { coverColumns } from './own-bids.ts'
import { type Row, tables } from './tables.ts'

/** All bids of a tender that were not withdrawn, as rows. Only the opening and the scoring may ask. */
export const bidRows = async (ctx: Ctx, tenderId: string): Promise<Row<'bids'>[]> =>
  await tables(ctx.db)
    .selectFrom('bids')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .where('state', '<>', 'withdrawn')
    .orderBy('received_at')
    .orderBy('id')
    .execute()

/** Every bid of a tender, withdrawn or not, as the opening holds it against the log; without its megabytes. */
export const sealedRows = async (ctx: Ctx, tenderId: string) =>
  await tables(ctx.db)
    .selectFrom('bids')
    .select([...coverColumns, 'state', 'bidder_blind', 'quality_hash', 'price_hash', 'file_hash'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()

/** What of an opened bid is shown. The sealed parts, megabytes with a file, stay where they are. */
const openedColumns = [
  'b.id',
  'b.provider_id',
  'b.received_at',
  'b.state',
  'b.quality',
  'b.price',
  'b.total_minor',
  'b.quality_score',
  'b.price_score',
  'b.total_score',
  'b.rank',
  'b.tie',
  'b.reason',
  'b.finding',
] as const
type OpenedColumn = (typeof openedColumns)[number] extends `b.${infer C}` ? C : never

const openedFrom = (r: Pick<Row<'bids'>, OpenedColumn>): OpenedBid => ({
  bidId: r.id,
  providerId: r.provider_id!,
  receivedAt: r.received_at!,
  state: r.state as OpenedBid['state'],
  quality: r.quality!,
  price: r.price && priceFromJson(r.price),
  total: r.total_minor === null ? null : minor(r.total_minor),
  qualityScore: r.quality_score === null ? null : fractionOf(r.quality_score),
  priceScore: r.price_score === null ? null : fractionOf(r.price_score),
  totalScore: r.total_score === null ? null : fractionOf(r.total_score),
  rank: r.rank,
  tie: r.tie,
  finding: r.finding,
  reason: r.reason,
})

/** Bids after the opening, in the order they came; before it none, for everybody. */
export async function openedBids(ctx: Ctx, tenderId: string): Promise<OpenedBid[]> {
  return (await openedBidsByTender(ctx, [tenderId])).get(tenderId) ?? []
}

/** The same of several tenders at once. One not opened yet, or without a bid, is left out. */
export async function openedBidsByTender(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, OpenedBid[]>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('bids as b')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 'b.jurisdiction').onRef('t.id', '=', 'b.tender_id'))
    .select(openedColumns)
    .select('b.tender_id')
    .where('b.jurisdiction', '=', ctx.jurisdiction)
    .where('b.tender_id', 'in', [...tenderIds])
    .where('b.state', '<>', 'withdrawn')
    .where('b.quality', 'is not', null)
    .where('t.opened_at', 'is not', null)
    .orderBy('b.received_at')
    .orderBy('b.id')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.tender_id as string)].map(([id, own]) => [id, own.map(openedFrom)]))
}

/** What the opening and the scoring write of a bid, each time as a version of its own. */
type BidColumns = Partial<Omit<Row<'bids'>, 'jurisdiction' | 'id' | 'tender_id' | 'version'>>

export async function writeBid(ctx: Ctx, tx: Db, id: string, columns: BidColumns): Promise<void> {
  await tables(tx)
    .updateTable('bids')
    .set((e) => ({ ...columns, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .execute()
}

/** Rejects a bid that was set aside. False where it is not, or not any more. */
export async function rejectSetAside(ctx: Ctx, tx: Db, at: { tenderId: string; bidId: string }, reason: string): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('bids')
    .set((e) => ({ state: 'rejected', reason, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', at.tenderId)
    .where('id', '=', at.bidId)
    .where('state', '=', 'set-aside')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Bids set aside that wait for a person, by tender. */
export async function findingsOpen(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, number>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('bids')
    .select(['tender_id', (e) => e.fn.countAll<bigint>().as('n')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .where('state', '=', 'set-aside')
    .groupBy('tender_id')
    .execute()
  return new Map(rows.map((r) => [r.tender_id, Number(r.n)]))
}

/** The sealed file of a bid with its fingerprint, and the bid's state and opened part. */
export const sealedFile = async (ctx: Ctx, at: { tenderId: string; bidId: string }) =>
  await tables(ctx.db)
    .selectFrom('bids')
    .select(['state', 'file_sealed', 'file_hash', 'quality'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', at.tenderId)
    .where('id', '=', at.bidId)
    .executeTakeFirst()

/** The bid of an institution in a tender that was opened. */
export const openedBidOf = async (ctx: Ctx, tx: Db, tenderId: string, providerId: string | null): Promise<string | undefined> =>
  (
    await tables(tx)
      .selectFrom('bids')
      .select('id')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('tender_id', '=', tenderId)
      .where('provider_id', '=', providerId)
      .executeTakeFirst()
  )?.id
