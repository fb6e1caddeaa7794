import type { Ctx, Db } from '#platform'
import { type Row, tables } from './tables.ts'

type NoteRow = Row<'client_notes'>

export const insertNote = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<NoteRow, 'id' | 'client_id' | 'about' | 'kind'> & { sealed: string },
): Promise<void> =>
  void (await tables(tx)
    .insertInto('client_notes')
    .values({ ...i, jurisdiction: ctx.jurisdiction, written_by: ctx.asker.userId!, written_at: ctx.now })
    .execute())

/** What was written about somebody, in the order in which it was. */
export const notesAbout = async (ctx: Ctx, clientId: string): Promise<NoteRow[]> =>
  await tables(ctx.db)
    .selectFrom('client_notes')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', clientId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()

/** What was written of one kind about everybody whom an institution serves, in the order in which it was. */
export const notesOfKind = async (ctx: Ctx, of: { organisationId: string; kind: string }): Promise<NoteRow[]> =>
  await tables(ctx.db)
    .selectFrom('client_notes as n')
    .innerJoin('clients as c', (on) => on.onRef('c.jurisdiction', '=', 'n.jurisdiction').onRef('c.id', '=', 'n.client_id'))
    .selectAll('n')
    .where('n.jurisdiction', '=', ctx.jurisdiction)
    .where('n.kind', '=', of.kind)
    .where('c.organisation_id', '=', of.organisationId)
    .orderBy('n.written_at')
    .orderBy('n.id')
    .execute()

/** What was written about one thing of somebody is gone with it. */
export const deleteNotes = async (ctx: Ctx, tx: Db, i: { clientId: string; about: string }): Promise<void> =>
  void (await tables(tx)
    .deleteFrom('client_notes')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', i.clientId)
    .where('about', '=', i.about)
    .execute())

/** That something was written, when and by whom stays; what it said is gone. */
export const emptyNotes = async (ctx: Ctx, tx: Db, clientId: string): Promise<void> =>
  void (await tables(tx)
    .updateTable('client_notes')
    .set({ sealed: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', clientId)
    .execute())

/** The notes of one kind about somebody. */
export const noteIdsOf = async (ctx: Ctx, db: Db, of: { clientId: string; kind: string }): Promise<string[]> =>
  (
    await tables(db)
      .selectFrom('client_notes')
      .select('id')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('client_id', '=', of.clientId)
      .where('kind', '=', of.kind)
      .execute()
  ).map((r) => r.id)
