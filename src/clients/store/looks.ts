import type { Moment } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { type Row, tables } from './tables.ts'

export type LookRow = Row<'client_looks'>
export type ReasonRow = Row<'client_reasons'>

/** Who looked at a name, the last first. */
export const looksAt = async (ctx: Ctx, clientId: string): Promise<LookRow[]> =>
  await tables(ctx.db)
    .selectFrom('client_looks')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', clientId)
    .orderBy('looked_on', 'desc')
    .orderBy('last_at', 'desc')
    .execute()

/** Notes that somebody sees these names now: one row for each person looked at and day. One statement, before anything is shown. */
export async function noteLooks(ctx: Ctx, clientIds: readonly string[]): Promise<void> {
  if (clientIds.length === 0) return
  const seen = { user_id: ctx.asker.userId!, looked_on: ctx.today, times: 1, last_at: ctx.now }
  await tables(ctx.db)
    .insertInto('client_looks')
    .values(clientIds.map((id) => ({ ...seen, jurisdiction: ctx.jurisdiction, client_id: id })))
    .onConflict((c) =>
      c
        .columns(['jurisdiction', 'client_id', 'user_id', 'looked_on'])
        .doUpdateSet({ times: sql`client_looks.times + 1`, last_at: ctx.now }),
    )
    .execute()
}

/** Somebody who is not of the case says why they have to look. */
export const insertReason = async (ctx: Ctx, tx: Db, i: { id: string; clientId: string; reason: string; until: Moment }): Promise<void> =>
  void (await tables(tx)
    .insertInto('client_reasons')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: i.id,
      client_id: i.clientId,
      user_id: ctx.asker.userId!,
      reason: i.reason,
      given_at: ctx.now,
      until_at: i.until,
      read_by: null,
      read_at: null,
    })
    .execute())

export const reasonsFor = async (ctx: Ctx, clientId: string): Promise<ReasonRow[]> =>
  await tables(ctx.db)
    .selectFrom('client_reasons')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', clientId)
    .orderBy('given_at', 'desc')
    .execute()

/** Reasons nobody has read yet, of an institution. */
export const unreadReasons = async (ctx: Ctx, organisationId: string): Promise<(ReasonRow & { number: number })[]> =>
  await tables(ctx.db)
    .selectFrom('client_reasons as r')
    .innerJoin('clients as k', (on) => on.onRef('k.jurisdiction', '=', 'r.jurisdiction').onRef('k.id', '=', 'r.client_id'))
    .selectAll('r')
    .select('k.number')
    .where('r.jurisdiction', '=', ctx.jurisdiction)
    .where('k.organisation_id', '=', organisationId)
    .where('r.read_at', 'is', null)
    .orderBy('r.given_at')
    .execute()

/** @returns false where somebody read it before */
export async function markRead(ctx: Ctx, tx: Db, i: { clientId: string; id: string }): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('client_reasons')
    .set({ read_by: ctx.asker.userId!, read_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', i.clientId)
    .where('id', '=', i.id)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
