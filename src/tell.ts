import type { Lang, Refusal } from '#kernel'
import { type Env, refusalJson } from '#ui'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

/* What is said before anybody knows who asks. */

/** The language of whoever asks: chosen, else what the browser says first, else Chinese. */
export function languageOf(c: Context): Lang {
  const chosen = getCookie(c, 'language')
  if (chosen === 'en' || chosen === 'zh') return chosen
  const first = (c.req.header('accept-language') ?? '').split(',')[0]!.trim().toLowerCase()
  return first === '' || first.startsWith('zh') ? 'zh' : 'en'
}

export const isApi = (c: Context): boolean => c.req.path.startsWith('/api/')

/** What did not arrive whole is not read, and the connection it came on is not used again. */
export async function notRead(c: Context<Env>, refusal: Refusal): Promise<Response> {
  c.header('connection', 'close')
  const lang = languageOf(c)
  return isApi(c) ? refusalJson(c, refusal, lang) : c.text(refusal.words[lang], refusal.status)
}
