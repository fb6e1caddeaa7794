import { startJobs, somethingChanged, type TimedJob } from '#platform'
import { world, type World } from '#testing'
import type { Moment } from '#kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { timedJobs } from '../src/jobs.ts'
import { bidOf, f24Tender, granted } from './builders/tender-stages.ts'
import { tender } from '#tenders'

/* A server that has nothing to do asks nothing. Counted in queries, not in seconds. */

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const quiet = { info() {}, error() {}, warn() {} } as never
const nap = (ms: number) => new Promise<void>((r) => setTimeout(r, ms))

/** Runs work until nothing is asked of the database any more, or some seconds, and says how much was asked in the time after that. */
async function askedWhileIdle(jobs: readonly TimedJob[], meanwhile: () => Promise<void>): Promise<number> {
  const asked = vi.spyOn(Object.getPrototypeOf(w.db.getExecutor()), 'provideConnection')
  const running = startJobs(jobs, { clock: w.clock, logger: quiet })
  try {
    for (let before = -1, tries = 0; before !== asked.mock.calls.length && tries < 20; tries++) {
      before = asked.mock.calls.length
      await nap(4000)
    }
    const settled = asked.mock.calls.length
    expect(settled).toBeGreaterThan(0)
    await meanwhile()
    return asked.mock.calls.length - settled
  } finally {
    await running.stop()
    asked.mockRestore()
  }
}

describe('an idle server', () => {
  test('asks nothing of the database once everything due is done', async () => {
    const jobs = timedJobs({ db: w.db, clock: w.clock, seal: w.seal, files: w.files })
    expect(await askedWhileIdle(jobs, () => nap(5000))).toBe(0)
  })
  test('looks again when something was changed', async () => {
    const jobs = timedJobs({ db: w.db, clock: w.clock, seal: w.seal, files: w.files })
    const asked = await askedWhileIdle(jobs, async () => {
      somethingChanged()
      await nap(3000)
    })
    expect(asked).toBeGreaterThan(5)
  })
})

test('while a long job goes on the others run, and it ends before the server does', async () => {
  const goOn = Promise.withResolvers<number>()
  let [begun, ended, short] = [0, 0, 0]
  const long = async () => {
    begun++
    const done = await goOn.promise
    ended++
    return done
  }
  const running = startJobs(
    [
      { name: 'long', everySeconds: 1, isLong: true, run: long },
      { name: 'short', everySeconds: 1, run: async () => (short++, 0) },
    ],
    { clock: w.clock, logger: quiet },
  )
  await vi.waitFor(() => expect([begun, short]).toEqual([1, 1]), { timeout: 60_000 })
  somethingChanged()
  await vi.waitFor(() => expect(short).toBeGreaterThan(1), { timeout: 60_000 })
  expect([begun, ended]).toEqual([1, 0])
  goOn.resolve(0)
  await running.stop()
  expect(ended).toBe(1)
})

test('it sleeps to the very moment at which bids may be opened, and opens them then', async () => {
  const of = await f24Tender(w, '闲时')
  const id = of.tenderId
  for (const b of ['manager-bangban', 'manager-nuanyang', 'manager-tongxin']) granted(await bidOf(w, b, id))
  const deadline = (await tender(await w.as('officer'), id))!.deadlineAt!
  const jobs = timedJobs({ db: w.db, clock: w.clock, seal: w.seal, files: w.files })
  const tenders = jobs.find((j) => j.name === 'tenders')!
  // In the last days before it nothing is nearer than the next midnight; on its day, the deadline and what is put away after it.
  w.clock.set(deadline.subtract({ minutes: 10 }).toString())
  await tenders.run()
  const next = tenders.nextAt!()!
  expect(next.since(deadline).total('seconds')).toBeCloseTo(5, 1)
  w.clock.set(next.subtract({ milliseconds: 1 }).toString())
  await tenders.run()
  expect((await tender(await w.as('officer'), id))!.state).toBe('published')
  w.clock.set(next.toString())
  expect(await tenders.run()).toBe(1)
  expect((await tender(await w.as('officer'), id))!.state).toBe('opened')
})

test('nothing falls due before the moment that was foretold', async () => {
  const jobs = timedJobs({ db: w.db, clock: w.clock, seal: w.seal, files: w.files })
  const settle = async () => {
    for (let done = 1; done > 0; ) {
      done = 0
      for (const j of jobs) done += await j.run()
    }
  }
  await settle()
  const soonest = (): Moment => jobs.flatMap((j) => j.nextAt?.() ?? []).sort((a, b) => Temporal.Instant.compare(a, b))[0]!
  for (let step = 0; step < 12; step++) {
    const next = soonest()
    expect(Temporal.Instant.compare(next, w.clock.now())).toBe(1)
    w.clock.set(next.subtract({ milliseconds: 1 }).toString())
    // Only what is forgotten by the hour, which nobody waits for, may have come about meanwhile.
    for (const j of jobs.filter((x) => x.name !== 'people')) expect([j.name, step, await j.run()]).toEqual([j.name, step, 0])
    w.clock.set(next.toString())
    await settle()
  }
  expect((await sql<{ n: number }>`select count(*)::int as n from notices`.execute(w.database.db)).rows[0]!.n).toBeGreaterThan(0)
})
