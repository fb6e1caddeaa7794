import { hashPassword } from '#people'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

/*
 * What is looked at before it is written can change in between: a password waits for its turn, a link is opened in another window. Here
 * the account is held while a request has looked and waits to write; then the ground is taken from under it.
 */

let w: World
let holder: pg.Client
const [password, next] = ['correct horse battery', 'an altogether other one']
let hash: string
let nextHash: string
const server = inject('postgres')
beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  ;[hash, nextHash] = [await hashPassword(password), await hashPassword(next)]
  if (!server) return
  const name = (await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)).rows[0]!.name
  holder = new pg.Client({ connectionString: `${server}/${name}` })
  await holder.connect()
})
afterAll(async () => {
  await holder?.end()
  await w.close()
})

const headers = (cookie = '') => ({ host: 'test.example', origin: 'http://test.example', cookie: `language=en; ${cookie}` })
const post = async (cookie: string, path: string, fields: Record<string, string> = {}): Promise<Response> =>
  await w.app.request(`http://test.example${path}`, { method: 'POST', body: new URLSearchParams(fields), headers: headers(cookie) })
const get = async (cookie: string, path: string): Promise<Response> =>
  await w.app.request(`http://test.example${path}`, { headers: headers(cookie) })
const cookiesOf = (r: Response) =>
  r.headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
const mailOf = (who: string) => `${who}@xinghe.example`
const signIn = (who: string, given = password) => post('', '/sign-in', { email: mailOf(who), password: given })
/** Somebody with their password as it was, signed in. */
async function fresh(who: string): Promise<{ id: string; cookie: string }> {
  const id = w.district.people[who]!
  await sql`update users set password_hash = ${hash}, totp_secret = null where id = ${id}`.execute(w.database.db)
  return { id, cookie: cookiesOf(await signIn(who)) }
}

/** Holds an account, starts what will wait for it, and when that waits does `work` before letting go. */
async function meanwhile<T>(userId: string, start: () => Promise<T>, work: () => Promise<unknown>): Promise<T> {
  await holder.query('begin')
  await holder.query('select 1 from users where id = $1 for update', [userId])
  const started = start()
  const waits = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  const waiting = async (): Promise<number> => (await holder.query<{ n: number }>(waits)).rows[0]!.n
  for (let i = 0; i < 300 && (await waiting()) === 0; i++) await new Promise((r) => setTimeout(r, 20))
  expect(await waiting()).toBeGreaterThan(0)
  await work()
  await holder.query('commit')
  return await started
}
const setTo = (userId: string, column: 'password_hash' | 'totp_secret' | 'disabled_at', value: string) => (): Promise<unknown> =>
  holder.query(`update users set ${column} = $2 where id = $1`, [userId, value])

describe.runIf(server)('a password that was looked at', () => {
  test.each([
    ['password_hash', ''],
    ['totp_secret', 'locked:elsewhere'],
    ['disabled_at', '2026-06-10T00:00:00Z'],
  ] as const)('opens nothing once the %s is another', async (column, value) => {
    const { id } = await fresh('officer')
    const r = await meanwhile(id, () => signIn('officer'), setTo(id, column, value || nextHash))
    expect([r.status, cookiesOf(r)]).toEqual([422, ''])
    await sql`update users set disabled_at = null, totp_secret = null where id = ${id}`.execute(w.database.db)
  })
  test('proves nothing once it is another', async () => {
    const changes: [string, Record<string, string>][] = [
      ['/account/password', { old: password, new: 'the one of a thief now' }],
      ['/account/email', { password, email: 'thief@example.org' }],
    ]
    for (const [path, fields] of changes) {
      const { id, cookie } = await fresh('approver')
      const r = await meanwhile(id, () => post(cookie, path, fields), setTo(id, 'password_hash', nextHash))
      expect([path, r.status]).toEqual([path, 422])
      const { rows } = await sql<{ kept: boolean; email: string }>`
        select password_hash = ${nextHash} as kept, email from users where id = ${id}`.execute(w.database.db)
      expect(rows).toEqual([{ kept: true, email: mailOf('approver') }])
    }
  })
})

describe('a crowd of sign-ins with the old password', () => {
  test('leaves nobody signed in once there is a new one', async () => {
    const { cookie } = await fresh('auditor')
    // From a browser that is known, which stands before all others.
    const known = cookie
    const crowd = Array.from({ length: 12 }, () => post(known, '/sign-in', { email: mailOf('auditor'), password }))
    await new Promise((r) => setTimeout(r, 30))
    const changed = post(cookie, '/account/password', { old: password, new: next })
    const opened = (await Promise.all(crowd)).filter((r) => r.status === 303).map(cookiesOf)
    expect((await changed).status).toBe(303)
    const alive = (await Promise.all(opened.map((c) => get(c, '/account')))).filter((r) => r.status === 200)
    expect(alive).toHaveLength(0)
    // Those that were refused count as wrong tries.
    w.clock.set(w.clock.now().add({ minutes: 20 }).toString())
    expect((await signIn('auditor', next)).status).toBe(303)
  })
})
