import { codecs, type Ctx, type Db } from '#platform'
import type { TalkChange, TalkNote } from '../rules/talks.ts'
import { standingStill } from './complaints.ts'
import { type Row, tables, type TenderTables } from './tables.ts'
import type { Moment } from '#kernel'

const of = codecs<TenderTables>()
const noteRow = of('talk_notes', { except: ['tender_id', 'written_by'] })
const changeRow = of('talk_changes', { except: ['tender_id'] })

/** What was talked about, in its order. */
export async function talkNotes(ctx: Ctx, tenderId: string): Promise<TalkNote[]> {
  const rows = await tables(ctx.db)
    .selectFrom('talk_notes')
    .select(noteRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('number')
    .orderBy('written_at')
    .execute()
  return rows.map((r) => noteRow.read(r))
}

export async function insertTalkNote(ctx: Ctx, tx: Db, of: { tenderId: string; bidId: string; number: number; says: string }) {
  await tables(tx)
    .insertInto('talk_notes')
    .values({
      jurisdiction: ctx.jurisdiction,
      tender_id: of.tenderId,
      bid_id: of.bidId,
      number: of.number,
      says: of.says,
      written_by: ctx.asker.userId!,
      written_at: ctx.now,
    })
    .execute()
}

/** What changed in the requirements, the oldest first. */
export async function talkChanges(ctx: Ctx, tenderId: string): Promise<TalkChange[]> {
  const rows = await tables(ctx.db)
    .selectFrom('talk_changes')
    .select(changeRow.columns)
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('number')
    .execute()
  return rows.map((r) => changeRow.read(r))
}

export async function insertTalkChange(ctx: Ctx, tx: Db, tenderId: string, change: Omit<TalkChange, 'confirmedAt'>): Promise<void> {
  await tables(tx)
    .insertInto('talk_changes')
    .values({ ...changeRow.write({ ...change, confirmedAt: ctx.now }), jurisdiction: ctx.jurisdiction, tender_id: tenderId })
    .execute()
}

/** The last offers of a tender as they lie there. Only the opening may ask. */
export const lastOfferRows = async (ctx: Ctx, tenderId: string): Promise<Row<'last_offers'>[]> =>
  await tables(ctx.db)
    .selectFrom('last_offers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()

/** One last offer, held for this transaction where there is one. */
export const lastOfferOf = async (ctx: Ctx, tx: Db, bidId: string): Promise<Row<'last_offers'> | undefined> =>
  await tables(tx)
    .selectFrom('last_offers')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('bid_id', '=', bidId)
    .executeTakeFirst()

/** Puts a last offer where there is none, or in the place of the one before. */
export async function keepLastOffer(ctx: Ctx, tx: Db, row: Omit<Row<'last_offers'>, 'jurisdiction'>): Promise<void> {
  await tables(tx)
    .insertInto('last_offers')
    .values({ ...row, jurisdiction: ctx.jurisdiction })
    .onConflict((c) => c.columns(['jurisdiction', 'bid_id']).doUpdateSet(row))
    .execute()
}

/** Tenders whose deadline for last offers lies before a moment. */
export const toClose = async (ctx: Ctx, before: Moment) =>
  await tables(ctx.db)
    .selectFrom('tenders')
    .select(['id', 'purchase_id'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'last-offers')
    .where('deadline_at', '<', before)
    .where('id', 'not in', standingStill(ctx))
    .execute()
