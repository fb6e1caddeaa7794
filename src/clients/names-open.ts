import type { Ctx } from '#platform'
import { type NameKey, openInSession } from './name-key.ts'
import { openFor } from './store/index.ts'

export const placeOfSession = (ctx: Pick<Ctx, 'jurisdiction'>, sessionId: string, organisationId: string): string =>
  `open_names:${ctx.jurisdiction}:${organisationId}:${sessionId}`

/**
 * The key of names that this person opened in this session, for the institution in which they are here. Undefined while it is closed:
 * nothing else in the program can open it.
 */
export async function namesOpen(ctx: Ctx): Promise<NameKey | undefined> {
  if (!ctx.session || !ctx.asker.organisationId) return undefined
  const row = await openFor(ctx, ctx.session.id)
  if (row?.organisation_id !== ctx.asker.organisationId) return undefined
  return openInSession(row.locked, ctx.session.secrets, placeOfSession(ctx, ctx.session.id, row.organisation_id))
}
