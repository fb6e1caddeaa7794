import { hashPassword, resetLetter } from '#people'
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
    // From a browser that is known, which stands before all others; as many as it may try at once, beside the change itself.
    const known = cookie
    const crowd = Array.from({ length: 4 }, () => post(known, '/sign-in', { email: mailOf('auditor'), password }))
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

describe.runIf(server)('what ends while something else is under way', () => {
  const organisationOf = async (id: string): Promise<string> =>
    (
      await sql<{ id: string }>`select organisation_id as id from memberships where user_id = ${id} and ended_on is null`.execute(
        w.database.db,
      )
    ).rows[0]!.id
  const joins = (id: string, organisation: string, role: string) =>
    holder.query(
      `insert into memberships (jurisdiction, id, user_id, organisation_id, role, since) select jurisdiction, $1, id, $2, $3, '2026-06-10' from users where id = $4`,
      [`mem_${crypto.randomUUID()}`, organisation, role, id],
    )
  test('is no longer there for a new token', async () => {
    const { id, cookie } = await fresh('expert2')
    const asked = () => post(cookie, '/account/tokens', { name: 't', scopes: 'read', days: '9' })
    const r = await meanwhile(id, asked, () => holder.query('delete from sessions where user_id = $1', [id]))
    expect(r.status).toBe(401)
    const { rows } = await sql`select 1 from api_tokens where user_id = ${id}`.execute(w.database.db)
    expect(rows).toEqual([])
  })
  test('lets nobody in where their role is over', async () => {
    const { id } = await fresh('expert3')
    const r = await meanwhile(
      id,
      () => signIn('expert3'),
      () => holder.query(`update memberships set ended_on = '2026-06-10' where user_id = $1`, [id]),
    )
    expect([r.status, cookiesOf(r)]).toEqual([422, ''])
  })
  test('sends no link to an address that was given up', async () => {
    const { id } = await fresh('expert4')
    const clock = await w.as('clock')
    const letter = await meanwhile(
      id,
      () => resetLetter(clock, { email: mailOf('expert4'), lang: 'en' }, (path) => path),
      () => holder.query(`update users set email = 'elsewhere@example.org' where id = $1`, [id]),
    )
    const { rows } = await sql`select 1 from password_resets where user_id = ${id}`.execute(w.database.db)
    expect([letter, rows]).toEqual([undefined, []])
  })
  test('gives a link no reach into a role that begins', async () => {
    const { id } = await fresh('worker-tongxin')
    const { tongxin } = w.district.institutions
    const made = await w.post('manager-tongxin', `/people/${tongxin}/reset/${id}`, {})
    const link = /\/reset\/[\w-]{32}/.exec(await made.text())![0]
    const platform = await organisationOf(w.district.people.administrator!)
    const r = await meanwhile(
      id,
      () => post('', link, { password: next }),
      () => joins(id, platform, 'administrator'),
    )
    expect(r.status).toBe(410)
    expect((await signIn('worker-tongxin')).status).toBe(303)
  })
  test('gives an invitation no say over a password that was set', async () => {
    const { id } = await fresh('worker2-tongxin')
    await sql`update users set password_hash = null where id = ${id}`.execute(w.database.db)
    const made = await w.post('manager-tongxin', `/people/${w.district.institutions.tongxin}/invite`, {
      email: mailOf('worker2-tongxin'),
      role: 'manager',
    })
    const link = /\/invitations\/[\w-]{32}/.exec(await made.text())![0]
    const r = await meanwhile(id, () => post('', link, { name: '别人', password: next }), setTo(id, 'password_hash', hash))
    expect(r.status).toBe(422)
    expect((await signIn('worker2-tongxin')).status).toBe(303)
  })
})

test('an address is one, however it is typed', async () => {
  await fresh('expert5')
  for (const typed of ['Expert5@Xinghe.example', 'ｅｘｐｅｒｔ５＠xinghe.example', ' expert5@xinghe。example '])
    expect([typed, (await post('', '/sign-in', { email: typed, password })).status]).toEqual([typed, 303])
})
