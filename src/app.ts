import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRefusal, type Moment, nameIn, type Overlay, type Refusal, speakBy } from '#kernel'
import {
  askerOfSession,
  askerOfToken,
  hostOf,
  jurisdictionAt,
  lawFor,
  lawHere,
  refuseJurisdiction,
  routes as people,
  sessionCookieFor,
} from '#people'
import {
  type Asker,
  type Clock,
  clocksApart,
  type Ctx,
  type Db,
  type Health,
  isBusy,
  isDiskFull,
  isShutOut,
  KeptKnown,
  type Logger,
  proxies,
  Refused,
  type Seal,
  type Settings,
  sha256,
  speakingIn,
  spokenNow,
  thePublic,
  WaitingRoom,
  uploadBytes,
  originFor,
} from '#platform'
import { busyPage, type Env, goTo, refusalJson, refusalPage, refusalPageAlone } from '#ui'
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
import { getCookie, setCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { api } from './api/index.ts'
import { faultPage, notFoundPage } from './home/status-pages.tsx'
import { beforeAnything } from './home/set-up-routes.tsx'
import { frameFor } from './home/frame-facts.ts'
import { routes as home } from './home/index.ts'
import { routes as notices } from './notices/index.ts'
import { refuse } from './app-words.ts'
import { deadlinesAt } from './deadlines-at.ts'
import { receive } from './receive.ts'
import { comesFromElsewhere, outsideOf, secureHeaders } from './outside.ts'
import { isApi, languageOf, notRead, overlayFor, told } from './tell.ts'
import { encodedBody, isEncoded, unreadable } from './unreadable.ts'

export interface Services {
  db: Db
  clock: Clock
  seal: Seal
  logger: Logger
  settings: Pick<Settings, 'root' | 'origin'> & Partial<Pick<Settings, 'trustedProxy' | 'mail' | 'webhooks' | 'recordedShare' | 'longDay'>>
  /** Started for real data: a demonstration is never served. */
  real?: boolean
  /** Connections to the database, to be divided among the areas of the application; undefined where there is nothing to divide. */
  places?: number
  /** Longest wait for a place, in seconds. */
  wait?: number
  /** Whether the database answers. */
  health?: () => Promise<Health>
  /** The languages beside the two that every sentence is written in. */
  languages?: readonly Overlay[]
  /** Called after each answer, for the metrics. */
  observe?: (request: { method: string; route: string; status: number; seconds: number }) => void
}

/** Largest form; uploads have their own, larger, limit. */
const formBytes = 300 * 1024

/** Joins the nine doors into one app. */
export function makeApp(services: Services): Hono<Env> {
  const styles = readStyles(services.settings.root)
  const stylesHash = sha256(styles).slice(0, 12)
  const inlineHash = Buffer.from(sha256(styles), 'hex').toString('base64')
  const ours = proxies(services.settings.trustedProxy ?? [])
  const app = new Hono<Env>()
  const languages = services.languages ?? []
  speakBy(spokenNow)

  app.use(async (c, next) => {
    const started = performance.now()
    const outside = outsideOf(c, { origin: services.settings.origin, ours, logger: services.logger })
    c.set('address', outside.address)
    c.set('origin', await originHere(services, c.req.header('host') ?? '', outside.origin))
    c.set('secure', outside.secure)
    await next()
    const seconds = (performance.now() - started) / 1000
    const route = quietRoute(c)
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
  app.use(async (c, next) => {
    if (languages.length === 0 || isApi(c)) return await next()
    const speaking = { overlay: overlayFor(c, languages), all: languages }
    c.set('speaking', speaking)
    // What a form does is kept in the two languages; what is shown after it speaks again (act of ui/http.tsx).
    return await speakingIn(c.req.method === 'GET' || c.req.method === 'HEAD' ? speaking : { all: languages }, next)
  })
  app.use(async (c, next) => (await unreadable(c, `/assets/tandem.${stylesHash}.css`)) ?? (await next()))
  app.get('/assets/:file', (c) => {
    const file = c.req.param('file')
    const headers = { 'cache-control': 'public, max-age=31536000, immutable' }
    if (file === `tandem.${stylesHash}.css`) return c.body(styles, 200, { ...headers, 'content-type': 'text/css; charset=utf-8' })
    if (file === 'icon.svg') return c.body(icon, 200, { 'cache-control': 'public, max-age=86400', 'content-type': 'image/svg+xml' })
    return c.notFound()
  })
  app.get('/language/:lang', async (c, next) => {
    // What asks for a name that no record can have is told so further on.
    if (c.req.url.includes('%00')) return await next()
    const cookie = { path: '/', maxAge: 365 * 86400, sameSite: 'Lax', secure: c.get('secure') } as const
    const asked = c.req.param('lang')
    setCookie(c, 'language', asked === 'en' || languages.some((l) => l.code === asked) ? asked : 'zh', cookie)
    return goTo(c, c.req.query('to') ?? '/', 302)
  })
  // Under /api only JSON is taken, and whoever writes there by a cookie is asked where from by the API itself.
  app.use(async (c, next) => (!isApi(c) && comesFromElsewhere(c) ? told(c, refuse('from-elsewhere')) : await next()))
  app.use(
    receive({
      clock: services.clock,
      mostBytes: (c) => ((c.req.header('content-type') ?? '').startsWith('multipart/') ? uploadBytes : formBytes),
      encoded: async (c) => (isEncoded(c) ? await notRead(c, encodedBody()) : undefined),
      tooLarge: async (c) => told(c, refuse(isApi(c) ? 'too-large' : 'form-too-large')),
      tooSlow: (c, seconds) => notRead(c, refuse('too-slow', seconds)),
      brokenOff: (c) => notRead(c, refuse('broken-off')),
      deadlinesOf: (c, begun) => deadlinesOf(c, services, begun),
    }),
  )
  // Whatever is away for now says so to programs as well, here for all of it.
  app.use(async (c, next) => {
    await next()
    if (c.res.status === 503) c.header('retry-after', '5')
  })
  if (services.health) app.get('/healthz', (c) => healthAnswer(c, services))
  const room = services.places ? new WaitingRoom({ places: services.places, seconds: services.wait ?? 5 }) : undefined
  if (room)
    app.use(async (c, next) => {
      const leave = await room.enter(areaOf(c))
      await next().finally(leave)
    })
  beforeAnything(app, { styles, real: services.real ?? false, contextOf: (c) => contextBefore(c, services) })
  app.use(async (c, next) => {
    const ctx = await contextOf(c, services)
    if (isRefusal(ctx))
      return isApi(c)
        ? refusalJson(c, ctx, languageOf(c))
        : refusalPageAlone(c, ctx, { lang: languageOf(c), styles: `/assets/tandem.${stylesHash}.css` })
    c.set('ctx', ctx)
    c.set('styles', styles)
    c.set('frame', () => frameFor(c, `/assets/tandem.${stylesHash}.css`))
    await next()
  })
  // While nobody knows what time it is nothing is changed, whatever way it would be written; who one is does not depend on it.
  app.use(async (c, next) => {
    const { apart, lang } = c.get('ctx')
    if (!apart || c.req.method === 'GET' || c.req.method === 'HEAD' || /^\/(sign-in|sign-out)(\/|$)/.test(c.req.path)) return await next()
    return isApi(c) ? refusalJson(c, clocksApart(apart), lang) : refusalPage(c, await c.get('frame')(), clocksApart(apart))
  })
  // No record's name holds a NUL, and the database refuses one rather than finding nothing.
  app.use((c, next) => (c.req.url.includes('%00') ? notFoundPage(c) : next()))
  home(app)
  notices(app)
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
    // A no that was found where only an answer could be returned.
    if (error instanceof Refused && ctx) {
      if (isApi(c)) return refusalJson(c as Context<Env>, error.refusal, languageOf(c))
      return refusalPage(c as Context<Env>, await (c as Context<Env>).get('frame')(), error.refusal)
    }
    if (isBusy(error) || isDiskFull(error)) {
      const diskFull = isDiskFull(error)
      if (!diskFull) room?.tooLong(areaOf(c))
      const said = { request: ctx?.requestId, err: error, route: quietRoute(c) }
      if (diskFull) services.logger.error(said, 'the disk of the database is full: nothing is stored until somebody makes room')
      else if (isShutOut(error)) services.logger.error(said, 'the database refuses this login or what it may do')
      else services.logger.warn(said, 'the database is busy or away')
      if (isApi(c)) return refusalJson(c as Context<Env>, refuse(diskFull ? 'disk-full' : 'busy'), languageOf(c))
      return await busyPage(c as Context<Env>, { lang: languageOf(c), styles: `/assets/tandem.${stylesHash}.css`, diskFull })
    }
    services.logger.error({ request: ctx?.requestId, err: error, route: quietRoute(c) }, 'fault')
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

/** The same before there is a jurisdiction: nobody, nowhere, under no law. */
const contextBefore = (c: Context<Env>, services: Services, begun?: Moment): Omit<Ctx, 'law'> => {
  const [now, apart] = [begun ?? c.get('received')?.complete ?? services.clock.now(), services.clock.apart?.()]
  return {
    db: services.db,
    jurisdiction: '',
    zone: 'UTC',
    demo: false,
    now,
    today: now.toZonedDateTimeISO('UTC').toPlainDate(),
    lang: languageOf(c),
    asker: thePublic,
    requestId: requestNumber(),
    seal: services.seal,
    ...(apart && { apart }),
  }
}

/** The deadlines a request is held against, asked before it is known who sends it. */
async function deadlinesOf(c: Context<Env>, services: Services, begun: Moment): Promise<readonly Moment[]> {
  const place = await jurisdictionFor(services.db, c.req.header('host') ?? '')
  if (!place || place === 'none') return []
  const law = await lawFor(services.db, place)
  return isRefusal(law)
    ? []
    : await deadlinesAt({ ...contextBefore(c, services, begun), jurisdiction: place.code, zone: place.zone, law }, c.req.path)
}

/** Time, language, law and asker, once per request. Refused where the law of the jurisdiction's place is not known. */
async function contextOf(c: Context<Env>, services: Services): Promise<Ctx | Refusal> {
  const received = c.get('received')
  const [now, apart] = [received?.complete ?? services.clock.now(), services.clock.apart?.()]
  const host = c.req.header('host') ?? ''
  const place = await jurisdictionFor(services.db, host)
  if (!place) throw new Error('there is no jurisdiction')
  if (place === 'none') return refuseJurisdiction('no-jurisdiction-here', host.slice(0, 100))
  const law = await lawFor(services.db, place)
  if (isRefusal(law)) return law
  const lang = languageOf(c)
  let asker: Asker = thePublic
  const bearer = /^Bearer (\S{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  const cookie = getCookie(c, sessionCookieFor(c.get('secure')))
  const askedAgain = async (tx: Db) =>
    bearer ? ((await askerOfToken(tx, place.code, bearer, now)) ?? thePublic) : (await askerOfSession(tx, place.code, cookie, now)).asker
  if (bearer) asker = (await askerOfToken(services.db, place.code, bearer, now)) ?? thePublic
  else {
    const found = await askerOfSession(services.db, place.code, cookie, now)
    asker = found.asker
    c.set('failedBefore' as never, found.failedBefore as never)
    c.set(
      'organisationName' as never,
      (nameIn({ name: found.organisationName ?? '', nameEn: found.organisationNameEn }, lang) || null) as never,
    )
  }
  c.set('jurisdictionName' as never, { zh: place.name_zh, en: place.name_en }[lang] as never)
  return {
    db: services.db,
    jurisdiction: place.code,
    zone: place.zone,
    law,
    demo: place.demo,
    now,
    today: now.toZonedDateTimeISO(place.zone).toPlainDate(),
    lang,
    asker,
    askedAgain,
    requestId: requestNumber(),
    seal: services.seal,
    ...(received && { begun: received.begun }),
    ...(apart && { apart }),
    mail: services.settings.mail !== undefined,
    webhookOrigins: services.settings.webhooks ?? [],
    ...(services.settings.recordedShare !== undefined && { recordedShare: services.settings.recordedShare }),
    ...(services.settings.longDay !== undefined && { longDay: services.settings.longDay }),
  }
}

/**
 * The address people use: that of the installation, at the host of the jurisdiction that answers. A host is believed only where a
 * jurisdiction names it; while the database does not answer, every request is one of the installation.
 */
async function originHere(services: Services, host: string, origin: string): Promise<string> {
  if (!services.settings.origin) return origin
  const place = await jurisdictionFor(services.db, host).catch(() => undefined)
  return place && place !== 'none' && place.host === hostOf(host) ? originFor(origin, place.host) : origin
}

// A number people can quote: which process, and which of its requests.
const processNumber = Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('base64url')
let requests = 0
const requestNumber = () => `${processNumber}-${(++requests).toString(36)}`

type Place = {
  code: string
  name_zh: string
  name_en: string
  zone: string
  place: string
  demo: boolean
  host: string | null
  answers_others: boolean | null
}
const places = new KeptKnown<Place[]>()
/** The jurisdiction an address belongs to. Read again every few seconds. @returns 'none' where there are some, and none is reached there */
async function jurisdictionFor(db: Db, host: string): Promise<Place | 'none' | undefined> {
  const rows = await places.get(db, 'all', async () => await db.selectFrom('jurisdictions').selectAll().orderBy('code').execute())
  // Whoever sets up the first is answered at once.
  if (rows.length === 0) places.forget(db, 'all')
  return jurisdictionAt(rows, host) ?? (rows.length > 0 ? 'none' : undefined)
}

/** The part of the application a request goes to: it shares its connections with others of the same part. */
function areaOf(c: Context): string {
  const [first = '', second = ''] = c.req.path.split('/').slice(1)
  // Whoever comes from a browser that signed in before does not stand in line behind a flood of strangers.
  if (first === 'sign-in' && /(?:^|;\s*)(?:__Host-)?tandem-device=/.test(c.req.header('cookie') ?? '')) return 'sign-in, known browser'
  return first === 'api' ? second : first
}

/**
 * A process whose clock is wrong says so with 503 too, and one that does not know the law of the place that is asked for: whoever
 * divides the requests among several leaves it out.
 */
async function healthAnswer(c: Context, { db, health, places, clock }: Services): Promise<Response> {
  const [known, apart] = [await health!(), clock.apart?.()]
  const found = known === 'ok' ? await soon(jurisdictionFor(db, c.req.header('host') ?? '')) : undefined
  const here = found === 'late' || found === 'none' ? undefined : found
  const lawless = here && isRefusal(lawHere(here)) ? here.place : undefined
  const status =
    known === 'no database' || known === 'disk full'
      ? known
      : apart
        ? 'clocks apart'
        : lawless !== undefined
          ? 'law unknown'
          : found === 'late'
            ? 'degraded'
            : known
  return c.json(
    {
      status,
      database: places === undefined ? 'embedded' : 'postgres',
      ...(apart && { secondsApart: apart.seconds ?? null }),
      ...(lawless !== undefined && { place: lawless }),
    },
    known === 'no database' || known === 'disk full' || apart || lawless !== undefined ? 503 : 200,
    { 'cache-control': 'no-store' },
  )
}

/** What does not come within half a second, or not at all, as from a table somebody holds locked, is late. */
const soon = <T>(asked: Promise<T>): Promise<T | 'late'> =>
  Promise.race([asked.catch(() => 'late' as const), new Promise<'late'>((r) => setTimeout(() => r('late'), 500).unref())])

/**
 * A request's route as the measurements and the log of requests may say it. What is done with a tender is not told apart, nor one form
 * from another: on a quiet day the number of forms sent to one address would be the number of bids.
 */
function quietRoute(c: Context): string {
  const route = c.req.routePath ?? c.req.path
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isApi(c)) return '(form)'
  return route.startsWith('/tenders/:id/') ? '/tenders/:id/…' : route
}
