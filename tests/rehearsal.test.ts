import { isRefusal } from '#kernel'
import { moveClock } from '#people'
import { comparedClock, secondsAhead, systemClock } from '#platform'
import { asOwner, world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorIn } from '../src/commands/operate.ts'

/* The clock of a rehearsal: moved on in a synthetic district, for all processes alike, and never where anything is real. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')
const put = (seconds: number) =>
  asOwner(
    w.db,
    `insert into rehearsal (single, ahead_seconds, moved_at) values (true, ${seconds}, now())
     on conflict (single) do update set ahead_seconds = excluded.ahead_seconds`,
  )

describe('on real data', () => {
  test('nobody moves the clock, by a form or past it', async () => {
    const admin = await w.as('administrator')
    expect(code(await moveClock(admin, admin.now.add({ hours: 24 })))).toBe('clock-is-real')
    expect((await w.post('administrator', '/help/rehearsal', { to: 'month' })).status).toBe(403)
    expect(await (await w.get('administrator', '/help/rehearsal')).text()).toContain('its clock cannot be moved')
    await expect(put(86_400)).rejects.toThrow('real data is never moved')
    expect(await secondsAhead(w.db)).toBe(0)
  })
  test('a real district never becomes synthetic', async () => {
    await expect(asOwner(w.db, `update jurisdictions set demo = true`)).rejects.toThrow('stays one')
  })
})

describe('in a synthetic district', () => {
  beforeAll(async () => {
    // Only a test can make one of the other: past the guard, as nobody else may.
    await asOwner(w.db, `alter table jurisdictions disable trigger user`)
    await asOwner(w.db, `update jurisdictions set demo = true`)
    await asOwner(w.db, `alter table jurisdictions enable trigger user`)
    // What leads to a jurisdiction is kept known for some seconds.
    await new Promise((r) => setTimeout(r, 5100))
  })
  const asked = async (who: 'administrator' | 'officer') => ({ ...(await w.as(who)), demo: true })

  test('whoever trains moves it on; nobody else does, and nobody moves it back', async () => {
    const admin = await asked('administrator')
    expect(code(await moveClock(await asked('officer'), admin.now.add({ hours: 24 })))).toBe('not-your-role')
    expect(code(await moveClock(admin, admin.now))).toBe('clock-not-back')
    expect(code(await moveClock(admin, admin.now.add({ hours: 24 * 1500 })))).toBe('clock-too-far')
    expect(await secondsAhead(w.db)).toBe(0)
    expect(code(await moveClock(admin, admin.now.add({ hours: 48 })))).toBe('done')
    expect(await secondsAhead(w.db)).toBe(48 * 3600)
    await expect(put(3600)).rejects.toThrow('never moved back')
  })
  test('every process has the moved time, and still knows whether its own clock is wrong', async () => {
    const right = comparedClock(w.db, { base: systemClock })
    const wrong = comparedClock(w.db, { base: { now: () => Temporal.Now.instant().add({ hours: 5 }) } })
    await Promise.all([right.compare(), wrong.compare()])
    for (const c of [right, wrong]) expect(c.now().since(Temporal.Now.instant()).total('hours')).toBeCloseTo(48, 1)
    expect([right.apart(), wrong.apart()]).toEqual([undefined, { seconds: 18_000 }])
  })
  test('whoever works on the machine itself works at the moved time too', async () => {
    const { rows } = await sql<{ code: string; zone: string; place: string }>`select code, zone, place from jurisdictions`.execute(
      w.database.db,
    )
    const { now } = await operatorIn(w.seal, w.database, rows[0]!)
    expect(now.since(Temporal.Now.instant()).total('hours')).toBeCloseTo(48, 1)
  })
  test('the process in which it was moved knows it with the next request, without waiting', async () => {
    const clock = comparedClock(w.db, { base: systemClock })
    await clock.compare()
    const before = clock.rehearsed()
    const admin = await asked('administrator')
    expect(code(await moveClock(admin, admin.now.add({ hours: 24 })))).toBe('done')
    await clock.fresh()
    expect(clock.rehearsed() - before).toBe(24 * 3600)
  })
  test('whoever is signed in stays so', async () => {
    expect((await w.get('administrator', '/settings')).status).toBe(200)
    const ends = async () =>
      (await sql<{ at: Temporal.Instant }>`select max(expires_at) as at from sessions`.execute(w.database.db)).rows[0]!.at
    const before = await ends()
    expect((await w.post('administrator', '/help/rehearsal', { to: 'week' })).status).toBe(303)
    expect((await ends()).since(before).total('hours')).toBe(7 * 24)
  })
  test('a moment that is not ahead, and one nobody offered, are refused in words', async () => {
    const answer = await w.post('administrator', '/help/rehearsal', { to: 'moment', at: '2026-03-02T12:34:56Z' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('not ahead any more')
  })
  test('the page of each says so', async () => {
    const page = await (await w.get('officer', '/help/rehearsal', { lang: 'en' })).text()
    expect(page).toContain('sign in as the administrator')
    expect(await (await w.get('administrator', '/help/rehearsal', { lang: 'zh' })).text()).toContain('往前一个月')
  })
  test('nothing real comes into it, and it never becomes real', async () => {
    const real = `insert into jurisdictions (code, name_zh, name_en, zone, currency, place) values ('real', 'r', 'r', 'Asia/Shanghai', 'CNY', 'cn')`
    await expect(asOwner(w.db, real)).rejects.toThrow('never share')
    await expect(asOwner(w.db, `update jurisdictions set demo = false`)).rejects.toThrow('stays one')
  })
})
