import { hashPassword, lockTotpSecrets, resetFromCommandLine, resetLetter } from '#people'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* What a person does with their own account, and what somebody who only sits at their open session cannot. */

let w: World
const password = 'correct horse battery'
beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  const hash = await hashPassword(password)
  await sql`update users set password_hash = ${hash}`.execute(w.database.db)
})
afterAll(() => w.close())

const headers = (cookie = '') => ({ host: 'test.example', origin: 'http://test.example', cookie: `language=en; ${cookie}` })
const post = (cookie: string, path: string, fields: Record<string, string> = {}) =>
  w.app.request(`http://test.example${path}`, { method: 'POST', body: new URLSearchParams(fields), headers: headers(cookie) })
const get = (cookie: string, path: string) => w.app.request(`http://test.example${path}`, { headers: headers(cookie) })
const cookiesOf = (r: Response) =>
  r.headers
    .getSetCookie()
    .map((c) => c.split(';')[0]!)
    .join('; ')
const signIn = async (email: string, o: { password?: string; code?: string; cookie?: string } = {}) => {
  const r = await post(o.cookie ?? '', '/sign-in', { email, password: o.password ?? password, code: o.code ?? '' })
  return { status: r.status, cookie: cookiesOf(r), location: r.headers.get('location') }
}
const later = (minutes = 1) => w.clock.set(w.clock.now().add({ minutes }).toString())
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: w.clock.now().epochMilliseconds })
const codesIn = (page: string) => [...page.matchAll(/<code>([2-9A-Z]{5}-[2-9A-Z]{5})<\/code>/g)].map((m) => m[1]!)
const secretOf = async (email: string) =>
  (await sql<{ s: string | null }>`select totp_secret as s from users where email = ${email}`.execute(w.database.db)).rows[0]!.s
const tokenOf = async (cookie: string) =>
  /tdm_[\w-]+/.exec(await (await post(cookie, '/account/tokens', { name: 't', scopes: 'read', days: '9' })).text())![0]
const tokenWorks = async (token: string) =>
  (await w.app.request('http://test.example/api/contracts', { headers: { host: 'test.example', authorization: `Bearer ${token}` } }))
    .status === 200

