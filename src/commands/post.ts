import {
  type Call,
  type Clock,
  type Ctx,
  type Db,
  type Letter,
  type Logger,
  type Mailer,
  mailerFor,
  nextPostAt,
  originFor,
  type Order,
  type Seal,
  sendDueLetters,
  type Settings,
  startJobs,
  theClock,
} from '#platform'
import { confirmedLetter, lawOrFault, resetLetter } from '#people'
import { callOut } from '../notices/index.ts'

/** Writes letters that are only ordered, in the jurisdiction they were ordered in. */
export const writerFor =
  (o: { db: Db; seal: Seal; origin: string; now: () => Ctx['now'] }) =>
  async (jurisdiction: string, order: Order): Promise<Letter | undefined> => {
    const j = await o.db.selectFrom('jurisdictions').selectAll().where('code', '=', jurisdiction).executeTakeFirstOrThrow()
    const now = o.now()
    const ctx: Ctx = {
      db: o.db,
      jurisdiction: j.code,
      zone: j.zone,
      law: await lawOrFault(o.db, j),
      demo: j.demo,
      now,
      today: now.toZonedDateTimeISO(j.zone).toPlainDate(),
      lang: order.lang,
      asker: theClock,
      requestId: 'mail',
      seal: o.seal,
    }
    const linkTo = (path: string) => new URL(path, originFor(o.origin, j.host)).href
    return order.kind === 'reset' ? await resetLetter(ctx, order, linkTo) : await confirmedLetter(ctx, order, linkTo)
  }

/** Sends letters and calls as long as the program runs. */
export function startPosting(o: {
  mail: Settings['mail']
  webhooks: Settings['webhooks']
  origin: Settings['origin']
  db: Db
  seal: Seal
  logger: Logger
  clock: Clock
}): {
  stop(): Promise<void>
} {
  const mailer: Mailer | undefined = o.mail && mailerFor(o.mail.url, o.mail.from)
  // Settings with a mail server have an origin.
  const write = writerFor({ ...o, origin: o.origin ?? '', now: () => o.clock.now() })
  const call = (jurisdiction: string, what: Call) => callOut({ ...o, now: o.clock.now(), origins: o.webhooks }, jurisdiction, what)
  let next: Ctx['now'] | undefined
  const ways = { db: o.db, mailer, ...(o.webhooks.length > 0 && { call }) }
  const run = async () => {
    const sent = await sendDueLetters({ ...o, ...ways, write })
    next = await nextPostAt(ways)
    return sent
  }
  const posting = startJobs([{ name: 'send letters and calls', everySeconds: 5, run, nextAt: () => next }], o)
  return {
    async stop() {
      await posting.stop()
      mailer?.close()
    },
  }
}
