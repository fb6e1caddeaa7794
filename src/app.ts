import { type Overlay, isRefusal, speakBy } from '#kernel'
import { routes as people } from '#people'
import {
  type Clock,
  clocksApart,
  type Db,
  type FileStore,
  type Health,
  type Logger,
  proxies,
  type Seal,
  type Settings,
  speakingIn,
  spokenNow,
  uploadBytes,
  WaitingRoom,
} from '#platform'
import { type Env, refusalJson, refusalPage, refusalPageAlone } from '#ui'
import { routes as cases } from '#casework'
import { routes as clients } from '#clients'
import { routes as contracts } from '#contracts'
import { routes as delivery } from '#delivery'
import { routes as evaluations } from '#evaluations'
import { routes as payments } from '#payments'
import { routes as needs } from '#needs'
import { routes as modes } from '#modes'
import { routes as openData } from '#open-data'
import { routes as phone } from '#phone'
import { routes as plans } from '#plans'
import { routes as tenders } from '#tenders'
import { routes as voices } from '#voices'
import { routes as votes } from '#votes'
import { type Context, Hono } from 'hono'
import { answerFault } from './answer-fault.ts'
import { api } from './api/index.ts'
import { refuse } from './app-words.ts'
import { type Assets, assetRoutes, assetsOf } from './assets.ts'
import { healthAnswer } from './health-answer.ts'
import { frameFor } from './home/frame-facts.ts'
import { routes as home } from './home/index.ts'
import { beforeAnything } from './home/set-up-routes.tsx'
import { notFoundPage } from './home/status-pages.tsx'
import { languageRoute } from './language-route.ts'
import { routes as notices } from './notices/index.ts'
import { comesFromElsewhere, outsideOf, secureHeaders } from './outside.ts'
import { mostOfFile } from './most-of-file.ts'
import { areaOf, quietRoute } from './quiet-route.ts'
import { receive } from './receive.ts'
import { contextBefore, contextOf, deadlinesOf, originHere } from './request-context.ts'
import { isApi, languageOf, notRead, overlayFor, told } from './tell.ts'
import { encodedBody, isEncoded, unreadable } from './unreadable.ts'

export interface Services {
  db: Db
  clock: Clock
  seal: Seal
  logger: Logger
  settings: Pick<Settings, 'root' | 'origin'> &
    Partial<Pick<Settings, 'trustedProxy' | 'mail' | 'webhooks' | 'signOn' | 'recordedShare' | 'longDay' | 'phoneDays'>>
  /** Where attachments lie. Without it nothing can be attached. */
  files?: FileStore
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

type App = Hono<Env>

/** Joins the nine doors into one app. What a request passes on its way stands in the order in which it passes it. */
export function makeApp(services: Services): App {
  const assets = assetsOf(services.settings.root)
  const languages = services.languages ?? []
  const app = new Hono<Env>()
  speakBy(spokenNow)
  seenFromOutside(app, services, assets)
  spokenIn(app, languages)
  app.use(async (c, next) => (await unreadable(c, assets.styles)) ?? (await next()))
  assetRoutes(app, assets)
  languageRoute(app, languages)
  received(app, services)
  if (services.health) app.get('/healthz', (c) => healthAnswer(c, services))
  const room = waitedFor(app, services)
  beforeAnything(app, { styles: assets.css, real: services.real ?? false, contextOf: (c) => contextBefore(c, services) })
  knownTo(app, services, assets)
  home(app)
  notices(app)
  people(app)
  needs(app)
  plans(app)
  votes(app)
  tenders(app)
  contracts(app)
  clients(app)
  delivery(app)
  cases(app)
  phone(app, services.settings.root)
  voices(app)
  payments(app)
  evaluations(app)
  modes(app)
  openData(app)
  api(app)
  app.notFound((c) => notFoundPage(c as Context<Env>))
  app.onError((error, c) => answerFault(error, c as Context<Env>, { logger: services.logger, styles: assets.styles, room }))
  return app
}

/** From where it came, by the proxies that are ours; how long it took; and what every answer carries. */
function seenFromOutside(app: App, services: Services, assets: Assets): void {
  const ours = proxies(services.settings.trustedProxy ?? [])
  app.use(async (c, next) => {
    const started = performance.now()
    await services.clock.fresh?.()
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
    secureHeaders(c, assets.inlineHash)
  })
}

/** In which of further languages it is answered. */
function spokenIn(app: App, languages: readonly Overlay[]): void {
  app.use(async (c, next) => {
    if (languages.length === 0 || isApi(c)) return await next()
    const speaking = { overlay: overlayFor(c, languages), all: languages }
    c.set('speaking', speaking)
    // What a form does is kept in the two languages; what is shown after it speaks again (act of ui/http.tsx).
    return await speakingIn(c.req.method === 'GET' || c.req.method === 'HEAD' ? speaking : { all: languages }, next)
  })
}

/** That it was sent from a page of ours, whole, in time and not too large. */
function received(app: App, services: Services): void {
  // Under /api only JSON is taken, and whoever writes there by a cookie is asked where from by the API itself.
  app.use(async (c, next) => (!isApi(c) && comesFromElsewhere(c) ? told(c, refuse('from-elsewhere')) : await next()))
  app.use(
    receive({
      clock: services.clock,
      mostBytes: (c) => ((c.req.header('content-type') ?? '').startsWith('multipart/') ? uploadBytes : formBytes),
      mostOfFile: (c) => mostOfFile(c, services),
      files: services.files,
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
}

/** A place at the database, among those of its part of the application; undefined where there is nothing to divide. */
function waitedFor(app: App, services: Services): WaitingRoom | undefined {
  if (!services.places) return undefined
  const room = new WaitingRoom({ places: services.places, seconds: services.wait ?? 5 })
  app.use(async (c, next) => {
    const leave = await room.enter(areaOf(c))
    await next().finally(leave)
  })
  return room
}

/** Who asks, where, under which law; and what is refused to everybody. */
function knownTo(app: App, services: Services, assets: Assets): void {
  app.use(async (c, next) => {
    const ctx = await contextOf(c, services)
    if (isRefusal(ctx))
      return isApi(c) ? refusalJson(c, ctx, languageOf(c)) : refusalPageAlone(c, ctx, { lang: languageOf(c), styles: assets.styles })
    c.set('ctx', ctx)
    c.set('styles', assets.css)
    c.set('frame', () => frameFor(c, assets.styles))
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
}