describe('two-step sign-in', () => {
  const who = 'officer@xinghe.example'
  const secret = new Secret({ size: 20 }).base32
  const other = new Secret({ size: 20 }).base32
  let codes: string[] = []
  test('is set up with the password and a code; ten recovery codes are shown once', async () => {
    const { cookie } = await signIn(who)
    for (const [fields, wrong] of [
      [{ password: 'not this', code: codeOf(secret) }, 'f-password'],
      [{ password, code: '000000' }, 'f-code'],
    ] as const) {
      const r = await post(cookie, '/account/two-step', { secret, ...fields })
      expect([r.status, (await r.text()).includes(`href="#${wrong}"`)]).toEqual([422, true])
    }
    expect(await secretOf(who)).toBeNull()
    const r = await post(cookie, '/account/two-step', { secret, code: codeOf(secret), password })
    codes = codesIn(await r.text())
    expect([r.status, new Set(codes).size]).toEqual([200, 10])
    expect(await (await get(cookie, '/account')).text()).toContain('10 unused')
    const kept = JSON.stringify((await sql`select * from recovery_codes`.execute(w.database.db)).rows)
    for (const c of codes) expect(kept.includes(c) || kept.includes(c.replace('-', ''))).toBe(false)
  })
  test('keeps its secret where no reader of the database finds it, also one of an earlier version', async () => {
    expect(await secretOf(who)).toMatch(/^locked:/)
    await sql`update users set totp_secret = ${other} where email = 'expert5@xinghe.example'`.execute(w.database.db)
    later()
    expect((await signIn('expert5@xinghe.example', { code: codeOf(other) })).status).toBe(303)
    expect(await lockTotpSecrets(w.db, () => w.seal)).toBe(1)
    expect(await lockTotpSecrets(w.db, () => w.seal)).toBe(0)
    const { rows } = await sql<{ all: string }>`select string_agg(users::text, ' ') as all from users`.execute(w.database.db)
    expect(rows[0]!.all).not.toContain(other)
    expect(rows[0]!.all).not.toContain(secret)
    later()
    expect((await signIn('expert5@xinghe.example', { code: codeOf(other) })).status).toBe(303)
  })
  test('takes a recovery code instead, each once, however it is typed', async () => {
    expect((await signIn(who)).status).toBe(422)
    expect((await signIn(who, { code: codes[0]!.toLowerCase().replace('-', ' ') })).status).toBe(303)
    expect((await signIn(who, { code: codes[0]! })).status).toBe(422)
    const both = await Promise.all([1, 2].map(() => signIn(who, { code: codes[1]! })))
    expect(both.map((b) => b.status).sort()).toEqual([303, 422])
    // Somebody else's code is none.
    expect((await signIn('expert5@xinghe.example', { code: codes[2]! })).status).toBe(422)
  })
  test('takes either code in the wide letters of a Chinese keyboard', async () => {
    const wide = (typed: string) => typed.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    later()
    expect((await signIn(who, { code: wide(codeOf(secret)) })).status).toBe(303)
    expect((await signIn(who, { code: wide(codes[3]!.toLowerCase()) })).status).toBe(303)
    expect((await signIn(who, { code: codes[3]! })).status).toBe(422)
  })
  test('is not switched off, moved or given new recovery codes by an open session alone', async () => {
    later()
    const { cookie } = await signIn(who, { code: codeOf(secret) })
    later()
    const tries: [string, Record<string, string>][] = [
      ['/account/two-step/remove', {}],
      ['/account/two-step/remove', { password }],
      ['/account/two-step/remove', { code: codeOf(secret), password: 'wrong' }],
      ['/account/two-step', { secret: other, code: codeOf(other), password }],
      ['/account/two-step', { secret: other, code: codeOf(other), password, current: codes[0]! }],
      ['/account/recovery-codes', { password }],
      ['/account/password', { old: password, new: 'another long password' }],
      ['/account/email', { password, email: 'thief@example.org' }],
    ]
    const before = await secretOf(who)
    for (const [path, fields] of tries) {
      w.clock.set(w.clock.now().add({ hours: 1 }).toString())
      const fresh = Object.fromEntries(
        Object.entries(fields).map(([k, v]) => [k, k === 'code' ? codeOf(path.endsWith('two-step') ? other : secret) : v]),
      )
      expect([path, (await post(cookie, path, fresh)).status]).toEqual([path, 422])
    }
    expect(await secretOf(who)).toBe(before)
    expect((await sql`select 1 from users where email = ${who}`.execute(w.database.db)).rows).toHaveLength(1)
  })
  test('is, with password and code or recovery code', async () => {
    later(15)
    const { cookie } = await signIn(who, { code: codeOf(secret) })
    later()
    const renewed = await post(cookie, '/account/recovery-codes', { password, code: codeOf(secret) })
    const fresh = codesIn(await renewed.text())
    expect([renewed.status, fresh.length]).toEqual([200, 10])
    expect((await signIn(who, { code: codes[5]! })).status).toBe(422)
    const moved = await post(cookie, '/account/two-step', { secret: other, code: codeOf(other), password, current: fresh[0]! })
    expect(moved.status).toBe(200)
    const last = codesIn(await moved.text())
    expect((await post(cookie, '/account/two-step/remove', { password, code: last[0]! })).status).toBe(303)
    expect(await secretOf(who)).toBeNull()
    expect((await signIn(who)).status).toBe(303)
  })
})

