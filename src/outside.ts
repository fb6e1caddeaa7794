import type { BlockList } from 'node:net'
import { sessionCookieFor } from '#people'
import { addressGroup, askedFor, isOurs, type Logger } from '#platform'
import type { Env } from '#ui'
import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'

/** What is known of a request from outside it: who asks, and under which address people use the site. */
export interface Outside {
  /** The neighbour's address, or whom a proxy of ours asks for; undefined where there is no network, as in tests. */
  address: string | undefined
  origin: string
  secure: boolean
}

/** @param o.origin TANDEM_ORIGIN; @param o.ours the proxies whose word is taken */
export function outsideOf(c: Context, o: { origin: string | undefined; ours: BlockList; logger: Logger }): Outside {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const peer = incoming?.socket?.remoteAddress
  const forwarded = c.req.header('x-forwarded-for')
  const asked = peer === undefined ? undefined : askedFor(peer, forwarded, o.ours)
  const throughOurs = peer !== undefined && isOurs(askedFor(peer, undefined, o.ours), o.ours)
  if (forwarded !== undefined && peer !== undefined && !throughOurs) warnOnce(peer, o.logger)
  return {
    address: asked === undefined ? undefined : addressGroup(asked),
    origin: o.origin ? new URL(o.origin).origin : originOf(c, throughOurs),
    // What the site is, and not what one request looks like: a header must not decide whether a cookie is protected.
    secure: o.origin?.startsWith('https:') ?? false,
  }
}

function originOf(c: Context, throughOurs: boolean): string {
  const asked = new URL(c.req.url)
  if (!throughOurs) return asked.origin
  const scheme = c.req.header('x-forwarded-proto') === 'https' ? 'https' : 'http'
  const host = c.req.header('x-forwarded-host') ?? asked.host
  return URL.parse(`${scheme}://${/^[\w.:[\]-]+$/.test(host) ? host : asked.host}`)?.origin ?? asked.origin
}

let warned = false
/** A proxy that nobody told us of makes everybody look like one neighbour: worth a line, once. */
function warnOnce(peer: string, logger: Logger): void {
  if (warned || !/^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|::ffff:(127|10)\.|f[cd])/.test(peer)) return
  warned = true
  logger.warn({ peer }, 'X-Forwarded-For is not believed: set TANDEM_TRUSTED_PROXY if this neighbour is a proxy of yours')
}

/**
 * Whether a request that may change something comes from a page of another site. A browser says so itself (`Sec-Fetch-Site`), or
 * names the page's origin; what says neither is no browser's form of ours. What the content is called makes no difference.
 */
export function comesFromElsewhere(c: Context<Env>): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return false
  if (c.req.header('sec-fetch-site') === 'same-origin') return false
  return c.req.header('origin') !== c.get('origin')
}

/** The one place where anything runs in the browser: scripts of our own files alone, none in a page, and nothing from elsewhere. */
const isIsland = (path: string): boolean => path.startsWith('/phone/')
const islandPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** What anybody may show in a frame of a page of theirs: it says what is public anyway, asks nothing, and nothing can be pressed on it. */
const isCard = (path: string): boolean => /^\/open\/(purchases|institutions)\/[^/]+\/card$/.test(path)

/** Said in the headers of every answer. */
export function secureHeaders(c: Context<Env>, inlineHash: string): void {
  const h = c.res.headers
  // Where there is no card stands a page of ours, with a menu and forms.
  // What says that a browser has it already says anew under which headers.
  const framed = isCard(c.req.path) && [200, 304].includes(c.res.status)
  // A file somebody attached has a stricter one, under which it may do nothing.
  if (!h.get('content-security-policy')?.startsWith('sandbox'))
    h.set(
      'content-security-policy',
      isIsland(c.req.path)
        ? islandPolicy
        : `default-src 'self'; script-src 'none'; style-src 'self' 'sha256-${inlineHash}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors ${framed ? '*' : "'none'"}; form-action 'self'`,
    )
  h.set('x-content-type-options', 'nosniff')
  h.set('referrer-policy', 'same-origin')
  if (!framed) h.set('x-frame-options', 'DENY')
  if (!h.has('cache-control')) h.set('cache-control', 'no-store')
  if (!c.get('secure')) return
  h.set('strict-transport-security', 'max-age=31536000')
  // Under https only the name with the prefix counts; what was set under the plain name before is taken back.
  if (getCookie(c, sessionCookieFor(false)) !== undefined) deleteCookie(c, sessionCookieFor(false), { path: '/' })
}
