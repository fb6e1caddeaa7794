import type { Ctx } from '#platform'
import { createContext, useContext } from 'react'

/*
 * A form says as whom it was opened: which person, here for which organisation. Somebody with roles in two organisations may have
 * changed over in another window meanwhile, and what was written as one of them must not be kept as the other's.
 */

/** Whoever opened a page, as a mark that says nothing to others; undefined where nobody is signed in. */
export const openerOf = (ctx: Pick<Ctx, 'asker' | 'seal' | 'jurisdiction'> | undefined): string | undefined =>
  ctx?.asker.kind === 'user' ? ctx.seal.mark(`${ctx.asker.userId} ${ctx.asker.organisationId}`, `form:${ctx.jurisdiction}`) : undefined

/** Set once for a page, where it is written out. */
export const Opener = createContext<string | undefined>(undefined)

/** The hidden field of it. Every form that is sent has one. */
export function OpenedFor() {
  const opener = useContext(Opener)
  return opener === undefined ? null : <input type="hidden" name="_for" value={opener} />
}
