import type { Overlay } from '#kernel'
import { type Env, goTo } from '#ui'
import type { Hono } from 'hono'
import { setCookie } from 'hono/cookie'

/** Which language a browser is answered in from now on. */
export function languageRoute(app: Hono<Env>, languages: readonly Overlay[]): void {
  app.get('/language/:lang', async (c, next) => {
    // What asks for a name that no record can have is told so further on.
    if (c.req.url.includes('%00')) return await next()
    const cookie = { path: '/', maxAge: 365 * 86400, sameSite: 'Lax', secure: c.get('secure') } as const
    const asked = c.req.param('lang')
    setCookie(c, 'language', asked === 'en' || languages.some((l) => l.code === asked) ? asked : 'zh', cookie)
    return goTo(c, c.req.query('to') ?? '/', 302)
  })
}
