import { type App, act, freshForm, show } from '#ui'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { optional, text } from '#platform'
import { people } from './directory.ts'
import { SignInPage } from './pages/sign-in.tsx'
import { closeSession, sessionCookie } from './session.ts'
import { signIn, signInAsDemo } from './sign-in.ts'

const credentials = z.object({
  email: text(200),
  // Whatever was typed, exactly: a password is not cleaned or shortened.
  password: z.string({ error: 'required' }).min(1, 'required').max(1000, 'longer:1000'),
  code: optional(text(10)),
  to: optional(text(500)),
})

/** Only an address of our own is gone to after signing in. */
const safe = (to: string | undefined) => (to && /^\/(?![/\\])/.test(to) ? to : '/')

export function routes(app: App): void {
  app.get('/sign-in', show(async (ctx, c, frame) => (
    <SignInPage ctx={ctx} frame={frame} form={freshForm({ to: c.req.query('to') ?? '' })} demo={ctx.demo ? await people(ctx, {}) : []} />
  )))
  app.post('/sign-in', act({
    schema: credentials,
    act: async (ctx, i, c) => {
      const cookie = await signIn(ctx, { ...i, device: c.req.header('user-agent') ?? null })
      return typeof cookie === 'string' ? { cookie, to: i.to } : cookie
    },
    done: ({ cookie, to }, _, c) => {
      setSessionCookie(c, cookie)
      return safe(to)
    },
    again: async (ctx, form, _, frame) => <SignInPage ctx={ctx} frame={frame} form={form} demo={ctx.demo ? await people(ctx, {}) : []} />,
  }))
  app.post('/sign-in/demo', act({
    schema: z.object({ user: text(60) }),
    act: (ctx, i, c) => signInAsDemo(ctx, { userId: i.user, device: c.req.header('user-agent') ?? null }),
    done: (cookie, _, c) => {
      setSessionCookie(c, cookie)
      return '/'
    },
  }))
  app.post('/sign-out', async (c) => {
    const ctx = c.get('ctx')
    await closeSession(ctx.db, ctx.jurisdiction, getCookie(c, sessionCookie))
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.redirect('/', 303)
  })
}

function setSessionCookie(c: Parameters<typeof setCookie>[0], value: string): void {
  const secure = new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'
  setCookie(c, sessionCookie, value, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 12 * 3600 })
}
