import { asOwner } from '#testing'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { makeApp } from '../src/app.ts'
import { seedDistrict } from '../src/demonstration/index.ts'
import { makeSetUpSecret } from '../src/home/set-up.ts'
import { acrossJurisdictions, checkDatabase, type Db, type OpenDatabase, sequence } from '#platform'
import { emptyServices } from './builders/empty-services.ts'
import { testDatabase } from './builders/test-database.ts'

/*
 * An empty installation, by its own screens: the address that the program prints is all that is needed, works once, and stands beside
 * nothing that has begun.
 */

let open: OpenDatabase | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})
async function empty() {
  open = await testDatabase()
  const services = emptyServices(open.db)
  const app = makeApp(services)
  const ask = (path: string, o: RequestInit & { lang?: string; cookie?: string } = {}) =>
    app.request(`http://tandem.test${path}`, {
      ...o,
      headers: {
        host: 'tandem.test',
        cookie: `language=${o.lang ?? 'en'}; ${o.cookie ?? ''}`,
        ...(o.method === 'POST' && { origin: 'http://tandem.test' }),
      },
    })
  const post = (path: string, fields: Record<string, string>, lang = 'en') =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), lang })
  return { db: open.db, raw: open, services, ask, post, secret: async () => (await makeSetUpSecret(open!.db, services.clock.now()))! }
}
const right = {
  nameZh: '星海区',
  nameEn: '',
  code: 'xinghai',
  place: 'cn-fj',
  zone: 'Asia/Shanghai',
  organisation: '区政务信息中心',
  name: '林管理',
  email: 'admin@example.org',
  password: 'a long enough password',
}

test('until it is set up every address says so, the API as well', async () => {
  const { ask } = await empty()
  for (const path of ['/', '/tenders', '/sign-in', '/set-up/short', '/people/communities']) {
    const r = await ask(path)
    expect([path, r.status]).toEqual([path, 503])
    expect(await r.text()).toContain('one-time address')
  }
  const api = await ask('/api/purchases')
  expect([api.status, (await api.json()) as object]).toEqual([503, { error: expect.objectContaining({ code: 'not-set-up' }) }])
  expect((await ask('/language/zh?to=/')).status).toBe(302)
  expect(await (await ask('/', { lang: 'zh' })).text()).toContain('还没有设置')
})

test('the address makes a jurisdiction and its administrator, who signs in and finds what to do', async () => {
  const { ask, post, secret, db, raw } = await empty()
  const here = `/set-up/${await secret()}`
  const page = await (await ask(here)).text()
  expect(page).toContain('name="password"')
  expect(page).not.toContain('cn-example')
  const wrong = await post(here, { ...right, code: 'Not A Code', email: 'x', password: 'short', place: 'cn-example' })
  expect(wrong.status).toBe(422)
  const said = await wrong.text()
  for (const field of ['code', 'email', 'password', 'place']) expect(said).toContain(`href="#f-${field}"`)
  expect(said).not.toContain('value="short"')
  expect((await sql`select * from jurisdictions`.execute(db)).rows).toEqual([])

  const done = await post(here, right)
  expect([done.status, done.headers.get('location')]).toEqual([303, '/sign-in?done=set-up'])
  expect(await (await ask('/sign-in?done=set-up')).text()).toContain('It is set up')
  const signed = await post('/sign-in', { email: right.email, password: right.password })
  expect(signed.status).toBe(303)
  const cookie = signed.headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
  const people = await ask('/people', { cookie })
  expect(people.status).toBe(200)
  const { rows } = await sql<{ place: string; demo: boolean; name_en: string }>`select place, demo, name_en from jurisdictions`.execute(db)
  expect(rows).toEqual([{ place: 'cn-fj', demo: false, name_en: '星海区' }])
  await sequence(raw.db, {})
  expect((await checkDatabase(raw.db, 'xinghai')).wrong).toEqual([])
})

test('it works once, even at the same moment, and a new one ends the one before', async () => {
  const { ask, post, secret, db } = await empty()
  const old = `/set-up/${await secret()}`
  const here = `/set-up/${await secret()}`
  expect((await ask(old)).status).toBe(404)
  expect((await post(old, right)).status).toBe(404)
  const both = await Promise.all([post(here, right), post(here, { ...right, code: 'other', email: 'b@example.org' }), post(here, right)])
  expect(both.map((r) => r.status).filter((s) => s === 303).length).toBe(1)
  expect(both.every((r) => [303, 410].includes(r.status))).toBe(true)
  expect((await sql`select code from jurisdictions`.execute(db)).rows.length).toBe(1)
  expect((await sql`select id from users`.execute(acrossJurisdictions(db, 'a test looks everywhere'))).rows.length).toBe(1)
  // What those left who were slower lies under no jurisdiction that there is not.
  const { rows } = await sql<{ at: string }>`
    select jurisdiction || ' ' || action || ' ' || outcome as at from record_log where jurisdiction not in (select code from jurisdictions)`.execute(
    acrossJurisdictions(db, 'a test looks everywhere'),
  )
  expect(rows).toEqual([])
  // The address goes on saying what became of it, to a reload and to whoever finds it in a letter.
  for (const [path, o] of [
    [here, {}],
    [here, { method: 'POST', body: new URLSearchParams(right) }],
    [old, {}],
    ['/set-up/short', {}],
  ] as const) {
    const said = await ask(path, o)
    expect([path, said.status]).toEqual([path, 410])
    const page = await said.text()
    expect(page).toContain('This installation is set up')
    expect(page).toContain('href="/sign-in"')
    expect(page).not.toContain('name="password"')
  }
  expect((await ask('/set-upon')).status).toBe(404)
  expect(await makeSetUpSecret(db, Temporal.Now.instant())).toBe(undefined)
})

