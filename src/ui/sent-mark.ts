import { canonical, type Ctx, receivedFile, safePath, sha256 } from '#platform'
import type { Context } from 'hono'

/** The fields of a form as they were sent: text, several texts, or files. */
export type SentFields = Record<string, string | string[] | File>

/**
 * What is typed to prove who one is or to open something: it stands on no page and is not marked. A code beside one of these is a one-time
 * code or one that opens; elsewhere it is the code of a place.
 */
export const isSecret = (name: string, fields: Readonly<SentFields>): boolean =>
  isProof(name) || (/^(?:code|current)$/.test(name) && Object.keys(fields).some(isProof))
/** Every field that is typed unseen has one of these names: see `TextField`. */
const proof = /^(?:password|passphrase|old|new|secret)$/
export const isProof = (name: string): boolean => proof.test(name)

/**
 * A mark of what a form says and where it was sent, under the master secret: who sees it learns nothing, and the marks of two forms cannot be
 * laid side by side, as each holds the form's key. Files count by name and digest; empty ones do not.
 */
export async function markOf(ctx: Ctx, c: Context, once: string, fields: Readonly<SentFields>): Promise<string> {
  const said: [string, unknown[]][] = []
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('_') || isSecret(name, fields)) continue
    const parts = await Promise.all([value].flat().map((v: string | File) => (typeof v === 'string' ? v : ofFile(v))))
    said.push([name, parts.filter((x) => x !== undefined)])
  }
  const { pathname, search } = new URL(c.req.url)
  return ctx.seal.mark(canonical({ once, to: pathname + search, said: Object.fromEntries(said) }), `once:${ctx.jurisdiction}`)
}

const ofFile = async (f: File): Promise<{ file: string; sha256: string } | undefined> => {
  if (f.size === 0) return undefined
  const known = receivedFile(f)
  return { file: f.name, sha256: known && 'sha256' in known ? known.sha256 : sha256(new Uint8Array(await f.arrayBuffer())) }
}

/** A link with its words. */
export interface Way {
  readonly href: string
  readonly label: string
}

/** The way to what a first sending brought about, where it led anywhere; a page that is shown once is not shown again. */
export function whereStored(done: () => unknown, label: string): Way | undefined {
  const to = done()
  if (typeof to === 'string') return { href: safePath(to), label }
  if (to instanceof Promise) to.catch(() => undefined)
  return undefined
}
