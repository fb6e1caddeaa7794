import { hashPassword } from '#people'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/*
 * Invitations and links for a new password that somebody handed over reach no further than whoever made them may reach when they are
 * taken, and end with the role that allowed them.
 */

let w: World
const password = 'correct horse battery'
let hash: string
beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  hash = await hashPassword(password)
  await sql`update users set password_hash = ${hash}`.execute(w.database.db)
})
afterAll(() => w.close())

const headers = (cookie = '') => ({ host: 'test.example', origin: 'http://test.example', cookie: `language=en; ${cookie}` })
const post = async (cookie: string, path: string, fields: Record<string, string> = {}): Promise<Response> =>
  await w.app.request(`http://test.example${path}`, { method: 'POST', body: new URLSearchParams(fields), headers: headers(cookie) })
const get = async (cookie: string, path: string): Promise<Response> =>
  await w.app.request(`http://test.example${path}`, { headers: headers(cookie) })
const status = async (path: string): Promise<number> => (await get('', path)).status
const signIn = async (email: string, given = password): Promise<string> => {
  const r = await post('', '/sign-in', { email, password: given })
  return r.headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
}
const platform = async (): Promise<string> =>
  (await sql<{ id: string }>`select id from organisations where kind = 'platform'`.execute(w.database.db)).rows[0]!.id
const at = (of: 'tongxin' | 'bangban'): string => w.district.institutions[of]
const idOf = async (email: string): Promise<string> =>
  (await sql<{ id: string }>`select id from users where email = ${email}`.execute(w.database.db)).rows[0]!.id
const rolesOf = async (email: string): Promise<{ id: string; role: string }[]> =>
  (
    await sql<{ id: string; role: string }>`
      select m.id, m.role from memberships m join users u on u.id = m.user_id where u.email = ${email} and m.ended_on is null order by m.id`.execute(
      w.database.db,
    )
  ).rows
/** An invitation that somebody who is signed in hands over. */
async function invited(cookie: string, organisation: string, email: string, role: string): Promise<string> {
  const r = await post(cookie, `/people/${organisation}/invite`, { email, role })
  return /\/invitations\/[\w-]{32}/.exec(await r.text())![0]
}
async function linked(cookie: string, organisation: string, email: string, fields: Record<string, string> = {}): Promise<string> {
  const r = await post(cookie, `/people/${organisation}/reset/${await idOf(email)}`, fields)
  return /\/reset\/[\w-]{32}/.exec(await r.text())![0]
}
const accept = (link: string, name = '某人') => post('', link, { name, password })
/** Somebody new, with a role. */
async function joined(by: string, organisation: string, email: string, role: string): Promise<string> {
  const r = await accept(await invited(await signIn(by), organisation, email, role), email.split('@')[0]!)
  expect(r.status).toBe(303)
  return await signIn(email)
}
async function end(by: string, email: string, role?: string): Promise<void> {
  const held = (await rolesOf(email)).find((m) => role === undefined || m.role === role)!
  expect((await post(await signIn(by), `/people/roles/${held.id}/end`)).status).toBe(303)
}
const administrator = 'administrator@xinghe.example'
const manager = 'manager-tongxin@xinghe.example'

describe('a link for a new password', () => {
  test('ends when the person gains a role that its maker may not let in to', async () => {
    const who = 'worker-tongxin@xinghe.example'
    const link = await linked(await signIn(manager), at('tongxin'), who)
    const own = await linked(await signIn(manager), at('tongxin'), 'worker2-tongxin@xinghe.example')
    expect([await status(link), await status(own)]).toEqual([200, 200])
    const raised = await invited(await signIn(administrator), await platform(), who, 'administrator')
    expect((await accept(raised)).status).toBe(303)
    expect([await status(link), (await post('', link, { password: 'a password of the manager' })).status]).toEqual([410, 410])
    // Also once the role is over, and for nobody else.
    await end(administrator, who, 'administrator')
    expect([await status(link), await status(own)]).toEqual([410, 200])
    // One that the administrator makes reaches both, and stays.
    const far = await linked(await signIn(administrator), at('tongxin'), who)
    expect((await accept(await invited(await signIn(administrator), await platform(), who, 'data-officer'))).status).toBe(303)
    expect(await status(far)).toBe(200)
    await end(administrator, who, 'data-officer')
  })
  test('is asked for anew when it is taken, whatever ended the role', async () => {
    const link = await linked(await signIn(manager), at('tongxin'), 'worker2-tongxin@xinghe.example')
    const invitation = await invited(await signIn(manager), at('tongxin'), 'late@example.org', 'worker')
    const of = sql`user_id = ${await idOf(manager)} and ended_on is null`
    await sql`update memberships set ended_on = '2026-06-09' where ${of}`.execute(w.database.db)
    expect([await status(link), (await post('', link, { password: 'a password of the manager' })).status]).toEqual([410, 410])
    expect([await status(invitation), (await accept(invitation)).status]).toEqual([410, 410])
    await sql`update memberships set ended_on = null where user_id = ${await idOf(manager)} and ended_on = '2026-06-09'`.execute(
      w.database.db,
    )
    await sql`update users set disabled_at = now() where email = ${manager}`.execute(w.database.db)
    expect([await status(link), await status(invitation)]).toEqual([410, 410])
    await sql`update users set disabled_at = null where email = ${manager}`.execute(w.database.db)
    expect([await status(link), await status(invitation)]).toEqual([200, 200])
  })
})

