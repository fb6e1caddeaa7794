import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { markedUnder } from './marked-under.ts'
import { namesOpen } from './names-open.ts'
import { refuse } from './words.ts'

/** The institution's key as it is open in this session, for words that are about no client. */
export interface UnderKey {
  /** The request with the mark of its form under the key, as what is written lies under it too. */
  readonly marked: Ctx
  /** `place` says of which record: put anywhere else it does not open. */
  readonly seal: (text: string, place: string) => string
  readonly open: (sealed: string, place: string) => string
}

/** @returns a refusal while the names are closed */
export async function underKey(ctx: Ctx): Promise<UnderKey | Refusal> {
  const key = await namesOpen(ctx)
  if (!key) return refuse('names-closed')
  return {
    marked: markedUnder(ctx, key),
    seal: (text, place) => key.secrets.lock(text, place),
    open: (sealed, place) => key.secrets.unlock(sealed, place),
  }
}
