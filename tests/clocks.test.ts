import { world, type World } from '#testing'
import { comparedClock, type Clock, makeLogger, sealWith, somethingChanged, startJobs } from '#platform'
import { tender } from '#tenders'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeApp } from '../src/app.ts'
import { timedJobs } from '../src/jobs.ts'
import { openSession } from '../src/people/session.ts'
import { approved, bidOf, f24Plan, granted, publishedTender, purchaseWithNeed } from './builders/tender-stages.ts'

/* Several processes on one database, one of them with a wrong clock: it changes nothing, and says so. */

let w: World
let id: string
beforeAll(async () => {
  w = await world()
  const of = await purchaseWithNeed(w, '时钟')
  await approved(w, await f24Plan(w, of))
  id = await publishedTender(w, of.purchaseId)
  for (const b of ['manager-bangban', 'manager-nuanyang', 'manager-tongxin']) granted(await bidOf(w, b, id))
  // From here on it is what the database says it is: the deadline lies sixteen days ahead.
  await sql`update tenders set deadline_at = clock_timestamp() + interval '16 days' where id = ${id}`.execute(w.database.db)
})
afterAll(() => w.close())

const shiftedBy = (o: Temporal.DurationLike): Clock => ({ now: () => Temporal.Now.instant().add(o) })
const seal = sealWith('a secret that only this test knows, long enough')

/** A process of its own: app, timed work, and a clock that may be wrong. */
async function process(base: Clock) {
  const { db } = w.database
  const said: boolean[] = []
  const clock = comparedClock(db, { base, changed: (apart) => said.push(apart !== undefined) })
  await clock.compare()
  const logger = makeLogger({ log: 'silent' })
  const settings = { root: new URL('..', import.meta.url).pathname, origin: undefined }
  const app = makeApp({ db, clock, seal, logger, settings, health: async () => 'ok' })
  return {
    clock,
    said,
    async post(who: string, path: string, fields: Record<string, string>) {
      const headers: Record<string, string> = { host: 'test.example', origin: 'http://test.example', cookie: 'language=en' }
      if (who !== 'public') {
        const ctx = await w.as(who)
        const { userId, organisationId } = ctx.asker
        const session = { userId: userId!, organisationId: organisationId!, demonstration: false, device: null }
        headers.cookie += `; tandem=${await openSession({ ...ctx, now: Temporal.Now.instant() }, db, session)}`
      }
      return await app.request(`http://test.example${path}`, { method: 'POST', body: new URLSearchParams(fields), headers })
    },
    get: async (path: string) =>
      await app.request(`http://test.example${path}`, { headers: { host: 'test.example', cookie: 'language=en' } }),
    /** Runs its timed work for some rounds. */
    async works() {
      let rounds = 0
      const counted = { ...clock, compare: () => (rounds++, clock.compare()) }
      const running = startJobs(timedJobs({ db, clock, seal }), { clock: counted, logger })
      // When the fourth begins, three are over.
      while (rounds < 4) {
        somethingChanged()
        await new Promise((r) => setTimeout(r, 50))
      }
      await running.stop()
    },
  }
}
const entries = async () => (await sql<{ n: number }>`select count(*)::int as n from record_log`.execute(w.database.db)).rows[0]!.n
const question = { question: '驻点社工可以分两个社区吗？' }

describe('a process twenty days ahead', () => {
  test('opens no bid, takes no form, writes nothing, and says why in words and to whoever watches it', async () => {
    const wrong = await process(shiftedBy({ hours: 480 }))
    const before = await entries()
    await wrong.works()
    expect((await tender(await w.as('officer'), id))!.state).toBe('published')
    const answer = await wrong.post('manager-tongxin', `/tenders/${id}/questions`, question)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toMatch(/are 20 days apart/)
    const api = await wrong.post('public', '/api/records', {})
    expect([api.status, (await api.json()).error.code, api.headers.get('retry-after')]).toEqual([503, 'clocks-apart', '5'])
    expect(await entries()).toBe(before)
    const health = await wrong.get('/healthz')
    expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ status: 'clocks apart' })])
    // Reading goes on, and the page says it.
    const page = await wrong.get(`/tenders/${id}`)
    expect([page.status, /days apart/.test(await page.text())]).toEqual([200, true])
    expect(wrong.said).toEqual([true])
  })
  test('one that is behind is stopped as well; one within two seconds uses the time of the database', async () => {
    const behind = await process(shiftedBy({ seconds: -30 }))
    expect((await behind.post('manager-tongxin', `/tenders/${id}/questions`, question)).status).toBe(503)
    const near = await process(shiftedBy({ milliseconds: 1200 }))
    expect((await near.post('manager-tongxin', `/tenders/${id}/questions`, question)).status).toBe(303)
    // It stands between two readings of the right clock, a second aside at most: its own is further off.
    const before = Temporal.Now.instant()
    const said = near.clock.now()
    const after = Temporal.Now.instant()
    expect([before.since(said), said.since(after)].map((d) => d.total('seconds') < 1)).toEqual([true, true])
  })
  test('beside it a process with a right clock goes on', async () => {
    const right = await process({ now: () => Temporal.Now.instant() })
    expect((await right.get('/healthz')).status).toBe(200)
    expect((await right.post('manager-bangban', `/tenders/${id}/questions`, question)).status).toBe(303)
    await right.works()
    expect((await tender(await w.as('officer'), id))!.state).toBe('published')
  })
})

test('a clock that jumps while serving is noticed at once, without asking the database, and is believed again when it is back', async () => {
  let by = 0
  const p = await process({ now: () => Temporal.Now.instant().add({ seconds: by }) })
  expect(p.clock.apart()).toBeUndefined()
  by = 3600
  expect(p.clock.apart()).toEqual({ seconds: 3600 })
  expect((await p.post('manager-tongxin', `/tenders/${id}/questions`, question)).status).toBe(503)
  by = 0
  expect(p.clock.apart()).toBeUndefined()
})

test('the database is asked once a second at most, and a clock that was never compared changes nothing', async () => {
  const { db } = w.database
  const asking = vi.spyOn(db, 'getExecutor')
  const clock = comparedClock(db, { base: { now: () => Temporal.Now.instant() } })
  expect(clock.apart()).toEqual({ seconds: undefined })
  await Promise.all([clock.compare(), clock.compare(), clock.compare()])
  await clock.compare()
  expect(asking.mock.calls.length).toBe(1)
  asking.mockRestore()
  expect(clock.apart()).toBeUndefined()
})
