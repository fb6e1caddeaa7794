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
