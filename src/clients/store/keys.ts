import type { Moment } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import type { Lock } from '../name-key.ts'
import { type Row, tables } from './tables.ts'

export type LockRow = Row<'name_key_locks'>

/** Whether the institution has a key of names, and since when. */
export const keyOf = async (ctx: Ctx, organisationId: string, db: Db = ctx.db): Promise<Row<'name_keys'> | undefined> =>
  await tables(db)
    .selectFrom('name_keys')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()

/** Two that begin, or hand the key on, come one after the other. */
export const holdKey = async (ctx: Ctx, tx: Db, organisationId: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`names ${ctx.jurisdiction} ${organisationId}`}, 0))`.execute(tx))

export const insertKey = async (ctx: Ctx, tx: Db, organisationId: string): Promise<void> =>
  void (await tables(tx)
    .insertInto('name_keys')
    .values({ jurisdiction: ctx.jurisdiction, organisation_id: organisationId, made_at: ctx.now, made_by: ctx.asker.userId! })
    .execute())

/** The next number of a client of the institution. */
export async function nextNumber(ctx: Ctx, tx: Db, organisationId: string): Promise<number> {
  const row = await tables(tx)
    .updateTable('name_keys')
    .set((e) => ({ last_number: e('last_number', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

export const locksOf = async (ctx: Ctx, organisationId: string, db: Db = ctx.db): Promise<LockRow[]> =>
  await tables(db)
    .selectFrom('name_key_locks')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', ctx.now)]))
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export async function insertLock(
  ctx: Ctx,
  tx: Db,
  i: Lock & Pick<LockRow, 'id' | 'kind' | 'user_id' | 'expires_at'> & { organisationId: string },
): Promise<void> {
  const { organisationId, ...lock } = i
  await tables(tx)
    .insertInto('name_key_locks')
    .values({ ...lock, jurisdiction: ctx.jurisdiction, organisation_id: organisationId, made_by: ctx.asker.userId!, made_at: ctx.now })
    .execute()
}

export async function deleteLocks(ctx: Ctx, tx: Db, of: { organisationId: string; id?: string; userId?: string }): Promise<number> {
  let q = tables(tx)
    .deleteFrom('name_key_locks')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', of.organisationId)
  if (of.id !== undefined) q = q.where('id', '=', of.id)
  if (of.userId !== undefined) q = q.where('user_id', '=', of.userId)
  return Number((await q.executeTakeFirst()).numDeletedRows)
}

/**
 * Counts a try at a lock before it is looked at, outside of any change: of many at once each finds its own number, and what is refused
 * later undoes none. After `free` tries one more is allowed once the last lies `before` that moment.
 * @returns false where it has to wait
 */
export async function countTry(ctx: Ctx, lockId: string, o: { free: number; before: Moment }): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx.db)
    .updateTable('name_key_locks')
    .set((e) => ({ tries: e('tries', '+', 1), tried_at: ctx.now }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', lockId)
    .where((e) => e.or([e('tries', '<', o.free), e('tried_at', '<=', o.before)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Takes away codes that open nothing any more. @returns how many there were */
export async function deleteExpired(ctx: Ctx, tx: Db): Promise<number> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('name_key_locks')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('expires_at', '<=', ctx.now)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export const forgetTries = async (ctx: Ctx, tx: Db, lockId: string): Promise<void> =>
  void (await tables(tx)
    .updateTable('name_key_locks')
    .set({ tries: 0, tried_at: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', lockId)
    .execute())

export const openFor = async (ctx: Ctx, sessionId: string, db: Db = ctx.db): Promise<Row<'open_names'> | undefined> =>
  await tables(db)
    .selectFrom('open_names')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()

export async function keepOpen(ctx: Ctx, tx: Db, i: { sessionId: string; organisationId: string; locked: string }): Promise<void> {
  const row = { organisation_id: i.organisationId, locked: i.locked, opened_at: ctx.now }
  await tables(tx)
    .insertInto('open_names')
    .values({ jurisdiction: ctx.jurisdiction, session_id: i.sessionId, ...row })
    .onConflict((c) => c.columns(['jurisdiction', 'session_id']).doUpdateSet(row))
    .execute()
}

/** Closes what is open: of one session, or of everything somebody has open at the institution. */
export async function closeOpen(ctx: Ctx, tx: Db, of: { sessionId: string } | { organisationId: string; userId: string }): Promise<void> {
  const q = tables(tx).deleteFrom('open_names').where('jurisdiction', '=', ctx.jurisdiction)
  if ('sessionId' in of) return void (await q.where('session_id', '=', of.sessionId).execute())
  await q
    .where('organisation_id', '=', of.organisationId)
    .where('session_id', 'in', sql<string>`(select id from sessions where jurisdiction = ${ctx.jurisdiction} and user_id = ${of.userId})`)
    .execute()
}
