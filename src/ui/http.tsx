import { isRefusal, type Lang, type Moment, type Refusal, sayErased, type Speaking, type Words } from '#kernel'
import { type Ctx, fieldErrors, isSentOtherwise, isShownOnce, type ReceivedForm, safePath, thePublic } from '#platform'
import type { Context, Handler, Hono } from 'hono'
import type { JSX, ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { z } from 'zod'
import { type FormState, freshForm } from './form.tsx'
import { type FrameFacts, Page } from './frame.tsx'
import { hasFiles, KeptForm } from './kept-form.tsx'
import { keptOf, OpenedForOtherPage, SignedOutPage } from './kept-page.tsx'
import { Opener, openerOf } from './opened-for.tsx'
import { markOf, type Way, whereStored } from './sent-mark.ts'
import { readFields } from './read-fields.ts'
import { speaking } from './speaking.ts'
import { tooLargeIn } from './too-large-in.ts'
import { refuseForm, statusWords } from './words.ts'

/** What travels with every request. */
export interface Env {
  Variables: {
    ctx: Ctx
    /** When the request began to arrive and when it was there; only where it can have a body. */
    received: { begun: Moment; complete: Moment } | undefined
    /** A form with files, which is read while it comes; its files lie on the disk until the answer is given. */
    form: ReceivedForm | 'unreadable' | undefined
    /** Gathers what the page frame shows; only pages ask for it. */
    frame: () => Promise<FrameFacts>
    /** The whole style sheet, for pages that carry it inside. */
    styles: string
    /** Network address of whoever asks (the /64 of an IPv6 one), where the server knows it. Only for limits; it is stored nowhere. */
    address: string | undefined
    /** How the addresses people are given begin, as `https://tandem.example.gov.cn`. */
    origin: string
    /** The site is used over https: cookies are secure and bound to its host. */
    secure: boolean
    /** The languages beside the two that every sentence is written in, and the one of them that is asked for. */
    speaking: Speaking | undefined
  }
}
export type App = Hono<Env>
export type C = Context<Env>

/** Sends a browser on within the house; whatever leads elsewhere leads to the first page. The only place that does. */
export const goTo = (c: C, path: string, status: 302 | 303 = 303): Response => c.redirect(safePath(path), status)

/**
 * Sends a browser on to a server outside that whoever keeps the machine named, as for signing in there; to any other, to the first page.
 * Only from a page that somebody opened: a browser lets no form of ours lead elsewhere.
 */
export const goOut = (c: C, address: URL, named: readonly string[]): Response =>
  named.includes(address.origin) && /^https?:$/.test(address.protocol) && !address.username && !address.password
    ? c.redirect(address.href, 302)
    : goTo(c, '/', 302)

/** A path as an address to hand out, print or mail. It begins with TANDEM_ORIGIN where that is set. */
export const linkTo = (c: C, path: string): string => new URL(safePath(path), c.get('origin')).href

export function html(c: C, element: ReactElement, status = 200): Response {
  const ctx: Ctx | undefined = c.get('ctx')
  const page = renderToStaticMarkup(<Opener.Provider value={openerOf(ctx)}>{element}</Opener.Provider>)
  return c.html(`<!doctype html>${sayErased(page, ctx?.lang ?? 'zh')}`, status as 200)
}

/** A part of the address by its name in the route; empty where the route has none of that name. */
export const param = (c: C, name: string): string => (c.req.param() as Readonly<Record<string, string>>)[name] ?? ''

export type View = JSX.Element | Refusal | Response

/** A page: load, decide what to show, render. A refusal becomes a page that says why. */
export const show =
  (view: (ctx: Ctx, c: C, frame: FrameFacts) => Promise<View> | View): Handler<Env> =>
  async (c) => {
    const ctx = c.get('ctx')
    const frame = await c.get('frame')()
    const seen = await view(ctx, c, frame)
    if (seen instanceof Response) return seen
    if (isRefusal(seen)) return refusalPage(c, frame, seen)
    return html(c, seen)
  }

export function refusalPage(c: C, frame: FrameFacts, refusal: Refusal, ctx = c.get('ctx'), see?: Way): Response {
  const t = statusWords[ctx.lang]
  const missing = refusal.status === 404
  // Whoever is only not signed in comes back here by signing in; what was sent is kept elsewhere.
  const asks = refusal.status === 401 && c.req.method === 'GET'
  const way = see ?? (asks ? { href: `/sign-in?to=${encodeURIComponent(safePath(pathOf(c)))}`, label: t.signIn } : undefined)
  return html(
    c,
    <Page ctx={ctx} frame={frame} title={missing ? t.notFound : t.refusedTitle}>
      <p>{refusal.words[ctx.lang]}</p>
      {missing && <p>{t.notFoundHelp}</p>}
      {refusal.fields && (
        <ul>
          {Object.values(refusal.fields).map((w, i) => (
            <li key={i}>{w[ctx.lang]}</li>
          ))}
        </ul>
      )}
      {way && (
        <p>
          <a className="button" href={way.href}>
            {way.label}
          </a>
        </p>
      )}
      <p>
        <a className="button plain" href="/">
          {t.home}
        </a>
      </p>
    </Page>,
    refusal.status,
  )
}

const pathOf = (c: C): string => {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

const textsOnly = (fields: Record<string, unknown>): FormState['values'] =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([k, v]) => !k.startsWith('_') && (typeof v === 'string' || (Array.isArray(v) && v.every((x) => typeof x === 'string'))),
    ),
  ) as FormState['values']

