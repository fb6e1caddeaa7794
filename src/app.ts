import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Lang, refusals } from '#kernel'
import { askerOfSession, askerOfToken, routes as people, sessionCookieFor } from '#people'
import {
  type Asker,
  type Clock,
  type Ctx,
  type Db,
  type Health,
  isBusy,
  type Logger,
  proxies,
  type Seal,
  type Settings,
  sha256,
  thePublic,
  WaitingRoom,
} from '#platform'
import { busyPage, type Env, goTo, refusalJson } from '#ui'
import { routes as contracts } from '#contracts'
import { routes as delivery } from '#delivery'
import { routes as evaluations } from '#evaluations'
import { routes as payments } from '#payments'
import { routes as needs } from '#needs'
import { routes as modes } from '#modes'
import { routes as openData } from '#open-data'
import { routes as plans } from '#plans'
import { routes as tenders } from '#tenders'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { api } from './api/index.ts'
import { faultPage, notFoundPage } from './home/status-pages.tsx'
import { frameFor } from './home/frame-facts.ts'
import { routes as home } from './home/index.ts'
import { comesFromElsewhere, outsideOf, secureHeaders } from './outside.ts'

export interface Services {
  db: Db
  clock: Clock
  seal: Seal
  logger: Logger
  settings: Pick<Settings, 'root' | 'origin'> & Partial<Pick<Settings, 'trustedProxy'>>
  /** Connections to the database, to be divided among the areas of the application; undefined where there is nothing to divide. */
  places?: number
  /** Longest wait for a place, in seconds. */
  wait?: number
  /** Whether the database answers. */
  health?: () => Promise<Health>
  /** Called after each answer, for the metrics. */
  observe?: (request: { method: string; route: string; status: number; seconds: number }) => void
}

/** Largest form; uploads have their own, larger, limit. */
const formBytes = 300 * 1024
const uploadBytes = 6 * 1024 * 1024

/** Joins the nine doors into one app. */
export function makeApp(services: Services): Hono<Env> {
  const styles = readStyles(services.settings.root)
  const stylesHash = sha256(styles).slice(0, 12)
  const inlineHash = Buffer.from(sha256(styles), 'hex').toString('base64')
  const ours = proxies(services.settings.trustedProxy ?? [])
  const app = new Hono<Env>()

  app.use(async (c, next) => {
    const started = performance.now()
    const outside = outsideOf(c, { origin: services.settings.origin, ours, logger: services.logger })
    c.set('address', outside.address)
    c.set('origin', outside.origin)
    c.set('secure', outside.secure)
    await next()
    const seconds = (performance.now() - started) / 1000
    const route = c.req.routePath ?? c.req.path
    services.observe?.({ method: c.req.method, route, status: c.res.status, seconds })
    services.logger.info({
      request: c.get('ctx')?.requestId,
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(seconds * 1000),
    })
    secureHeaders(c, inlineHash)
  })
  app.get('/assets/:file', (c) => {
    const file = c.req.param('file')
    const headers = { 'cache-control': 'public, max-age=31536000, immutable' }
    if (file === `tandem.${stylesHash}.css`) return c.body(styles, 200, { ...headers, 'content-type': 'text/css; charset=utf-8' })
    if (file === 'icon.svg') return c.body(icon, 200, { 'cache-control': 'public, max-age=86400', 'content-type': 'image/svg+xml' })
    return c.notFound()
  })
  // Under /api only JSON is taken, and whoever writes there by a cookie is asked where from by the API itself.
  app.use(async (c, next) => (!isApi(c) && comesFromElsewhere(c) ? fromElsewhere(c) : await next()))
  const onError = (c: Context) => tooLarge(c as Context<Env>)
  const formLimit = bodyLimit({ maxSize: formBytes, onError })
  const uploadLimit = bodyLimit({ maxSize: uploadBytes, onError })
  app.use((c, next) => {
    // Looking for the body of a request that cannot have one costs as much as answering it.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    return (c.req.header('content-type') ?? '').startsWith('multipart/') ? uploadLimit(c, next) : formLimit(c, next)
  })
  if (services.health) app.get('/healthz', (c) => healthAnswer(c, services.health!, services.places))
  const room = services.places ? new WaitingRoom({ places: services.places, seconds: services.wait ?? 5 }) : undefined
  if (room)
    app.use(async (c, next) => {
      const leave = await room.enter(areaOf(c))
      await next().finally(leave)
    })
  app.use(async (c, next) => {
    c.set('ctx', await contextOf(c, services))
    c.set('styles', styles)
    c.set('frame', () => frameFor(c, `/assets/tandem.${stylesHash}.css`))
    await next()
  })
  // No record's name holds a NUL, and the database refuses one rather than finding nothing.
  app.use((c, next) => (c.req.url.includes('%00') ? notFoundPage(c) : next()))
  app.get('/language/:lang', (c) => {
    const cookie = { path: '/', maxAge: 365 * 86400, sameSite: 'Lax', secure: c.get('secure') } as const
    setCookie(c, 'language', c.req.param('lang') === 'en' ? 'en' : 'zh', cookie)
    return goTo(c, c.req.query('to') ?? '/', 302)
  })
  home(app)
  people(app)
  needs(app)
  plans(app)
  tenders(app)
  contracts(app)
  delivery(app)
  payments(app)
  evaluations(app)
  modes(app)
  openData(app)
  api(app)
  app.notFound((c) => notFoundPage(c as Context<Env>))
  app.onError(async (error, c) => {
    // Refused before anybody was asked for, as a form that another site sent.
    if (error instanceof HTTPException) return error.getResponse()
    const ctx = (c as Context<Env>).get('ctx')
    if (isBusy(error)) {
      room?.tooLong(areaOf(c))
      services.logger.warn({ request: ctx?.requestId, err: error, route: c.req.routePath }, 'the database is busy or away')
      if (isApi(c)) return refusalJson(c as Context<Env>, refuseBusy('busy'), languageOf(c), { 'retry-after': '5' })
      return await busyPage(c as Context<Env>, { lang: languageOf(c), styles: `/assets/tandem.${stylesHash}.css` })
    }
    services.logger.error({ request: ctx?.requestId, err: error, route: c.req.routePath }, 'fault')
    // The page quotes this line’s number, so it is written before the page is sent.
    services.logger.flush()
    return await faultPage(c as Context<Env>, ctx?.requestId ?? '')
  })
  return app
}