describe('whoever is dismissed', () => {
  test('keeps no way in that they made, and the page says beforehand what ends', async () => {
    const second = await joined(administrator, await platform(), 'second@example.org', 'administrator')
    const back = await invited(second, await platform(), 'back@example.org', 'administrator')
    const elsewhere = await invited(second, at('tongxin'), 'elsewhere@example.org', 'manager')
    const links = [
      await linked(second, await platform(), administrator, { endsTwoStep: 'yes' }),
      await linked(second, at('tongxin'), 'worker2-tongxin@xinghe.example'),
    ]
    const kept = await invited(await signIn(administrator), await platform(), 'kept@example.org', 'administrator')
    const first = await signIn(administrator)
    const [held] = await rolesOf('second@example.org')
    const page = await (await get(first, `/people/roles/${held!.id}/end`)).text()
    for (const said of ['back@example.org', 'elsewhere@example.org', 'second', 'API tokens they made here end'])
      expect(page).toContain(said)
    expect(page).not.toContain('kept@example.org')
    expect(page.match(/Link|for a new password that end/g)?.length).toBeGreaterThan(0)
    // Nobody else sees it.
    expect((await get(await signIn(manager), `/people/roles/${held!.id}/end`)).status).toBe(403)
    await end(administrator, 'second@example.org')
    for (const gone of [back, elsewhere]) expect([await status(gone), (await accept(gone)).status]).toEqual([410, 410])
    for (const gone of links)
      expect([await status(gone), (await post('', gone, { password: 'of whom it is not' })).status]).toEqual([410, 410])
    expect(await status(kept)).toBe(200)
    const { rows } = await sql<{
      facts: object
    }>`select facts from record_log where action = 'people.end-role' order by id desc limit 1`.execute(w.database.db)
    expect(rows[0]!.facts).toMatchObject({ invitations: 2, links: 2 })
  })
  test('finds nothing of it again with a later role', async () => {
    const third = await joined(manager, at('tongxin'), 'third@example.org', 'manager')
    const invitation = await invited(third, at('tongxin'), 'later@example.org', 'worker')
    const link = await linked(third, at('tongxin'), 'worker2-tongxin@xinghe.example')
    await end(manager, 'third@example.org')
    expect((await accept(await invited(await signIn(manager), at('tongxin'), 'third@example.org', 'manager'))).status).toBe(303)
    expect([await status(invitation), await status(link)]).toEqual([410, 410])
  })
  test('loses with the last role what is open there, for good', async () => {
    const email = 'worker2-tongxin@xinghe.example'
    const cookie = await signIn(email)
    const token = /tdm_[\w-]+/.exec(await (await post(cookie, '/account/tokens', { name: 't', scopes: 'read', days: '9' })).text())![0]
    const byToken = async () =>
      (await w.app.request('http://test.example/api/contracts', { headers: { host: 'test.example', authorization: `Bearer ${token}` } }))
        .status
    const alive = async () => [(await get(cookie, '/account')).status, await byToken()]
    const again = async (role: string) => (await accept(await invited(await signIn(manager), at('tongxin'), email, role))).status
    expect(await again('manager')).toBe(303)
    await end(manager, email, 'worker')
    expect(await alive()).toEqual([200, 200])
    const link = await linked(await signIn(manager), at('tongxin'), email)
    await end(manager, email)
    expect(await alive()).toEqual([401, 401])
    expect(await again('worker')).toBe(303)
    expect(await alive()).toEqual([401, 401])
    // Nor does a link that was made for them when they had one.
    expect(await status(link)).toBe(410)
  })
})

describe('an invitation to somebody who never had a password', () => {
  test('gives the first one only where its maker might give a new one', async () => {
    const who = ['expert1@xinghe.example', 'worker-tongxin@xinghe.example'] as const
    for (const email of who) await sql`update users set password_hash = null where email = ${email}`.execute(w.database.db)
    const cookie = await signIn(manager)
    const [foreign, own] = [await invited(cookie, at('tongxin'), who[0], 'worker'), await invited(cookie, at('tongxin'), who[1], 'manager')]
    expect((await accept(foreign)).status).toBe(409)
    expect((await accept(own)).status).toBe(303)
    const { rows } = await sql<{ email: string }>`select email from users where password_hash is null`.execute(w.database.db)
    expect(rows.map((r) => r.email)).toEqual([who[0]])
    await sql`update users set password_hash = ${hash} where email = ${who[0]}`.execute(w.database.db)
  })
})

test('what let nobody in any more before it was ended for good is not listed as open', async () => {
  const made = await joined(administrator, at('bangban'), 'maker@example.org', 'manager')
  const link = await invited(made, at('bangban'), 'guest@example.org', 'worker')
  const listed = async () =>
    (await (await get(await signIn(administrator), `/people/${at('bangban')}`)).text()).includes('guest@example.org')
  expect(await listed()).toBe(true)
  // As a version before left it: the role ended, the invitation stayed.
  await sql`update memberships set ended_on = '2026-06-10' where user_id = ${await idOf('maker@example.org')}`.execute(w.database.db)
  expect([await listed(), await status(link)]).toEqual([false, 410])
})
