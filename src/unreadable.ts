import { bothWays, type Env, refusalJson, refusalPageAlone } from '#ui'
import type { Context } from 'hono'
import type { Unread } from './listen.ts'
import { isApi, languageOf } from './tell.ts'
import { refuse } from './unreadable-words.ts'

/** Longest address and largest head that are answered, in bytes. Browsers and proxies in front stop at about as much. */
const most = 16 * 1024

/**
 * Says what is wrong with a request that is none, or whose address or head is too long to be worked on; undefined where it can be
 * answered. The page is made without the database: nothing is looked up for it.
 */
export async function unreadable(c: Context<Env>, styles: string): Promise<Response | undefined> {
  const { unread, anyLanguage } = (c.env ?? {}) as Partial<Unread>
  const refusal = unread === undefined ? tooLong(c) : refuse(codes[unread])
  if (!refusal) return undefined
  const lang = languageOf(c)
  const said = anyLanguage ? bothWays(refusal) : refusal
  // A body under such a head is not waited for.
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') c.header('connection', 'close')
  return isApi(c) ? refusalJson(c, said, lang) : refusalPageAlone(c, said, { lang, styles })
}

const codes = { 400: 'not-a-request', 408: 'head-too-slow', 417: 'expectation', 431: 'head-too-large' } as const

/** Whether a body was sent in a form in which it is not read, as compressed. */
export const isEncoded = (c: Context<Env>): boolean =>
  !['', 'identity'].includes((c.req.header('content-encoding') ?? '').trim().toLowerCase()) ||
  !['', 'chunked'].includes((c.req.header('transfer-encoding') ?? '').trim().toLowerCase())
export const encodedBody = () => refuse('encoded-body')

function tooLong(c: Context<Env>) {
  if (c.req.raw.url.length > most) return refuse('address-too-long')
  let n = 0
  for (const [name, value] of c.req.raw.headers) n += name.length + value.length + 4
  return n > most ? refuse('head-too-large') : undefined
}
