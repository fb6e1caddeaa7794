import type { Ctx } from '#platform'
import { isComplete, type Seat, seatOf, seatsNeeded, sitting } from './panel.ts'
import type { OpenedBid, Tender } from './rules/tender.ts'
import { openedColumns, openedFrom, type Row, tables } from './store.ts'

/** True when every seat is taken and every member has handed in their scores. */
export const allScored = (ctx: Pick<Ctx, 'place'>, tender: Tender, all: readonly Seat[]): boolean =>
  isComplete(all, seatsNeeded(ctx, tender)) && sitting(all).every((s) => s.state === 'scored')

/** Individual scores as this person may see them: one's own always, those of others once all are in, for members only. */
export async function visibleScores(ctx: Ctx, tender: Tender, all: readonly Seat[]): Promise<Row<'panel_scores'>[]> {
  const mine = seatOf(all, ctx.asker.userId)
  const everybody = allScored(ctx, tender, all) && (mine !== undefined || ctx.asker.roles.includes('auditor'))
  if (!mine && !everybody) return []
  let q = tables(ctx.db)
    .selectFrom('panel_scores')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tender.id)
  if (!everybody) q = q.where('user_id', '=', ctx.asker.userId)
  return await q.execute()
}

export const consensusScores = async (ctx: Ctx, tenderId: string): Promise<Row<'consensus_scores'>[]> =>
  await tables(ctx.db)
    .selectFrom('consensus_scores')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()
export const objections = async (ctx: Ctx, tenderId: string): Promise<Row<'bid_objections'>[]> =>
  await tables(ctx.db)
    .selectFrom('bid_objections')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()
export const agreements = async (ctx: Ctx, tenderId: string): Promise<Row<'panel_agreements'>[]> =>
  await tables(ctx.db)
    .selectFrom('panel_agreements')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .execute()

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
