import { isRefusal, type Moment, nameIn, type Refusal } from '#kernel'
import { askerOfSession, askerOfToken, heldSession, hostOf, lawFor, refuseJurisdiction, sessionCookieFor } from '#people'
import { type Asker, type Ctx, type Db, originFor, thePublic } from '#platform'
import type { Env } from '#ui'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Services } from './app.ts'
import { deadlinesAt } from './deadlines-at.ts'
import { jurisdictionFor } from './jurisdiction-for.ts'
import { languageOf } from './tell.ts'

/** Time, language, law and asker, once per request. Refused where the law of the jurisdiction's place is not known. */
export async function contextOf(c: Context<Env>, services: Services): Promise<Ctx | Refusal> {
  const received = c.get('received')
  const [now, apart] = [received?.complete ?? services.clock.now(), services.clock.apart?.()]
  const host = c.req.header('host') ?? ''
  const place = await jurisdictionFor(services.db, host)
  if (!place) throw new Error('there is no jurisdiction')
  if (place === 'none') return refuseJurisdiction('no-jurisdiction-here', host.slice(0, 100))
  const law = await lawFor(services.db, place)
  if (isRefusal(law)) return law
  const lang = languageOf(c)
  const { asker, askedAgain, session } = await askerHere(c, services.db, { place: place.code, now, lang })
  c.set('jurisdictionName' as never, { zh: place.name_zh, en: place.name_en }[lang] as never)
  return {
    db: services.db,
    jurisdiction: place.code,
    zone: place.zone,
    law,
    demo: place.demo,
    rehearsed: place.demo ? (services.clock.rehearsed?.() ?? 0) : 0,
    now,
    today: now.toZonedDateTimeISO(place.zone).toPlainDate(),
    lang,
    asker,
    askedAgain,
    ...(session && { session }),
    requestId: requestNumber(),
    seal: services.seal,
    ...(services.files && { files: services.files }),
    ...(received && { begun: received.begun }),
    ...(apart && { apart }),
    mail: services.settings.mail !== undefined,
    webhookOrigins: services.settings.webhooks ?? [],
    signOnServers: services.settings.signOn ?? [],
    ...(services.settings.recordedShare !== undefined && { recordedShare: services.settings.recordedShare }),
    ...(services.settings.phoneDays !== undefined && { phoneDays: services.settings.phoneDays }),
    ...(services.settings.longDay !== undefined && { longDay: services.settings.longDay }),
  }
}

/** Who asks, by token or by session; `askedAgain` looks once more, inside a transaction. */
async function askerHere(
  c: Context<Env>,
  db: Db,
  { place, now, lang }: { place: string; now: Moment; lang: Ctx['lang'] },
): Promise<{ asker: Asker; askedAgain: NonNullable<Ctx['askedAgain']>; session?: Ctx['session'] }> {
  const bearer = /^Bearer (\S{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  const cookie = getCookie(c, sessionCookieFor(c.get('secure')))
  const askedAgain = async (tx: Db) =>
    bearer ? ((await askerOfToken(tx, place, bearer, now)) ?? thePublic) : (await askerOfSession(tx, place, cookie, now)).asker
  if (bearer) return { asker: (await askerOfToken(db, place, bearer, now)) ?? thePublic, askedAgain }
  const found = await askerOfSession(db, place, cookie, now)
  c.set('failedBefore' as never, found.failedBefore as never)
  c.set(
    'organisationName' as never,
    (nameIn({ name: found.organisationName ?? '', nameEn: found.organisationNameEn }, lang) || null) as never,
  )
  return { asker: found.asker, askedAgain, session: found.asker.userId ? heldSession(place, cookie) : undefined }
}

/** The same before there is a jurisdiction: nobody, nowhere, under no law. */
export const contextBefore = (c: Context<Env>, services: Services, begun?: Moment): Omit<Ctx, 'law'> => {
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
export async function deadlinesOf(c: Context<Env>, services: Services, begun: Moment): Promise<readonly Moment[]> {
  const place = await jurisdictionFor(services.db, c.req.header('host') ?? '')
  if (!place || place === 'none') return []
  const law = await lawFor(services.db, place)
  return isRefusal(law)
    ? []
    : await deadlinesAt({ ...contextBefore(c, services, begun), jurisdiction: place.code, zone: place.zone, law }, c.req.path)
}

/**
 * The address people use: that of the installation, at the host of the jurisdiction that answers. A host is believed only where a
 * jurisdiction names it; while the database does not answer, every request is one of the installation.
 */
export async function originHere(services: Services, host: string, origin: string): Promise<string> {
  if (!services.settings.origin) return origin
  const place = await jurisdictionFor(services.db, host).catch(() => undefined)
  return place && place !== 'none' && place.host === hostOf(host) ? originFor(origin, place.host) : origin
}

// A number people can quote: which process, and which of its requests.
const processNumber = Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('base64url')
let requests = 0
const requestNumber = () => `${processNumber}-${(++requests).toString(36)}`
