import { codecs, type Ctx, type Db } from '#platform'
import type { Draw, Seat } from '../rules/panel.ts'
import type { Tender } from '../rules/tender.ts'
import type { TenderState } from '../rules/tender-process.ts'
import { asJsonList, tables, type TenderTables } from './tables.ts'
import { tenders } from './tenders.ts'

const of = codecs<TenderTables>()
const seatRow = of('panel_seats', { except: ['tender_id', 'appointed_at'] })
const drawRow = of('panel_draws', { except: ['tender_id'] })

/** All seats of a panel, those who stepped back too. */
export async function seats(ctx: Ctx, tenderId: string): Promise<Seat[]> {
  return (await seatsByTender(ctx, [tenderId])).get(tenderId) ?? []
}

/** The same of several panels at once. A tender without a panel is left out. */
export async function seatsByTender(ctx: Ctx, tenderIds: readonly string[]): Promise<Map<string, Seat[]>> {
  if (tenderIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('panel_seats')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', 'in', [...tenderIds])
    .orderBy('appointed_at')
    .orderBy('user_id')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.tender_id as string)].map(([id, own]) => [id, own.map((r) => seatRow.read(r))]))
}

/** Tenders on whose panel somebody sits, the newest first. */
export async function panelsOf(ctx: Ctx, userId: string, states?: readonly TenderState[]): Promise<Tender[]> {
  const mine = await tables(ctx.db)
    .selectFrom('panel_seats')
    .select('tender_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', userId)
    .where('state', 'not in', ['recused', 'declined'])
    .execute()
  return await tenders(ctx, { ids: mine.map((m) => m.tender_id), states })
}

/** Everybody who sits on the panel of a tender in these states. */
export const seatedIn = async (ctx: Ctx, states: readonly TenderState[]): Promise<{ userId: string }[]> =>
  await tables(ctx.db)
    .selectFrom('panel_seats as s')
    .innerJoin('tenders as t', (on) => on.onRef('t.jurisdiction', '=', 's.jurisdiction').onRef('t.id', '=', 's.tender_id'))
    .select('s.user_id as userId')
    .distinct()
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('s.state', 'not in', ['recused', 'declined'])
    .where('t.state', 'in', [...states])
    .execute()

/** Seats people on a panel, who have nothing declared yet. */
export async function insertSeats(
  ctx: Ctx,
  tx: Db,
  tenderId: string,
  appointed: readonly Pick<Seat, 'userId' | 'name' | 'kind' | 'draw'>[],
): Promise<void> {
  await tables(tx)
    .insertInto('panel_seats')
    .values(
      appointed.map((s) => ({
        jurisdiction: ctx.jurisdiction,
        tender_id: tenderId,
        user_id: s.userId,
        kind: s.kind,
        name: s.name,
        state: 'appointed' as const,
        draw: s.draw,
        appointed_at: ctx.now,
        declared_at: null,
        tie: null,
        recused_reason: null,
        scored_at: null,
      })),
    )
    .execute()
}

/** Moves a seat on from the state it was read in; false when it has moved already. */
export async function moveSeat(
  ctx: Ctx,
  tx: Db,
  at: { tenderId: string; userId: string },
  from: Seat['state'],
  to: Partial<Pick<Seat, 'state' | 'declaredAt' | 'tie' | 'recusedReason' | 'scoredAt'>>,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('panel_seats')
    .set((e) => ({ ...seatRow.write(to), version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', at.tenderId)
    .where('user_id', '=', at.userId)
    .where('state', '=', from)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function draws(ctx: Ctx, tenderId: string): Promise<Draw[]> {
  const rows = await tables(ctx.db)
    .selectFrom('panel_draws')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', tenderId)
    .orderBy('number')
    .execute()
  return rows.map((r) => drawRow.read(r))
}

export async function insertDraw(ctx: Ctx, tx: Db, tenderId: string, d: Omit<Draw, 'drawnAt'>): Promise<void> {
  await tables(tx)
    .insertInto('panel_draws')
    .values({
      jurisdiction: ctx.jurisdiction,
      tender_id: tenderId,
      number: d.number,
      seed: d.seed,
      pool: [...d.pool],
      drawn: [...d.drawn],
      specialty_ids: [...d.specialtyIds],
      left_out: asJsonList(d.leftOut),
      drawn_at: ctx.now,
    })
    .execute()
}
