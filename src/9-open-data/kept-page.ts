import type { Db } from '#platform'
import { type C, show } from '#ui'
import { tagged } from './json-answer.ts'
import { entriesLogged } from './store.ts'

interface Kept {
  /** The day and the length of the record log it was drawn at. */
  readonly of: string
  readonly body: string
}
const pages = new WeakMap<Db, Map<string, Kept>>()
/**
 * What every page is framed by (the name of the place, its logo) each process may know some seconds longer than it holds: a page is kept only
 * when nothing was entered for as long.
 */
const settledMs = 10_000
const since = new WeakMap<Db, Map<string, { of: string; at: number }>>()

/** Whether the log of a jurisdiction has stood where it stands for a while, as far as this process saw. */
function isSettled(db: Db, jurisdiction: string, of: string): boolean {
  const all = since.get(db) ?? new Map<string, { of: string; at: number }>()
  since.set(db, all)
  const known = all.get(jurisdiction)
  if (known?.of === of) return performance.now() - known.at > settledMs
  all.set(jurisdiction, { of, at: performance.now() })
  return false
}

/** Pages kept for one database: what many ask for stays among them, and nobody fills the memory by asking for much. */
const most = 80

/**
 * A page that shows everybody the same, drawn once until the record log grows or the day changes, with a fingerprint by which a browser
 * or a proxy that has it is told so. For whoever is signed in, and for a browser that brings anything but its language, it is drawn as always.
 */
export function keptPage(view: Parameters<typeof show>[0]): (c: C) => Promise<Response> {
  const draw = show(view) as (c: C) => Promise<Response>
  return async (c) => {
    const ctx = c.get('ctx')
    const brings = (c.req.header('cookie') ?? '').split(';').map((x) => x.trim().split('=')[0])
    if (ctx.asker.kind !== 'public' || brings.some((name) => name !== '' && name !== 'language')) return await draw(c)
    const own = pages.get(ctx.db) ?? new Map<string, Kept>()
    pages.set(ctx.db, own)
    const { pathname, search } = new URL(c.req.url)
    const key = [ctx.jurisdiction, ctx.lang, c.get('speaking')?.overlay?.code ?? '', c.get('origin'), pathname, search].join(' ')
    const of = `${ctx.today} ${await entriesLogged(ctx)}`
    const settled = isSettled(ctx.db, ctx.jurisdiction, of)
    let page = own.get(key)
    if (page?.of !== of) {
      const drawn = await draw(c)
      // A list that is taken away as a table is a file of its own.
      if (drawn.status !== 200 || !drawn.headers.get('content-type')?.startsWith('text/html')) return drawn
      page = { of, body: await drawn.text() }
      own.delete(key)
      if (own.size >= most) own.delete(own.keys().next().value!)
      if (settled) own.set(key, page)
    }
    return tagged(c, page.body, 'text/html', { vary: 'cookie, accept-language' })
  }
}
