import type { Refusal } from '#kernel'
import type { MiddlewareHandler } from 'hono'
import { type Begun, type Ctx, type Db, whatHasBegun } from '#platform'
import { type App, act, type C, type Env, type FormState, freshForm, html, refusalJson } from '#ui'
import { setUp, whyNotSetUp } from './set-up.ts'
import { setUpForm } from './set-up-form.ts'
import { NotThisPage, SetUpPage } from './set-up-page.tsx'
import { refuseSetUp, setUpWords } from './set-up-words.ts'

/** What is answered where nothing was set up yet: the page to do it, for whoever has its address, and a word for everybody else. */
interface BeforeAnything {
  readonly styles: string
  /** The program was started for real data: it serves no demonstration, whoever put one there. */
  readonly real: boolean
  /** A context of nobody in no jurisdiction, as far as there can be one. */
  readonly contextOf: (c: C) => Omit<Ctx, 'law'>
}

const around = (c: C, styles: string) => ({ lang: c.get('ctx').lang, styles, here: new URL(c.req.url).pathname })
const known = new WeakMap<Db, Begun>()
/** What has begun here; once something has, it stays what it is for good. */
async function knownBegun(db: Db): Promise<Begun> {
  const is = known.get(db) ?? (await whatHasBegun(db))
  if (is !== 'nothing') known.set(db, is)
  return is
}

/**
 * Stands before every address that needs a jurisdiction: until there is one nothing else is answered. What has a jurisdiction goes on
 * as if this were not there; the address of the set-up alone still says what became of it.
 */
export function beforeAnything(app: App, o: BeforeAnything): void {
  const guard: MiddlewareHandler<Env> = async (c, next) => {
    const ctx = o.contextOf(c)
    const begun = await knownBegun(ctx.db)
    const isWrong = o.real && begun === 'demonstration'
    if (begun !== 'nothing' && !isWrong && !c.req.path.startsWith('/set-up/')) return await next()
    // The page to set up asks no law: there is none before a place is chosen.
    c.set('ctx', ctx as Ctx)
    c.set('styles', o.styles)
    c.set('frame', async () => ({ menu: [], organisation: null, jurisdictionName: '', failedBefore: 0, here: c.req.path, styles: '' }))
    if (isWrong) return notThis(c, o.styles, refuseSetUp('demonstration'))
    const secret = /^\/set-up\/([\w-]{20,64})$/.exec(c.req.path)?.[1]
    if (secret === undefined && begun === 'nothing') return notThis(c, o.styles, refuseSetUp('not-set-up'))
    const no = await whyNotSetUp(ctx.db, secret ?? '')
    if (secret === undefined || no) return notThis(c, o.styles, no ?? refuseSetUp('address-gone'))
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

const page = (c: C, styles: string, form: FormState) => <SetUpPage {...around(c, styles)} form={form} origin={c.get('origin')} />

/** Why there is no form to set up here, as a page with the way on. */
function notThis(c: C, styles: string, no: Refusal): Response {
  const { lang } = c.get('ctx')
  if (c.req.path.startsWith('/api')) return refusalJson(c, no, lang)
  const t = setUpWords[lang]
  const [title, signIn] =
    no.code === 'set-up-already' ? [t.alreadyTitle, true] : [no.code === 'demonstration' ? t.demonstrationTitle : t.notYetTitle, false]
  const says = no.code === 'not-set-up' ? t.notYet : no.words[lang]
  return html(c, <NotThisPage {...around(c, styles)} title={title} says={says} signIn={signIn} />, no.status)
}
