import type { ErasureGround } from '#kernel'
import type { Ctx, Db, Place } from '#platform'
import type { Selectable } from 'kysely'
import { type PeopleTables, tables } from './store.ts'

export type Erasure = Selectable<PeopleTables['erasures']>

/** Keeps that a text was erased, never what it said. */
export async function keepErasure(
  ctx: Ctx,
  tx: Db,
  e: { id: string; place: Place; ground: ErasureGround; requestId: string | null; erasedOn?: Erasure['erased_on'] },
): Promise<void> {
  const { kind, ...place } = e.place
  await tables(tx)
    .insertInto('erasures')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: e.id,
      kind,
      place,
      ground: e.ground,
      erased_on: e.erasedOn ?? ctx.today,
      erased_by: ctx.asker.userId,
      request_id: e.requestId,
    })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** What was erased, the latest first. */
export const erasures = async (ctx: Ctx, limit = 100): Promise<Erasure[]> =>
  await tables(ctx.db)
    .selectFrom('erasures')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