describe('everything by which one gets in', () => {
  const everyWay: [string, (cookie: string) => Promise<Response> | Response][] = [
    ['signing out everywhere', (cookie) => post(cookie, '/account/sign-out-everywhere')],
    ['a new password', (cookie) => post(cookie, '/account/password', { old: password, new: password })],
  ]
  test.each(everyWay)('ends by %s: sessions, tokens and known devices, and the page says so', async (_, end) => {
    const email = 'auditor@xinghe.example'
    const [one, two] = [await signIn(email), await signIn(email)]
    const token = await tokenOf(one.cookie)
    expect(await tokenWorks(token)).toBe(true)
    const done = await end(one.cookie)
    expect(done.status).toBe(303)
    const said = await (await get('', done.headers.get('location')!)).text()
    expect(said).toMatch(/every API token (has )?ended/)
    expect([(await get(one.cookie, '/account')).status, (await get(two.cookie, '/account')).status, await tokenWorks(token)]).toEqual([
      401,
      401,
      false,
    ])
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from known_devices d join users u on u.id = d.user_id where u.email = ${email}`.execute(w.database.db)
    expect(rows[0]!.n).toBe(0)
    later(3)
  })
})

describe('one session or one device', () => {
  test('is ended by its owner and by nobody else', async () => {
    const [mine, elsewhere] = [await signIn('expert1@xinghe.example'), await signIn('expert1@xinghe.example')]
    const page = await (await get(mine.cookie, '/account')).text()
    const sessions = [...page.matchAll(/\/account\/sessions\/([0-9a-f]{64})\/end/g)].map((m) => m[1]!)
    const devices = [...page.matchAll(/\/account\/devices\/([0-9a-f]{64})\/forget/g)].map((m) => m[1]!)
    expect([sessions.length, devices.length]).toEqual([1, 2])
    const stranger = await signIn('expert2@xinghe.example')
    expect((await post(stranger.cookie, `/account/sessions/${sessions[0]}/end`)).status).toBe(404)
    expect((await post(stranger.cookie, `/account/devices/${devices[0]}/forget`)).status).toBe(404)
    expect((await get(elsewhere.cookie, '/account')).status).toBe(200)
    expect((await post(mine.cookie, `/account/sessions/${sessions[0]}/end`)).status).toBe(303)
    expect([(await get(elsewhere.cookie, '/account')).status, (await get(mine.cookie, '/account')).status]).toEqual([401, 200])
    expect((await post(mine.cookie, `/account/devices/${devices[0]}/forget`)).status).toBe(303)
  })
})

describe('the email', () => {
  test('changes with the password, and not to one that is taken', async () => {
    const { cookie } = await signIn('expert3@xinghe.example')
    expect((await post(cookie, '/account/email', { password, email: 'expert4@xinghe.example' })).status).toBe(409)
    expect((await post(cookie, '/account/email', { password, email: 'yang@example.org' })).status).toBe(303)
    expect((await signIn('expert3@xinghe.example')).status).toBe(422)
    expect((await signIn('yang@example.org')).status).toBe(303)
  })
  test('a link for a new password that lies in the old mailbox is void with it', async () => {
    const { cookie } = await signIn('treasurer@xinghe.example')
    const { rows } = await sql<{ user_id: string; organisation_id: string }>`
      select m.user_id, m.organisation_id from memberships m join users u on u.id = m.user_id where u.email = 'treasurer@xinghe.example'`.execute(
      w.database.db,
    )
    const made = await w.post('administrator', `/people/${rows[0]!.organisation_id}/reset/${rows[0]!.user_id}`, {})
    const secret = /\/reset\/([\w-]{32})/.exec(await made.text())![1]!
    expect((await get('', `/reset/${secret}`)).status).toBe(200)
    expect((await post(cookie, '/account/email', { password, email: 'moved@example.org' })).status).toBe(303)
    expect((await get('', `/reset/${secret}`)).status).toBe(410)
  })
})

describe('a link for a new password', () => {
  const linkFrom = async (who: string, organisation: string, user: string, fields: Record<string, string> = {}) => {
    const r = await w.post(who, `/people/${organisation}/reset/${user}`, fields)
    return { status: r.status, secret: /http:\/\/test\.example\/reset\/([\w-]{32})/.exec(await r.text())?.[1] }
  }
  test('works once; person and roles stay, every access ends', async () => {
    const email = 'worker-tongxin@xinghe.example'
    const user = w.district.people['worker-tongxin']!
    const { cookie } = await signIn(email)
    const token = await tokenOf(cookie)
    const older = (await linkFrom('manager-tongxin', w.district.institutions.tongxin, user)).secret!
    const { secret } = await linkFrom('manager-tongxin', w.district.institutions.tongxin, user)
    const kept = JSON.stringify((await sql`select * from password_resets`.execute(w.database.db)).rows)
    expect([secret, kept.includes(secret!)]).toEqual([expect.any(String), false])
    // A newer link ends the older one.
    expect((await get('', `/reset/${older}`)).status).toBe(410)
    expect((await get('', `/reset/${secret}`)).status).toBe(200)
    expect((await post('', `/reset/${secret}`, { password: 'short' })).status).toBe(422)
    const both = await Promise.all([1, 2].map(() => post('', `/reset/${secret}`, { password: 'a wholly new password' })))
    expect(both.map((b) => b.status).sort()).toEqual([303, 410])
    expect((await get('', `/reset/${secret}`)).status).toBe(410)
    expect([(await get(cookie, '/account')).status, await tokenWorks(token)]).toEqual([401, false])
    expect((await signIn(email)).status).toBe(422)
    const again = await signIn(email, { password: 'a wholly new password' })
    expect([again.status, (await get(again.cookie, '/delivery')).status]).toEqual([303, 200])
  })
  test('ends after a day', async () => {
    const { secret } = await linkFrom('manager-tongxin', w.district.institutions.tongxin, w.district.people['worker-tongxin']!)
    later(24 * 60)
    expect((await get('', `/reset/${secret}`)).status).toBe(410)
  })
  test('outlasts a letter that anybody may ask for, whoever handed it over, and no change of the password', async () => {
    const [email, user] = ['worker2-tongxin@xinghe.example', w.district.people['worker2-tongxin']!]
    const letter = async () => {
      const sent = await resetLetter(await w.as('clock'), { email, lang: 'zh' }, (path) => `http://test.example${path}`)
      return /\/reset\/([\w-]{32})/.exec(sent!.text)![1]!
    }
    const opens = async (secrets: readonly string[]) => await Promise.all(secrets.map(async (s) => (await get('', `/reset/${s}`)).status))
    const over: Record<string, () => Promise<string>> = {
      person: async () => (await linkFrom('manager-tongxin', w.district.institutions.tongxin, user)).secret!,
      server: async () => {
        const made = await resetFromCommandLine(await w.as('operator'), { email, endsTwoStep: false })
        return 'refused' in made ? made.code : made.secret
      },
    }
    let next = 'one more password of hers'
    for (const [by, handOver] of Object.entries(over)) {
      const handed = await handOver()
      const letters = [await letter(), await letter()]
      // A newer letter ends the older one, and nothing else.
      expect([by, await opens([handed, ...letters])]).toEqual([by, [200, 410, 200]])
      // The next that is handed over ends all.
      const newer = await handOver()
      expect([by, await opens([handed, ...letters, newer])]).toEqual([by, [410, 410, 410, 200]])
      const last = await letter()
      expect((await post('', `/reset/${last}`, { password: (next += '!') })).status).toBe(303)
      expect([by, await opens([newer, last])]).toEqual([by, [410, 410]])
      // So does a password that is changed by whoever knows it, and an address.
      const again = await handOver()
      const { cookie } = await signIn(email, { password: next })
      expect((await post(cookie, '/account/password', { old: next, new: (next += '?') })).status).toBe(303)
      expect([by, await opens([again])]).toEqual([by, [410]])
    }
  })
  test('is made by whoever manages all organisations of the person, and leaves two-step sign-in to the administrator', async () => {
    const user = w.district.people['worker-tongxin']!
    const tongxin = w.district.institutions.tongxin
    expect((await linkFrom('worker-tongxin', tongxin, w.district.people['manager-tongxin']!)).status).toBe(403)
    expect((await linkFrom('manager-bangban', tongxin, user)).status).toBe(403)
    expect((await linkFrom('manager-tongxin', tongxin, user, { endsTwoStep: 'yes' })).status).toBe(403)
    expect((await linkFrom('manager-tongxin', tongxin, w.district.people['manager-tongxin']!)).status).toBe(409)
    // Somebody who works elsewhere too is not theirs to take over.
    await sql`insert into memberships select jurisdiction, 'mem_00000000000000000000000001', user_id, ${w.district.institutions.bangban}, role, since, null
      from memberships where user_id = ${user} and ended_on is null limit 1`.execute(w.database.db)
    expect((await linkFrom('manager-tongxin', tongxin, user)).status).toBe(403)
    // Nor is it offered, but to the administrator.
    const offered = async (who: string) =>
      (await (await w.get(who, `/people/${tongxin}`)).text()).includes(`/people/${tongxin}/reset/${user}`)
    expect([await offered('manager-tongxin'), await offered('administrator')]).toEqual([false, true])
    await sql`update users set totp_secret = ${new Secret({ size: 20 }).base32} where id = ${user}`.execute(w.database.db)
    const { secret } = await linkFrom('administrator', tongxin, user, { endsTwoStep: 'yes' })
    expect((await post('', `/reset/${secret}`, { password: 'yet another password' })).status).toBe(303)
    // Without a code, and asked for which of the two organisations.
    const back = await signIn('worker-tongxin@xinghe.example', { password: 'yet another password' })
    expect([back.status, back.location]).toEqual([303, '/account/organisation?to=%2F'])
  })
})

