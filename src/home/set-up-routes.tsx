import type { MiddlewareHandler } from 'hono'
import type { Ctx, Db } from '#platform'
import { type App, act, type C, type Env, type FormState, freshForm, html, refusalJson } from '#ui'
import { hasBegun, setUp, whyNotSetUp } from './set-up.ts'
import { setUpForm } from './set-up-form.ts'
import { NotYetPage, SetUpPage } from './set-up-page.tsx'
import { refuseSetUp } from './set-up-words.ts'

/** What is answered where nothing was set up yet: the page to do it, for whoever has its address, and a word for everybody else. */
export interface BeforeAnything {
  readonly styles: string
  /** A context of nobody in no jurisdiction, as far as there can be one. */
  readonly contextOf: (c: C) => Omit<Ctx, 'law'>
}

const around = (c: C, styles: string) => ({ lang: c.get('ctx').lang, styles, here: new URL(c.req.url).pathname })
const begun = new WeakSet<Db>()
/** Whether something has begun here; once it has, it has for good. */
async function knownBegun(db: Db): Promise<boolean> {
  if (begun.has(db)) return true
  const is = await hasBegun(db)
  if (is) begun.add(db)
  return is
}

/**
 * Stands before every address that needs a jurisdiction: until there is one nothing else is answered. What has a jurisdiction goes on
 * as if this were not there.
 */
export function beforeAnything(app: App, o: BeforeAnything): void {
  const guard: MiddlewareHandler<Env> = async (c, next) => {
    const ctx = o.contextOf(c)
    if (await knownBegun(ctx.db)) return await next()
    // The page to set up asks no law: there is none before a place is chosen.
    c.set('ctx', ctx as Ctx)
    c.set('styles', o.styles)
    c.set('frame', async () => ({ menu: [], organisation: null, jurisdictionName: '', failedBefore: 0, here: c.req.path, styles: '' }))
    const secret = /^\/set-up\/([\w-]{20,64})$/.exec(c.req.path)?.[1]
    const no = secret === undefined ? undefined : await whyNotSetUp(ctx.db, secret)
    if (secret === undefined || no) return notYet(c, o.styles, no?.words[ctx.lang])
    if (c.req.method !== 'POST') return html(c, page(c, o.styles, freshForm({ zone: 'Asia/Shanghai' })))
    return await act({
      schema: setUpForm,
      act: (inner, i) => setUp(inner, secret, i),
      done: () => '/sign-in?done=set-up',
      again: (_, form) => page(c, o.styles, form),
    })(c, next)
  }
  app.use(guard)
}

const page = (c: C, styles: string, form: FormState) => <SetUpPage {...around(c, styles)} form={form} />

function notYet(c: C, styles: string, says: string | undefined): Response {
  const { lang } = c.get('ctx')
  if (c.req.path.startsWith('/api')) return refusalJson(c, refuseSetUp('not-set-up'), lang)
  return html(c, <NotYetPage {...around(c, styles)} {...(says !== undefined && { says })} />, says === undefined ? 503 : 404)
}
