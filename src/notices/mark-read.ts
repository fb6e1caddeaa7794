import type { Refusal } from '#kernel'
import { refusePermission } from '#people'
import type { Ctx } from '#platform'
import { tables } from './store.ts'
import { refuse } from './words.ts'

/** Marks one notice of whoever asks as read, or all that are open. Reading twice changes nothing. @returns where the notice leads */
export async function markRead(ctx: Ctx, i: { id?: string }): Promise<{ href: string } | Refusal> {
  if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
  let own = tables(ctx.db)
    .updateTable('notices')
    .set((e) => ({ read_at: e.fn.coalesce('read_at', e.val(ctx.now)) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', '=', ctx.asker.userId)
    .where('organisation_id', '=', ctx.asker.organisationId)
  own = i.id === undefined ? own.where('read_at', 'is', null) : own.where('id', '=', i.id)
  const read = await own.returning('href').execute()
  if (i.id === undefined) return { href: '/notices' }
  return read[0] ?? refuse('no-notice')
}
