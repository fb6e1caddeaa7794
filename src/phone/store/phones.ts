import type { Moment } from '#kernel'
import { codecs, type Ctx, type Db, movesOf } from '#platform'
import { sql, type Updateable } from 'kysely'
import type { Phone, PhoneState } from '../rules/phone.ts'
import { type PhoneTables, type Row, tables } from './tables.ts'

const row = codecs<PhoneTables>()('phones')

export async function phoneRow(ctx: Ctx, id: string): Promise<Phone | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('phones')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && row.read(found)
}

/** Nothing is taken from a telephone while it is being reported lost, and nothing after. */
export const holdPhone = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tables(tx)
    .selectFrom('phones')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst())

/** Whether a telephone is in use, to be asked in the transaction in which something is taken from it. */
export const isInUse = async (ctx: Ctx, tx: Db, id: string): Promise<boolean> =>
  (await tables(tx)
    .selectFrom('phones')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .where('state', '=', 'in-use')
    .forShare()
    .executeTakeFirst()) !== undefined

/** Telephones of one person, or of everybody in an institution: those in use first, then the last first. */
export async function phonesOf(ctx: Ctx, of: { userId: string; organisationId?: string } | { organisationId: string }): Promise<Phone[]> {
  let q = tables(ctx.db).selectFrom('phones').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if ('userId' in of) q = q.where('user_id', '=', of.userId)
  if (of.organisationId) q = q.where('organisation_id', '=', of.organisationId)
  const found = await q.orderBy('state').orderBy('entered_at', 'desc').orderBy('id').limit(200).execute()
  return found.map((r) => row.read(r))
}

export const insertPhone = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row<'phones'>, 'id' | 'organisation_id' | 'user_id' | 'name' | 'token_hash' | 'locked_secret' | 'session_id'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('phones')
    .values({ ...i, jurisdiction: ctx.jurisdiction, entered_at: ctx.now, seen_at: ctx.now, ended_at: null, ended_by: null, wiped_at: null })
    .execute())

/** Notes that a telephone was heard of, in which session, and how much it still has. */
export const noteSeen = async (ctx: Ctx, i: { id: string; unsent: number; sessionId: string | null }): Promise<void> =>
  void (await tables(ctx.db)
    .updateTable('phones')
    .set({ seen_at: ctx.now, unsent: i.unsent, ...(i.sessionId && { session_id: i.sessionId }) })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', i.id)
    .execute())

/** A telephone that is lost says that it has nothing any more. */
export const noteWiped = async (ctx: Ctx, id: string): Promise<void> =>
  void (await tables(ctx.db)
    .updateTable('phones')
    .set({ wiped_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .where('wiped_at', 'is', null)
    .execute())

export type PhoneColumns = Updateable<Omit<PhoneTables['phones'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const movePhone = movesOf<PhoneState, PhoneColumns>('phones')

/** Forgets telephones of which nobody heard since a moment, with what is known of their entries. Gives how many. */
export async function forgetPhones(ctx: Ctx, tx: Db, before: Moment): Promise<number> {
  const { numAffectedRows } = await sql`delete from phones where jurisdiction = ${ctx.jurisdiction}
    and greatest(seen_at, coalesce(ended_at, seen_at)) < ${before}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
/** Whether there are any such. */
export const anyForgotten = async (ctx: Ctx, before: Moment): Promise<boolean> =>
  (
    await sql`select 1 from phones where jurisdiction = ${ctx.jurisdiction}
      and greatest(seen_at, coalesce(ended_at, seen_at)) < ${before} limit 1`.execute(ctx.db)
  ).rows.length > 0
