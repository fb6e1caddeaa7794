import { join } from 'node:path'
import type { Overlay, Words } from '#kernel'
import type { AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import {
  comparedClock,
  embeddedFolder,
  keepHeapSmall,
  type Logger,
  makeLogger,
  openDatabase,
  openFiles,
  type OpenDatabase,
  readLanguages,
  refuseForeign,
  type Seal,
  sequence,
  type Settings,
  startJobs,
  systemClock,
  type TimedJob,
  whatHasBegun,
} from '#platform'
import { listedJurisdictions, lockTotpSecrets, noneAnswers } from '#people'
import { blindOlderAskers, coverOlderBids, stillSealed } from '#tenders'
import type { Env } from '#ui'
import { Hono } from 'hono'
import { makeApp, type Services } from '../app.ts'
import { timedJobs } from '../jobs.ts'
import { closed, listenOn, type Unread } from '../listen.ts'
import { bodySeconds } from '../receive.ts'
import { makeSetUpSecret } from '../home/set-up.ts'
import { serveWords } from './serve-words.ts'
import { type CommandIo, indented, refused, told } from './command.ts'
import { sealFor } from './keys.ts'
import { words as ofJurisdictions } from './jurisdiction-words.ts'
import { makeMetrics } from './metrics.ts'
import { signingJob } from './log.ts'
import { startPosting } from './post.ts'

type Metrics = ReturnType<typeof makeMetrics>
type Speaks = Pick<CommandIo, 'out' | 'err' | 'langs'>

/** What is needed to serve, as the command line or somebody editing the sources asks for it. */
interface ServeOptions {
  /** Where what is said to whoever starts it goes. */
  io: Speaks
  seedIfEmpty: boolean
  /** Begin for real: never on a database that holds the demonstration. */
  real?: boolean
  /** Further languages, as the one that only shows what is not in a words file. */
  languages?: readonly Overlay[]
  /** Answers requests in place of the app that is made here, as while somebody is editing the sources. */
  fetchOf?: (services: Services) => Hono<Env>['fetch']
}

/** Serves until a signal comes, then stops in order: no new requests, jobs end, the database closes. */
export async function serveCommand(settings: Settings, o: ServeOptions): Promise<number> {
  keepHeapSmall()
  const say = (words: Words) => o.io.out(told(o.io, words))
  const logger = makeLogger(settings)
  const database = await opened(settings, logger)
  const kept = { seal: await sealedUp(settings, database, logger), files: openFiles(settings) }
  if (o.real && (await whatHasBegun(database.db)) === 'demonstration') {
    await database.close()
    return refused(o.io, { words: serveWords.both('holdsDemonstration') })
  }
  const setUpSecret = o.seedIfEmpty ? undefined : await makeSetUpSecret(database.db, systemClock.now())
  if (o.seedIfEmpty) await seedIfEmpty(database, settings, kept, say)
  const unanswered = noneAnswers(await listedJurisdictions(database.db))
  if (unanswered.length > 0) say(ofJurisdictions.both('noneAnswers', unanswered))
  const clock = clockBeside(database, logger)
  await clock.compare()
  // Each request asks anew where the last answer is old: this is for a time in which none comes.
  const watch = setInterval(() => void clock.compare().catch(() => {}), 10_000)
  const metrics = makeMetrics(database.db, clock, database.health, isMeasured(settings))
  const services: Services = {
    languages: [...readLanguages(join(settings.root, 'languages')), ...(o.languages ?? [])],
    db: database.db,
    clock,
    ...kept,
    logger,
    settings,
    real: o.real ?? false,
    observe: metrics.observe,
    ...(database.places && { places: database.places, wait: settings.waits.connection }),
    health: database.health,
  }
  const app = makeApp(services)
  if (settings.metricsToken) metrics.routes(app, settings.metricsToken)
  const running = await begunWork(services, settings, { metrics, others: database.others })
  const server = await listenOn({
    fetch: o.fetchOf?.(services) ?? app.fetch,
    port: settings.port,
    hostname: settings.host,
    // The body's own bound is a little shorter and answers in words.
    wholeSeconds: bodySeconds + 15,
  })
  const ofMetrics = await metricsServer(settings, metrics)
  const { port } = server.address() as AddressInfo
  const address = settings.origin ?? `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`
  const place = database.kind === 'embedded' ? embeddedFolder(settings) : 'PostgreSQL'
  o.io.out(`\n${told(o.io, serveWords.both('begun', address, place))}\n\n`)
  if (setUpSecret) o.io.out(`${told(o.io, indented(serveWords.both('setUp')))}\n  ${address}/set-up/${setUpSecret}\n\n`)
  else if (o.seedIfEmpty) o.io.out(`${told(o.io, indented(serveWords.both('forReal')))}\n\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  logger.info('stopping')
  ofMetrics?.close()
  await closed(server)
  clearInterval(watch)
  await running.stop()
  await database.close()
  return 0
}

/** The database, with its tables in the newest form. */
async function opened(settings: Settings, logger: Logger): Promise<OpenDatabase> {
  const database = await openDatabase({
    url: settings.databaseUrl,
    applicationUrl: settings.applicationUrl,
    folder: embeddedFolder(settings),
    migrations: join(settings.root, 'migrations'),
    pool: settings.pool,
    prepared: settings.prepared,
    pooled: settings.pooled,
    waits: settings.waits,
    before: (query) => refuseForeign(settings, query),
  })
  if (database.migrated.length) logger.info({ migrations: database.migrated }, 'tables brought up to date')
  return database
}

/** What seals, once everything that older versions kept unsealed is sealed by it. */
async function sealedUp(settings: Settings, database: OpenDatabase, logger: Logger): Promise<Seal> {
  const seal = await sealFor(settings, database.db).catch(async (e: unknown) => {
    await database.close()
    throw e
  })
  const locked = await lockTotpSecrets(database.db, () => seal)
  if (locked > 0) logger.info({ locked }, 'secrets of one-time codes locked')
  await coverOlderBids(database.db, seal)
  await blindOlderAskers(database.db, seal)
  return seal
}

async function seedIfEmpty(
  { db }: OpenDatabase,
  { root }: Settings,
  kept: Required<Pick<Services, 'seal' | 'files'>>,
  say: (words: Words) => void,
): Promise<void> {
  const { keptCity, seedDistrict } = await import('../demonstration/index.ts')
  if ((await whatHasBegun(db)) !== 'nothing') return
  say(serveWords.both('seeding'))
  const city = keptCity(root)
  await seedDistrict(db, { ...kept, now: systemClock.now(), city, progress: (step) => say(indented(step)) })
}

/** The clock of this machine, which is not believed while that of the database says otherwise. */
function clockBeside(database: OpenDatabase, logger: Logger) {
  return comparedClock(database.db, {
    base: systemClock,
    changed: (apart) =>
      apart
        ? logger.error(
            { seconds: apart.seconds },
            'the clocks of this process and of the database are apart: nothing is changed until they agree',
          )
        : logger.info('the clocks of this process and of the database agree'),
  })
}

/** The timed jobs, and beside them the post: a mail server that does not answer must not hold up an opening of bids. */
async function begunWork(
  { db, clock, seal, files, logger }: Services,
  settings: Settings,
  o: { metrics: Metrics; others: OpenDatabase['others'] },
): Promise<{ stop(): Promise<void> }> {
  const signing = signingJob({ db, clock, seal, settings, logger })
  // A log that was rewritten is told at once, not when somebody looks.
  await signing.run().catch((e: unknown) => logger.error({ err: e }, 'the record log cannot be signed'))
  const jobs: TimedJob[] = [
    { name: 'sequence the record log', everySeconds: 1, timeless: true, run: () => sequence(db, { stillHeld: stillSealed }) },
    { ...signing, timeless: true },
    ...timedJobs({ db, clock, seal, ...(files && { files }), origin: settings.origin, mail: settings.mail !== undefined }),
  ]
  const posting = (settings.mail || settings.webhooks.length > 0) && startPosting({ ...settings, db, seal, logger, clock })
  const running = startJobs(jobs, { clock, logger, observe: o.metrics.observeJob, others: o.others })
  return {
    async stop() {
      await running.stop()
      if (posting) await posting.stop()
    },
  }
}

const isMeasured = (settings: Settings): boolean => settings.metricsToken !== undefined || settings.metricsPort !== undefined

/** The measurements at a port of their own, where one is set. */
async function metricsServer(settings: Settings, metrics: Metrics): Promise<ServerType | undefined> {
  if (settings.metricsPort === undefined) return undefined
  const own = new Hono<Env>()
  metrics.routes(own, settings.metricsToken)
  // What is no request there is answered by its number alone: only programs ask.
  const fetch: typeof own.fetch = (request, beside, context) => {
    const { unread } = (beside ?? {}) as Partial<Unread>
    return unread ? new Response(null, { status: unread }) : own.fetch(request, beside, context)
  }
  return await listenOn({ fetch, port: settings.metricsPort, hostname: settings.host })
}
