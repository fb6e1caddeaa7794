import type { Ctx } from '#platform'
import type { NameKey } from './name-key.ts'

/**
 * For a form that says a name: the mark that is kept of it is one under the institution's key. Against a mark that the program alone can
 * make, whoever has the database and its secret could try one name after another.
 */
export function markedUnder(ctx: Ctx, key: NameKey | undefined): Ctx {
  const { sent, ...unmarked } = ctx
  return sent !== undefined && key ? { ...unmarked, sent: key.secrets.mark(sent, `sent:${ctx.jurisdiction}`) } : unmarked
}