/** Checks fields against a schema: all errors at once, by field, together with what is wrong `beside` the schema. */
export function readForm<S extends z.ZodType>(
  schema: S,
  fields: Record<string, unknown>,
  beside: Readonly<Record<string, Words>> = {},
): z.output<S> | Refusal {
  const given = Object.fromEntries(Object.entries(fields).filter(([k]) => !k.startsWith('_')))
  const read = schema.safeParse(given)
  const wrong = { ...beside, ...(read.error && fieldErrors(read.error)) }
  return read.success && Object.keys(wrong).length === 0 ? read.data : refuseForm('form-wrong').with({ fields: wrong })
}

/**
 * A form's POST: parse, do, go on. What is wrong is shown in the form itself, with what was typed kept.
 * A second sending of the same form (same hidden key) gives the first answer and changes nothing; with other contents it is refused, and
 * the page leads to what was stored.
 */
export function act<S extends z.ZodType, T>(o: {
  schema: S | ((ctx: Ctx, c: C) => S | Promise<S>)
  /** What is wrong beside the schema, as with rows half filled in: named together with what the schema finds, not after it. */
  also?: (
    fields: Readonly<Record<string, unknown>>,
    ctx: Ctx,
    c: C,
  ) => Readonly<Record<string, Words>> | Promise<Readonly<Record<string, Words>>>
  act: (ctx: Ctx, input: z.output<S>, c: C) => Promise<T | Refusal>
  /** Where to go when it is done; a page only where something is shown once, like a secret. */
  done: (result: T, ctx: Ctx, c: C) => string | Response | Promise<View>
  /** The page with the form again; without it a refusal becomes a page of its own. */
  again?: (ctx: Ctx, form: FormState, c: C, frame: FrameFacts) => Promise<View> | View
  /** Where it does not matter as whom the form was opened: it says who one is. */
  byAnyone?: boolean
}): Handler<Env> {
  return async (c) => {
    const fields = await readFields(c)
    const base = c.get('ctx')
    if (isRefusal(fields)) return await speaking(c, async () => refusalPage(c, await c.get('frame')(), fields))
    if (!o.byAnyone && fields._for !== undefined && base.asker.kind === 'user' && fields._for !== openerOf(base))
      return await speaking(c, async () => html(c, <OpenedForOtherPage {...keptOf(c, await c.get('frame')(), fields)} />, 409))
    const once = typeof fields._once === 'string' && /^[\w-]{8,64}$/.test(fields._once) ? fields._once : undefined
    // A form always says what was seen. One that carries no version, or none that is a number, saw none: no record has version 0.
    const version = typeof fields._version === 'string' && /^\d{1,9}$/.test(fields._version) ? Number(fields._version) : 0
    // What residents answer is never marked, not even with a keyed mark.
    const sent = once && base.asker.kind !== 'public' ? await markOf(base, c, once, fields) : undefined
    const ctx: Ctx = { ...base, version, ...(once && { once }), ...(sent && { sent }) }
    const schema = typeof o.schema === 'function' ? await o.schema(ctx, c) : o.schema
    const input = tooLargeIn(fields) ?? readForm(schema as S, fields, await o.also?.(fields, ctx, c))
    const result = isRefusal(input) ? input : await o.act(ctx, input as z.output<S>, c)
    return await speaking(c, async () => {
      if (!isRefusal(result)) {
        const to = o.done(result as T, ctx, c)
        if (typeof to === 'string') return goTo(c, to)
        const seen = await to
        if (seen instanceof Response) return seen
        return isRefusal(seen) ? refusalPage(c, await c.get('frame')(), seen) : html(c, seen)
      }
      const frame = await c.get('frame')()
      if (result.status === 401) return html(c, <SignedOutPage {...keptOf(c, frame, fields)} />, 401)
      if (isSentOtherwise(result)) {
        return refusalPage(
          c,
          frame,
          result,
          ctx,
          whereStored(() => o.done(result.first as T, ctx, c), statusWords[ctx.lang].seeStored),
        )
      }
      // A form whose answer was shown once is not laid out again: with its key it would be refused for ever.
      if (!o.again || result.status === 404 || isShownOnce(result)) return refusalPage(c, frame, result)
      const form: FormState = { ...freshForm(textsOnly(fields)), errors: result.fields ?? {}, refusal: result, ...(once && { once }) }
      const seen = await o.again(ctx, form, c, frame)
      if (seen instanceof Response) return seen
      if (isRefusal(seen) && seen.status === 401) return html(c, <SignedOutPage {...keptOf(c, frame, fields)} />, 401)
      if (isRefusal(seen)) return refusalPage(c, frame, seen)
      // The record may have moved on meanwhile, and the form that would say why not no longer stands on its page.
      return says(seen, result, ctx.lang) ? html(c, seen, result.status) : refusalPage(c, frame, result)
    })
  }
}

