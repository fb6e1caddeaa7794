import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeClient } from './change-client.ts'

/** Erases name, contacts and the mark of the name. What somebody is counted by stays, without anybody to whom it belongs. */
export async function eraseClient(ctx: Ctx, id: string): Promise<{ id: string } | Refusal> {
  return await changeClient(ctx, { id, verb: 'erase', action: 'clients.erase' }, async ({ set }) => {
    return await set({ sealed: null, name_mark: null, erased_at: ctx.now })
  })
}
