import { join } from 'node:path'
import type { Overlay, Words } from '#kernel'
import type { AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import {
  comparedClock,
  embeddedFolder,
  keepHeapSmall,
  makeLogger,
  openDatabase,
  readLanguages,
  refuseForeign,
  sequence,
  type Settings,
  startJobs,
  systemClock,
  type TimedJob,
  whatHasBegun,
} from '#platform'
import { listedJurisdictions, lockTotpSecrets, noneAnswers } from '#people'
import { blindOlderAskers, coverOlderBids } from '#tenders'
import type { Env } from '#ui'
import { Hono } from 'hono'
import { makeApp, type Services } from '../app.ts'
import { timedJobs } from '../jobs.ts'
import { listenOn, type Unread } from '../listen.ts'
import { bodySeconds } from '../receive.ts'
import { makeSetUpSecret } from '../home/set-up.ts'
import { serveWords } from './serve-words.ts'
import { type CommandIo, indented, refused, told } from './command.ts'
import { sealFor } from './keys.ts'
import { words as ofJurisdictions } from './jurisdiction-words.ts'
import { makeMetrics } from './metrics.ts'
import { signingJob } from './log.ts'
import { startPosting } from './post.ts'
import { stillSealed } from '#tenders'

type Speaks = Pick<CommandIo, 'out' | 'err' | 'langs'>

/**
 * Serves until a signal comes, then stops in order: no new requests, jobs end, the database closes.
 * @param o.io where what is said to whoever starts it goes
 * @param o.real begin for real: never on a database that holds the demonstration
 * @param o.languages further languages, as the one that only shows what is not in a words file
 * @param o.fetchOf answers requests in place of the app that is made here, as while somebody is editing the sources
 */
export async function serveCommand(
  settings: Settings,
  o: {
    io: Speaks
    seedIfEmpty: boolean
    real?: boolean
    languages?: readonly Overlay[]
    fetchOf?: (services: Services) => Hono<Env>['fetch']
  },
): Promise<number> {
  keepHeapSmall()
  const say = (words: Words) => o.io.out(told(o.io, words))
  const logger = makeLogger(settings)
  const database = await openDatabase({
    url: settings.databaseUrl,
    applicationUrl: settings.applicationUrl,
    folder: embeddedFolder(settings),
    migrations: join(settings.root, 'migrations'),
    pool: settings.pool,
    prepared: settings.prepared,
    waits: settings.waits,
    before: (query) => refuseForeign(settings, query),
  })
  if (database.migrated.length) logger.info({ migrations: database.migrated }, 'tables brought up to date')
  const seal = await sealFor(settings, database.db).catch(async (e: unknown) => {
    await database.close()
    throw e
  })
  const locked = await lockTotpSecrets(database.db, () => seal)
  if (locked > 0) logger.info({ locked }, 'secrets of one-time codes locked')
  await coverOlderBids(database.db, seal)
  await blindOlderAskers(database.db, seal)
  if (o.real && (await whatHasBegun(database.db)) === 'demonstration') {
    await database.close()
    return refused(o.io, { words: serveWords.both('holdsDemonstration') })
  }
  const setUpSecret = o.seedIfEmpty ? undefined : await makeSetUpSecret(database.db, systemClock.now())
  if (o.seedIfEmpty) {
    const { seedDistrict } = await import('../demonstration/index.ts')
    if ((await whatHasBegun(database.db)) === 'nothing') {
      say(serveWords.both('seeding'))
      await seedDistrict(database.db, { seal, now: systemClock.now(), progress: (step) => say(indented(step)) })
    }
  }
  const unanswered = noneAnswers(await listedJurisdictions(database.db))
  if (unanswered.length > 0) say(ofJurisdictions.both('noneAnswers', unanswered))
  const clock = comparedClock(database.db, {
    base: systemClock,
    changed: (apart) =>
      apart
        ? logger.error(
            { seconds: apart.seconds },
            'the clocks of this process and of the database are apart: nothing is changed until they agree',
          )
        : logger.info('the clocks of this process and of the database agree'),
  })
  await clock.compare()
  // Also while no timed work is begun, as when a long piece of it is running.
  const watch = setInterval(() => void clock.compare().catch(() => {}), 2000)
  const metrics = makeMetrics(database.db, clock, database.health)
  const services: Services = {
    languages: [...readLanguages(join(settings.root, 'languages')), ...(o.languages ?? [])],
    db: database.db,
    clock,
    seal,
    logger,
    settings,
    real: o.real ?? false,
    observe: metrics.observe,
    ...(database.places && { places: database.places, wait: settings.waits.connection }),
    health: database.health,
  }
  const app = makeApp(services)
  if (settings.metricsToken) metrics.routes(app, settings.metricsToken)
  const signing = signingJob({ db: database.db, clock, seal, settings, logger })
  // A log that was rewritten is told at once, not when somebody looks.
  await signing.run().catch((e: unknown) => logger.error({ err: e }, 'the record log cannot be signed'))
  const jobs: TimedJob[] = [
    { name: 'sequence the record log', everySeconds: 1, timeless: true, run: () => sequence(database.db, { stillHeld: stillSealed }) },
    { ...signing, timeless: true },
    ...timedJobs({ db: database.db, clock, seal, origin: settings.origin, mail: settings.mail !== undefined }),
  ]
  // Apart from the other jobs: a mail server that does not answer must not hold up an opening of bids.
  const posting = (settings.mail || settings.webhooks.length > 0) && startPosting({ ...settings, db: database.db, seal, logger, clock })
  const running = startJobs(jobs, { clock, logger, observe: metrics.observeJob })
  const server = await listenOn({
    fetch: o.fetchOf?.(services) ?? app.fetch,
    port: settings.port,
    hostname: settings.host,
    // The body's own bound is a little shorter and answers in words.
    wholeSeconds: bodySeconds + 15,
  })
  const { port } = server.address() as AddressInfo
  let ofMetrics: ServerType | undefined
  if (settings.metricsPort !== undefined) {
    const own = new Hono<Env>()
    metrics.routes(own, settings.metricsToken)
    // What is no request there is answered by its number alone: only programs ask.
    const fetch: typeof own.fetch = (request, beside, context) => {
      const { unread } = (beside ?? {}) as Partial<Unread>
      return unread ? new Response(null, { status: unread }) : own.fetch(request, beside, context)
    }
    ofMetrics = await listenOn({ fetch, port: settings.metricsPort, hostname: settings.host })
  }
  const address = settings.origin ?? `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`
  const kept = database.kind === 'embedded' ? embeddedFolder(settings) : 'PostgreSQL'
  o.io.out(`\n${told(o.io, serveWords.both('begun', address, kept))}\n\n`)
  if (setUpSecret) o.io.out(`${told(o.io, indented(serveWords.both('setUp')))}\n  ${address}/set-up/${setUpSecret}\n\n`)
  else if (o.seedIfEmpty) o.io.out(`${told(o.io, indented(serveWords.both('forReal')))}\n\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  logger.info('stopping')
  ofMetrics?.close()
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    // Idle connections that a browser keeps open would hold the server for minutes.
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3000).unref()
  })
  clearInterval(watch)
  await running.stop()
  if (posting) await posting.stop()
  await database.close()
  return 0
}
