import type { Ctx } from '#platform'
import { isComplete, type Seat, seatOf, seatsNeeded, sitting } from './panel.ts'
import type { OpenedBid, Tender } from './rules/tender.ts'
import { bidRows, openedFrom, type Row, tables } from './store.ts'

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
  const opened = await tables(ctx.db)
    .selectFrom('tenders')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', tenderId)
    .where('opened_at', 'is not', null)
    .executeTakeFirst()
  if (!opened) return []
  return (await bidRows(ctx, tenderId)).filter((b) => b.quality !== null).map(openedFrom)
}