describe('somebody with roles in two organisations', () => {
  test('chooses for which one, and gets no other', async () => {
    const { cookie } = await signIn('worker-tongxin@xinghe.example', { password: 'yet another password' })
    const page = await (await get(cookie, '/account/organisation?to=/delivery')).text()
    for (const id of Object.values(w.district.institutions).slice(0, 2))
      expect(page.includes(`value="${id}"`)).toBe([w.district.institutions.tongxin, w.district.institutions.bangban].includes(id))
    const at = async () => /class="who"><a[^>]*>([^<]*)</.exec(await (await get(cookie, '/account')).text())?.[1] ?? ''
    for (const institution of [w.district.institutions.bangban, w.district.institutions.tongxin]) {
      const r = await post(cookie, '/account/organisation', { organisation: institution, to: '/delivery' })
      expect([r.status, r.headers.get('location')]).toEqual([303, '/delivery'])
      const { rows } = await sql<{
        name: string
        name_en: string | null
      }>`select name, name_en from organisations where id = ${institution}`.execute(w.database.db)
      expect(await at()).toContain(rows[0]!.name_en ?? rows[0]!.name)
    }
    expect((await post(cookie, '/account/organisation', { organisation: w.district.office })).status).toBe(404)
    expect(
      (await post(cookie, '/account/organisation', { organisation: w.district.institutions.tongxin, to: '//evil.example' })).headers.get(
        'location',
      ),
    ).toBe('/')
  })
})

test('what is over is cleared away by the clock, and nothing else', async () => {
  const counts = async () =>
    (
      await sql<
        Record<string, number>
      >`select (select count(*)::int from try_budgets) as tries, (select count(*)::int from known_devices) as devices,
        (select count(*)::int from password_resets) as resets, (select count(*)::int from recovery_codes) as codes`.execute(w.database.db)
    ).rows[0]!
  await w.runJobs()
  const before = await counts()
  expect(before.tries! > 0 && before.devices! > 0 && before.resets! > 0).toBe(true)
  w.clock.set(
    w.clock
      .now()
      .add({ hours: 24 * 31 })
      .toString(),
  )
  await w.runJobs()
  expect(await counts()).toEqual({ ...before, tries: 0, resets: 0 })
  w.clock.set(
    w.clock
      .now()
      .add({ hours: 24 * 400 })
      .toString(),
  )
  await w.runJobs()
  expect(await counts()).toEqual({ ...before, tries: 0, resets: 0, devices: 0 })
})
