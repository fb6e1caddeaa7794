import type { Refusal } from '#kernel'
import { type Ctx, markTransaction } from '#platform'
import { type RawBuilder, sql } from 'kysely'
import { refuse } from './words.ts'

/**
 * How often a password may be tried. A browser from which the person has signed in before has a budget of its own for them, so nobody
 * else can use it up. All other browsers share one for each account and address, and one for each account, which slow down and
 * never lock. An address has a count of failures; it never refuses the right password, it only makes its tries go one by one.
 * Every count lies in the database, under a fingerprint that needs the master secret, and is the same for an e-mail nobody has.
 */
export interface From {
  /** Secrets of the device cookie, as they were brought. */
  devices: readonly string[]
  /** Network address, or the /64 of it. */
  address: string | undefined
}

/** Seconds to wait after the first, second, … try that was wrong; the last holds for all that follow. */
const waits = {
  own: [0, 0, 0, 0, 15, 30, 60, 120, 300],
  pair: [0, 0, 0, 0, 15, 30, 60, 120, 300, 900],
  account: [...Array<number>(9).fill(0), ...Array<number>(10).fill(5), ...Array<number>(30).fill(10), 20],
}
const forgottenAfterHours = 6
const address = { most: 50, minutes: 15 }

interface Try {
  /** Tries of this browser or address against this account so far, this one included. */
  tries: number
  /** The address has failed so often that its tries go one by one. */
  crowded: boolean
  /** Gives the try back when it was no wrong one. */
  giveBack(): Promise<void>
}

/** Takes a try before anything is looked at, so that a hundred at the same moment are a hundred; refuses with the time to wait. */
export async function takeTry(ctx: Ctx, email: string, from: From, knownDevice: string | undefined): Promise<Try | Refusal> {
  const key = (of: string) => ctx.seal.mark(of, `tries:${ctx.jurisdiction}`)
  const account = key(`account ${email}`)
  const own = key(knownDevice ? `device ${email} ${knownDevice}` : `pair ${email} ${from.address ?? ''}`)
  const place = from.address && !knownDevice ? key(`address ${from.address}`) : undefined
  const taken = await ctx.db.transaction().execute((tx) =>
    markTransaction(async () => {
      const at: Ctx = { ...ctx, db: tx }
      const tries = await take(at, own, knownDevice ? waits.own : waits.pair)
      if (tries === undefined || knownDevice) return { tries, crowded: false }
      if ((await take(at, account, waits.account)) === undefined) return { undo: await putBack(at, own) }
      return { tries, crowded: place !== undefined && (await countAt(at, place)) > address.most }
    }),
  )
  if (taken.tries === undefined) return refuse('sign-in-wait', await secondsLeft(ctx, knownDevice ? [own] : [own, account]))
  return {
    tries: taken.tries,
    crowded: taken.crowded,
    async giveBack() {
      await ctx.db.transaction().execute((tx) =>
        markTransaction(async () => {
          const at: Ctx = { ...ctx, db: tx }
          await sql`delete from try_budgets where jurisdiction = ${ctx.jurisdiction} and key = ${own}`.execute(tx)
          if (!knownDevice) await putBack(at, account)
          if (place) await putBack(at, place, false)
        }),
      )
    },
  }
}

/** One try out of a budget: how many that makes, or nothing while it has to wait. */
async function take(ctx: Ctx, key: string, seconds: readonly number[]): Promise<number | undefined> {
  const waitAfter = (n: RawBuilder<unknown>) => sql`${ctx.now}::timestamptz
    + make_interval(secs => (array[${sql.raw(seconds.join(','))}]::float8[])[least(${n}, ${sql.lit(seconds.length)})])`
  const forgotten = sql`(b.last_at < ${ctx.now.subtract({ hours: forgottenAfterHours })})`
  const next = sql`(case when ${forgotten} then 1 else b.tries + 1 end)`
  const { rows } = await sql<{ tries: number }>`
    insert into try_budgets as b (jurisdiction, key, tries, last_at, next_at)
    values (${ctx.jurisdiction}, ${key}, 1, ${ctx.now}, ${waitAfter(sql`1`)})
    on conflict (jurisdiction, key) do update set tries = ${next}, last_at = ${ctx.now}, next_at = ${waitAfter(next)}
    where b.next_at <= ${ctx.now}
    returning tries`.execute(ctx.db)
  return rows[0]?.tries
}

async function putBack(ctx: Ctx, key: string, atOnce = true): Promise<undefined> {
  await sql`update try_budgets set tries = greatest(tries - 1, 0), next_at = ${atOnce ? sql`${ctx.now}` : sql`next_at`}
    where jurisdiction = ${ctx.jurisdiction} and key = ${key}`.execute(ctx.db)
  return undefined
}

/** Counts within a quarter of an hour from the first. */
async function countAt(ctx: Ctx, key: string): Promise<number> {
  const end = ctx.now.add({ minutes: address.minutes })
  const { rows } = await sql<{ tries: number }>`
    insert into try_budgets as b (jurisdiction, key, tries, last_at, next_at) values (${ctx.jurisdiction}, ${key}, 1, ${ctx.now}, ${end})
    on conflict (jurisdiction, key) do update set last_at = ${ctx.now},
      tries = case when b.next_at <= ${ctx.now} then 1 else b.tries + 1 end,
      next_at = case when b.next_at <= ${ctx.now} then ${end} else b.next_at end
    returning tries`.execute(ctx.db)
  return rows[0]!.tries
}

async function secondsLeft(ctx: Ctx, keys: readonly string[]): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(max(extract(epoch from next_at - ${ctx.now}::timestamptz)), 0)::float8 as seconds from try_budgets
    where jurisdiction = ${ctx.jurisdiction} and key in (${sql.join(keys)})`.execute(ctx.db)
  return Math.max(1, Math.ceil(rows[0]!.seconds))
}

/**
 * Whether something may be asked for again: so many times within so many minutes, counted in the database for all processes.
 * @param of what is counted, as `reset name@example.org`; only a fingerprint of it is kept
 */
export async function mayAsk(ctx: Ctx, of: string, most: number): Promise<boolean> {
  return (await countAt(ctx, ctx.seal.mark(of, `asks:${ctx.jurisdiction}`))) <= most
}