/** Whether a page tells a refusal: above a form that came back, or in its words. */
function says(page: ReactElement, refusal: Refusal, lang: Lang): boolean {
  const shown = renderToStaticMarkup(page)
  return shown.includes(' id="errors"') || shown.includes(renderToStaticMarkup(refusal.words[lang]))
}

/**
 * The database is busy or away, or has no room to write. The page is made without it: whoever is signed in is not known here. What was typed into a form is
 * kept on it, to be sent again as it was; files cannot be kept, and the page says so.
 */
export async function busyPage(c: C, o: { lang: Lang; styles: string; diskFull: boolean }): Promise<Response> {
  const t = statusWords[o.lang]
  const url = new URL(c.req.url)
  const here = url.pathname + url.search
  const fields = c.req.method === 'POST' ? await readFields(c) : undefined
  const { ctx, frame } = aloneOf(o, here)
  return html(
    c,
    <Page ctx={ctx} frame={frame} title={o.diskFull ? t.fullTitle : t.busyTitle}>
      <p>{o.diskFull ? t.fullHelp : t.busyHelp}</p>
      {fields && !isRefusal(fields) ? (
        <>
          {hasFiles(fields) && <p>{t.busyFiles}</p>}
          <KeptForm action={here} fields={fields} button={t.sendAgain} />
        </>
      ) : (
        <p>
          <a className="button" href={c.req.method === 'GET' ? here : '/'}>
            {t.tryAgain}
          </a>
        </p>
      )}
    </Page>,
    503,
  )
}

/** What the frame shows where nothing is looked up: nobody is known, and there is no menu. */
function aloneOf(o: { lang: Lang; styles: string }, here: string): { ctx: Ctx; frame: FrameFacts } {
  const ctx: Pick<Ctx, 'lang' | 'asker' | 'demo'> = { lang: o.lang, asker: thePublic, demo: false }
  return { ctx: ctx as Ctx, frame: { menu: [], organisation: null, failedBefore: 0, jurisdictionName: '', here, styles: o.styles } }
}

/** A refusal as a page that is made without the database, as for a request that cannot be read. */
export function refusalPageAlone(c: C, refusal: Refusal, o: { lang: Lang; styles: string }): Response {
  const { ctx, frame } = aloneOf(o, '/')
  return refusalPage(c, frame, refusal, ctx)
}

/** The same refusal saying both languages whichever is asked for: nobody knows which is understood. */
export const bothWays = (r: Refusal): Refusal => {
  const both = `${r.words.zh} ${r.words.en}`
  return { ...r, words: { zh: both, en: both } }
}

/** The same outcome for a program: JSON with the code, the sentence in its language, and every wrong field. */
export const refusalJson = (c: C, refusal: Refusal, lang: Lang): Response =>
  c.json(
    {
      error: {
        code: refusal.code,
        message: refusal.words[lang],
        ...(refusal.fields && {
          fields: Object.fromEntries(Object.entries(refusal.fields).map(([k, w]: [string, Words]) => [k, w[lang]])),
        }),
      },
    },
    refusal.status,
  )

/** A file to take away, with a name every browser understands. */
export const download = (content: string | Uint8Array | ReadableStream<Uint8Array>, name: string, type: string): Response =>
  new Response(content as BodyInit, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
