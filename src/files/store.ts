import type { Moment } from '#kernel'
import type { Ctx, Db, FileType, TablesOf } from '#platform'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'

type FileState = 'kept' | 'removed' | 'erased'
type FileTables = TablesOf<'files', { files: { state: FileState; type: FileType } }>
export type FileRow = Selectable<FileTables['files']>
const tables = (db: Db) => db.withTables<FileTables>()

type Of = { kind: string; id: string }

/** The files of a record, the first first; also those that were taken away, of which the row stays. */
export const rowsOf = async (ctx: Ctx, of: Of, db: Db = ctx.db): Promise<FileRow[]> =>
  await tables(db)
    .selectFrom('files')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('record_kind', '=', of.kind)
    .where('record_id', '=', of.id)
    .orderBy('id')
    .execute()

/** The files of several records of one kind that were not taken away. */
export const keptRows = async (ctx: Ctx, kind: string, ids: readonly string[]): Promise<FileRow[]> =>
  ids.length === 0
    ? []
    : await tables(ctx.db)
        .selectFrom('files')
        .selectAll()
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('record_kind', '=', kind)
        .where(sql<boolean>`record_id = any(${[...ids]})`)
        .where('state', '=', 'kept')
        .orderBy('id')
        .execute()

/** The files of every record of one kind in a purchase that were not taken away. */
export const keptRowsOfPurchase = async (ctx: Ctx, kind: string, purchaseId: string): Promise<FileRow[]> =>
  await tables(ctx.db)
    .selectFrom('files')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('purchase_id', '=', purchaseId)
    .where('record_kind', '=', kind)
    .where('state', '=', 'kept')
    .orderBy('id')
    .execute()

export async function insertFiles(
  ctx: Ctx,
  tx: Db,
  rows: readonly Omit<FileRow, 'jurisdiction' | 'state' | 'ended_by' | 'ended_at' | 'gone_at'>[],
) {
  for (const row of rows)
    await tables(tx)
      .insertInto('files')
      .values({ ...row, jurisdiction: ctx.jurisdiction })
      .execute()
}

/** Two forms that add to one record come one after the other. */
export const holdRecord = async (ctx: Ctx, tx: Db, of: Of): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`files ${ctx.jurisdiction} ${of.kind} ${of.id}`}, 0))`.execute(tx))

/**
 * Nobody takes a content away while it is attached, nor the other way round. Several in one order, so that two forms do not wait for each other.
 */
export async function holdContents(ctx: Ctx, tx: Db, contents: readonly string[]): Promise<void> {
  for (const sha256 of [...new Set(contents)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`content ${ctx.jurisdiction} ${sha256}`}, 0))`.execute(tx)
}

export async function endFile(ctx: Ctx, tx: Db, id: string, state: Exclude<FileState, 'kept'>): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('files')
    .set({ state, ended_by: ctx.asker.userId, ended_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .where('state', '=', 'kept')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** What hung on records that are gone goes with them, whoever put it there. */
export async function endFilesOf(ctx: Ctx, tx: Db, kind: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tables(tx)
    .updateTable('files')
    .set({ state: 'erased', ended_by: ctx.asker.userId, ended_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('record_kind', '=', kind)
    .where('record_id', 'in', [...ids])
    .where('state', '=', 'kept')
    .execute()
}

/** How much an organisation has attached, in bytes. */
export async function bytesOf(ctx: Ctx, tx: Db, organisationId: string): Promise<number> {
  const { rows } = await sql<{ n: bigint | number | string }>`select coalesce(sum(bytes), 0)::bigint as n from files
    where jurisdiction = ${ctx.jurisdiction} and organisation_id = ${organisationId} and state = 'kept'`.execute(tx)
  return Number(rows[0]!.n)
}

/** Kept files whose name a data officer erased: what they hold goes with it. */
export const erasedByName = async (ctx: Ctx): Promise<FileRow[]> =>
  await tables(ctx.db)
    .selectFrom('files')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'kept')
    .where('name', 'like', '\ufff9erased %')
    .execute()

/** Kept files of one kind of record, or of all but one, that came before a moment. */
export const keptSince = async (ctx: Ctx, of: { is: string } | { not: string }, before: Moment): Promise<FileRow[]> =>
  await tables(ctx.db)
    .selectFrom('files')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'kept')
    .where('added_at', '<', before)
    .where('record_kind', 'is' in of ? '=' : '<>', 'is' in of ? of.is : of.not)
    .execute()

/** Files that were taken away and whose bytes are still there. */
export const going = async (ctx: Ctx): Promise<FileRow[]> =>
  await tables(ctx.db)
    .selectFrom('files')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '<>', 'kept')
    .where('gone_at', 'is', null)
    .limit(200)
    .execute()

export const markGone = async (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  void (await tables(ctx.db)
    .updateTable('files')
    .set({ gone_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', 'in', [...ids])
    .execute())

/** Which of these contents some record still has. */
export async function stillKept(ctx: Ctx, contents: readonly string[]): Promise<Set<string>> {
  if (contents.length === 0) return new Set()
  const rows = await tables(ctx.db)
    .selectFrom('files')
    .select('sha256')
    .distinct()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'kept')
    .where('sha256', 'in', [...contents])
    .execute()
  return new Set(rows.map((r) => r.sha256))
}
