import type { Lang, Overlay, Refusal } from '#kernel'
import { type Env, refusalJson } from '#ui'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

/* What is said before anybody knows who asks. */

/** The language of whoever asks: chosen, else what the browser says first, else Chinese. Of an overlay the one below it. */
export function languageOf(c: Context): Lang {
  const overlay = (c as Context<Env>).get('speaking')?.overlay
  if (overlay) return overlay.base
  const chosen = getCookie(c, 'language')
  if (chosen === 'en' || chosen === 'zh') return chosen
  const first = firstOf(c)
  return first === '' || first.startsWith('zh') ? 'zh' : 'en'
}

/** The overlay that is asked for, out of those there are: chosen, else what the browser says first. */
export function overlayFor(c: Context, all: readonly Overlay[]): Overlay | undefined {
  const named = (code: string | undefined) => all.find((o) => o.code === code)
  const asked = named(c.req.query('lang'))
  if (asked?.byAddress) return asked
  const chosen = getCookie(c, 'language')
  if (chosen !== undefined) return named(chosen)
  const first = firstOf(c)
  return all.find((o) => !o.byAddress && (first === o.code.toLowerCase() || first.startsWith(`${o.code.toLowerCase()}-`)))
}

const firstOf = (c: Context): string => (c.req.header('accept-language') ?? '').split(/[,;]/)[0]!.trim().toLowerCase()

export const isApi = (c: Context): boolean => c.req.path.startsWith('/api/')

/** What did not arrive whole is not read, and the connection it came on is not used again. */
export async function notRead(c: Context<Env>, refusal: Refusal): Promise<Response> {
  c.header('connection', 'close')
  return told(c, refusal)
}

/** A refusal before there is a page to show it on: plain text, and JSON under /api. */
export function told(c: Context<Env>, refusal: Refusal): Response {
  const lang = languageOf(c)
  return isApi(c) ? refusalJson(c, refusal, lang) : c.text(refusal.words[lang], refusal.status)
}