const readStyles = (root: string) =>
  readFileSync(join(root, 'src/ui/css/tandem.css'), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0a5c55"/><circle cx="11" cy="16" r="5" fill="none" stroke="#fff" stroke-width="3"/><circle cx="21" cy="16" r="5" fill="none" stroke="#fff" stroke-width="3"/></svg>'

/** Time, language and asker, once per request. */
async function contextOf(c: Context<Env>, services: Services): Promise<Ctx> {
  const now = services.clock.now()
  const host = c.req.header('host') ?? ''
  const place = await jurisdictionFor(services.db, host)
  const lang = languageOf(c)
  let asker: Asker = thePublic
  const bearer = /^Bearer (\S{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer) asker = (await askerOfToken(services.db, place.code, bearer, now)) ?? thePublic
  else {
    const found = await askerOfSession(services.db, place.code, getCookie(c, sessionCookieFor(c.get('secure'))), now)
    asker = found.asker
    c.set('organisationName' as never, ((lang === 'en' && found.organisationNameEn) || found.organisationName) as never)
  }
  c.set('jurisdictionName' as never, (lang === 'en' ? place.name_en : place.name_zh) as never)
  return {
    db: services.db,
    jurisdiction: place.code,
    zone: place.zone,
    place: place.place,
    demo: place.demo,
    now,
    today: now.toZonedDateTimeISO(place.zone).toPlainDate(),
    lang,
    asker,
    requestId: requestNumber(),
    seal: services.seal,
  }
}

// A number people can quote: which process, and which of its requests.
const processNumber = Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('base64url')
let requests = 0
const requestNumber = () => `${processNumber}-${(++requests).toString(36)}`

function languageOf(c: Context): Lang {
  const chosen = getCookie(c, 'language')
  if (chosen === 'en' || chosen === 'zh') return chosen
  const first = (c.req.header('accept-language') ?? '').split(',')[0]!.trim().toLowerCase()
  return first === '' || first.startsWith('zh') ? 'zh' : 'en'
}

type Place = { code: string; name_zh: string; name_en: string; zone: string; place: string; demo: boolean; host: string | null }
const places = new WeakMap<Db, { until: number; rows: Place[] }>()
/** The jurisdiction an address belongs to: by its host name, else the first. Read again every few seconds. */
async function jurisdictionFor(db: Db, host: string): Promise<Place> {
  let known = places.get(db)
  if (!known || known.until < performance.now()) {
    const rows = await db
      .selectFrom('jurisdictions')
      .selectAll()
      .orderBy('code')
      .execute()
      .catch((e: unknown) => {
        // What was known is good enough while the database is busy.
        if (known && isBusy(e)) return known.rows
        throw e
      })
    known = { until: performance.now() + 5000, rows }
    if (rows.length > 0) places.set(db, known)
  }
  const name = host.replace(/:\d+$/, '')
  const found = known.rows.find((r) => r.host === name) ?? known.rows[0]
  if (!found) throw new Error('no jurisdiction yet: run `tandem seed` or `tandem user add`')
  return found
}

/** The part of the application a request goes to: it shares its connections with others of the same part. */
function areaOf(c: Context): string {
  const [first = '', second = ''] = c.req.path.split('/').slice(1)
  return first === 'api' ? second : first
}

async function healthAnswer(c: Context, health: () => Promise<Health>, places: number | undefined): Promise<Response> {
  const status = await health()
  return c.json({ status, database: places === undefined ? 'embedded' : 'postgres' }, status === 'no database' ? 503 : 200, {
    'cache-control': 'no-store',
  })
}

const isApi = (c: Context): boolean => c.req.path.startsWith('/api/')

/** A form that another site sent, or no browser at all. */
function fromElsewhere(c: Context<Env>): Response {
  const zh = '这份表单不是从本网站的页面发来的，没有处理。请回到本网站，刷新页面后重新提交。'
  const en = 'This form was not sent from a page of this site, and nothing was done. Open the page here, reload it and send it again.'
  return c.text(languageOf(c) === 'zh' ? zh : en, 403)
}

async function tooLarge(c: Context<Env>): Promise<Response> {
  const zh = languageOf(c) === 'zh'
  if (isApi(c)) return refusalJson(c, refuseLarge('too-large'), languageOf(c))
  return c.text(
    zh
      ? '发来的内容太大了。表单最多 300 KB，文件最多 5 MB。请缩小后再试。'
      : 'What you sent is too large: at most 300 KB for a form, 5 MB for a file. Please make it smaller and try again.',
    413,
  )
}

const refuseBusy = refusals({
  busy: {
    status: 503,
    zh: '系统现在忙不过来，或者数据库暂时连不上。什么也没有改动，请过几秒再试。',
    en: 'The system is too busy, or its database cannot be reached just now. Nothing was changed; please try again in a few seconds.',
  },
})

const refuseLarge = refusals({
  'too-large': {
    status: 413,
    zh: '请求的正文太大了，最多 300 KB。请分成几次发送。',
    en: 'The body is too large: at most 300 KB. Please send it in several parts.',
  },
})
