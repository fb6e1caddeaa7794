import type { Refusal } from '#kernel'
import { type Ctx, type Db, forgetSent } from '#platform'
import { changeClient } from './change-client.ts'
import { nobodyAsked } from './hand-over-client.ts'
import { endNoteFiles } from './note-files.ts'
import { emptyNotes, emptyTransfers } from './store/index.ts'

/**
 * Erases name, contacts, the mark of the name and what was written. What somebody is counted by stays, without anybody to whom it belongs.
 * @param endWork ends what runs with them, in the same change
 */
export async function eraseClient(
  ctx: Ctx,
  id: string,
  endWork: (inside: Ctx, tx: Db, clientId: string) => Promise<Refusal | undefined>,
): Promise<{ id: string } | Refusal> {
  return await changeClient(ctx, { id, verb: 'erase', action: 'clients.erase' }, async ({ tx, inside, now, set }) => {
    const no = await endWork(inside, tx, now.id)
    if (no) return no
    await endNoteFiles(ctx, tx, now.id)
    await emptyNotes(ctx, tx, now.id)
    await emptyTransfers(ctx, tx, now.id)
    await forgetSent(ctx, tx, id)
    return await set({ sealed: null, name_mark: null, erased_at: ctx.now, ...nobodyAsked })
  })
}
