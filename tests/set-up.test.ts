import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { makeApp } from '../src/app.ts'
import { makeSetUpSecret } from '../src/home/set-up.ts'
import { acrossJurisdictions, checkDatabase, type OpenDatabase, sequence } from '#platform'
import { emptyServices } from './builders/empty-services.ts'
import { testDatabase } from './builders/world.ts'

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
  expect(both.every((r) => [303, 404].includes(r.status))).toBe(true)
  expect((await sql`select code from jurisdictions`.execute(db)).rows.length).toBe(1)
  expect((await sql`select id from users`.execute(acrossJurisdictions(db, 'a test looks everywhere'))).rows.length).toBe(1)
  // What those left who were slower lies under no jurisdiction that there is not.
  const { rows } = await sql<{ at: string }>`
    select jurisdiction || ' ' || action || ' ' || outcome as at from record_log where jurisdiction not in (select code from jurisdictions)`.execute(
    acrossJurisdictions(db, 'a test looks everywhere'),
  )
  expect(rows).toEqual([])
  expect((await ask(here)).status).toBe(404)
  expect(await makeSetUpSecret(db, Temporal.Now.instant())).toBe(undefined)
})