test('while the clocks are apart nothing is set up, in words, and what was typed stays', async () => {
  const { db, services, secret } = await empty()
  const here = `/set-up/${await secret()}`
  const app = makeApp({ ...services, clock: { ...services.clock, apart: () => ({ seconds: 86_400 }) } })
  const refused = await app.request(`http://tandem.test${here}`, {
    method: 'POST',
    body: new URLSearchParams(right),
    headers: { host: 'tandem.test', cookie: 'language=en', origin: 'http://tandem.test' },
  })
  expect(refused.status).toBe(503)
  const page = await refused.text()
  expect(page).toContain('24 hours apart')
  expect(page).toContain('value="xinghai"')
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from jurisdictions)::int + (select count(*) from record_log)::int + (select count(*) from users)::int as n`.execute(
    acrossJurisdictions(db, 'a test looks everywhere'),
  )
  expect(rows).toEqual([{ n: 0 }])
})

const demonstration = `insert into jurisdictions (code, name_zh, name_en, zone, currency, place, demo)
  values ('xinghe', '演示', 'Demonstration', 'Asia/Shanghai', 'CNY', 'cn-example', true)`
const kindsIn = async (db: Db) => (await sql<{ demo: boolean }>`select demo from jurisdictions`.execute(db)).rows.map((r) => r.demo)

test('a program that was started for real data serves no demonstration, whoever put one there', async () => {
  const { db, services } = await empty()
  const real = makeApp({ ...services, real: true })
  const ask = async (path: string, o: RequestInit = {}) =>
    await real.request(`http://tandem.test${path}`, {
      ...o,
      headers: { host: 'tandem.test', cookie: 'language=en', origin: 'http://tandem.test' },
    })
  const here = `/set-up/${await makeSetUpSecret(db, services.clock.now())}`
  expect((await ask(here)).status).toBe(200)
  await sql.raw(demonstration).execute(db)
  for (const path of ['/', '/sign-in', here, '/people']) {
    const said = await ask(path)
    expect([path, said.status]).toEqual([path, 503])
    expect(await said.text()).toContain('holds the demonstration district')
  }
  expect((await ask(here, { method: 'POST', body: new URLSearchParams(right) })).status).toBe(503)
  expect((await ask('/api/purchases')).status).toBe(503)
  expect(await kindsIn(db)).toEqual([true])
  // Whoever did not ask for real data sees it.
  expect((await makeApp(services).request('http://tandem.test/sign-in', { headers: { host: 'tandem.test' } })).status).toBe(200)
})

test('the database itself takes no demonstration beside real data, nor the reverse', async () => {
  const { db, post, secret } = await empty()
  expect((await post(`/set-up/${await secret()}`, right)).status).toBe(303)
  await expect(sql.raw(demonstration).execute(db)).rejects.toThrow('never share a database')
  await expect(asOwner(db, `update jurisdictions set demo = true`)).rejects.toThrow('stays one')
  const other = await empty()
  await sql.raw(demonstration).execute(other.db)
  await expect(sql.raw(demonstration.replace("'xinghe'", "'real'").replace('true', 'false')).execute(other.db)).rejects.toThrow(
    'never share',
  )
})

describe.runIf(inject('postgres'))('two programs that begin at the same moment', () => {
  /** Lets nobody put a jurisdiction in until `work` is over: the moment between looking and writing becomes as long as it takes. */
  async function held(db: Db, work: (holder: pg.Client, waiting: (n: number) => Promise<void>) => Promise<void>) {
    const name = (await sql<{ name: string }>`select current_database() as name`.execute(db)).rows[0]!.name
    const holder = new pg.Client({ connectionString: `${inject('postgres')}/${name}` })
    await holder.connect()
    const waits = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    const waiting = async (n: number): Promise<void> => {
      for (let i = 0; i < 300 && (await holder.query<{ n: number }>(waits)).rows[0]!.n < n; i++) {
        await new Promise((r) => setTimeout(r, 20))
        // Inside a transaction whoever connected later is not seen, unless one looks anew.
        await holder.query('select pg_stat_clear_snapshot()')
      }
    }
    try {
      await holder.query('begin')
      await work(holder, waiting)
    } finally {
      await holder.end()
    }
  }
  test('a real jurisdiction and the demonstration are never both there', async () => {
    const { db, services, post, secret } = await empty()
    const here = `/set-up/${await secret()}`
    await held(db, async (holder, waiting) => {
      await holder.query('lock table jurisdictions in share mode')
      const real = post(here, right)
      await waiting(1)
      const seeded = seedDistrict(db, { seal: services.seal, now: services.clock.now(), progress: () => {} }).then(
        () => 'seeded',
        (e: unknown) => String(e),
      )
      await waiting(2)
      await holder.query('commit')
      expect((await real).status).toBe(303)
      expect(await seeded).toContain('only into an empty database')
    })
    expect(await kindsIn(db)).toEqual([false])
  })
  test('what the demonstration has begun is set up no more, in words, and leaves no entry', async () => {
    const { db, post, secret } = await empty()
    const here = `/set-up/${await secret()}`
    await held(db, async (holder, waiting) => {
      await holder.query(demonstration)
      const real = post(here, right)
      await waiting(1)
      await holder.query('commit')
      expect((await real).status).toBe(410)
    })
    expect(await kindsIn(db)).toEqual([true])
    const { rows } = await sql`select 1 from record_log`.execute(acrossJurisdictions(db, 'a test looks everywhere'))
    expect(rows).toEqual([])
  })
})
