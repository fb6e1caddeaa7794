import type { AddressInfo } from 'node:net'
import { isRefusal } from '#kernel'
import { lawOf } from '#law'
import {
  clockAt,
  type Ctx,
  mailerFor,
  makeLogger,
  type OpenDatabase,
  originFor,
  sealWith,
  sendDueLetters,
  sequence,
  theOperator,
} from '#platform'
import { SMTPServer } from 'smtp-server'
import { makeApp, type Services } from '../../src/app.ts'
import { writerFor } from '../../src/commands/post.ts'
import { makeSetUpSecret } from '../../src/home/set-up.ts'
import { timedJobs } from '../../src/jobs.ts'
import { textOf } from '../builders/letters.ts'
import { testDatabase } from '../builders/test-database.ts'
import { type Actor, theatre } from './stage.ts'

export interface Mail {
  to: string
  text: string
}

/** An installation in which there is nothing, with a mailbox of everybody, and browsers before it. */
export interface EmptyStage {
  database: OpenDatabase
  /** The address that the program prints when it starts. */
  address: string
  mailbox(to: string): readonly Mail[]
  sits: (who: string, o?: { phone?: boolean; host?: string }) => Promise<Actor>
  /** Where the links of a host begin. */
  originOf: (host: string) => string
  /** Whoever stands at the command line, in a jurisdiction that is there or is to be set up. */
  operator: (code: string, place: string) => Ctx
  now(): Temporal.Instant
  /** Moves the clock, does what has fallen due, and sends what was written. */
  at(moment: string): Promise<void>
  /** Sends what was written until now. */
  post(): Promise<void>
  close(): Promise<void>
}

export async function emptyStage(start: string): Promise<EmptyStage> {
  const database = await testDatabase()
  const { db } = database
  const clock = clockAt(start)
  const seal = sealWith('a secret that only this test knows, long enough')
  const logger = makeLogger({ log: (process.env.TANDEM_LOG ?? 'error') as 'error' })
  const { got, url, stop } = await mailServer()
  const from = 'Tandem <tandem@example.org>'
  let app: ReturnType<typeof makeApp> | undefined
  const t = await theatre((request) => app!.fetch(request))
  const origin = t.base
  const settings: Services['settings'] = { root: new URL('../..', import.meta.url).pathname, origin, mail: { url, from } }
  app = makeApp({ db, clock, seal, logger, settings })
  const post = async () => {
    const mailer = mailerFor(url, from)
    const write = writerFor({ db, seal, origin, now: () => clock.now() })
    await sendDueLetters({ db, clock, seal, mailer, logger, write })
    mailer.close()
  }
  return {
    database,
    address: `/set-up/${(await makeSetUpSecret(db, clock.now()))!}`,
    mailbox: (to) => got.filter((m) => m.to === to),
    sits: (who, { host, ...o } = {}) =>
      t.sits(o.phone ? 'public' : who, { lang: 'zh', ...o, ...(host && { base: originFor(origin, host) }) }),
    originOf: (host) => originFor(origin, host),
    operator(code, place) {
      const law = lawOf(place)
      if (isRefusal(law)) throw new Error(law.words.en)
      const now = clock.now()
      const [zone] = law.country.zones
      const today = now.toZonedDateTimeISO(zone).toPlainDate()
      return { db, jurisdiction: code, zone, law, demo: false, now, today, lang: 'zh', asker: theOperator, requestId: 'command line', seal }
    },
    now: () => clock.now(),
    async at(moment) {
      clock.set(moment)
      for (let i = 0; i < 3; i++) {
        for (const job of timedJobs({ db, clock, seal, origin, mail: true })) await job.run()
        // Notices are told from the entries of the record log that have their place.
        await sequence(db, {})
      }
      await post()
    },
    post,
    close: () => t.close(async () => (await database.close(), await stop())),
  }
}

/** A server that takes every letter and keeps it. */
async function mailServer(): Promise<{ got: Mail[]; url: string; stop: () => Promise<void> }> {
  const got: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (part: Buffer) => (raw += part.toString()))
      stream.on('end', () => {
        for (const to of session.envelope.rcptTo) got.push({ to: to.address, text: textOf(raw) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return { got, url, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
