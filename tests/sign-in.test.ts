import { Secret, TOTP } from 'otpauth'
import { sql } from 'kysely'
import { world, type World } from '#testing'
import { hashPassword } from '#people'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* Who tries to come in without being allowed to: by guessing, by an old code, by a session put into somebody's hands, from another site. */

let w: World
const password = 'correct horse battery'
const secret = new Secret({ size: 20 }).base32
beforeAll(async () => {
  w = await world('2026-06-10T09:00:00+08:00')
  const hash = await hashPassword(password)
  await sql`update users set password_hash = ${hash}`.execute(w.database.db)
  await sql`update users set totp_secret = ${secret} where email = 'head@xinghe.example'`.execute(w.database.db)
})
afterAll(() => w.close())

const at = (address: string) => ({ incoming: { socket: { remoteAddress: address } } })
interface Tried {
  status: number
  text: string
  cookie: string | undefined
  device: string | undefined
}
let hosts = 0
async function send(
  path: string,
  fields: Record<string, string>,
  o: { address?: string; headers?: Record<string, string> } = {},
): Promise<Tried> {
  const r = await w.app.request(
    `http://test.example${path}`,
    {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { host: 'test.example', origin: 'http://test.example', cookie: 'language=en', ...o.headers },
    },
    at(o.address ?? `203.0.113.${++hosts % 250}`),
  )
  return {
    status: r.status,
    text: (await r.text()).replace(/value="[^"]*"/g, ''),
    cookie: /tandem=([^;]+)/.exec(r.headers.get('set-cookie') ?? '')?.[1],
    device: /tandem-device=([^;]+)/.exec(r.headers.get('set-cookie') ?? '')?.[1],
  }
}
const signIn = (email: string, given: string, code = '', o: Parameters<typeof send>[2] = {}) =>
  send('/sign-in', { email, password: given, code }, o)
const codeAt = () =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: w.clock.now().epochMilliseconds })
const signedIn = async (cookie: string | undefined) =>
  (await w.app.request('http://test.example/account', { headers: { host: 'test.example', cookie: `tandem=${cookie}` } })).status === 200

describe('guessing a password', () => {
  test('looks the same whether the account exists, has to wait or does not exist', async () => {
    const real: Tried[] = []
    const none: Tried[] = []
    for (let i = 0; i < 8; i++) {
      real.push(await signIn('worker-tongxin@xinghe.example', `wrong ${i}`, '', { address: '203.0.113.201' }))
      none.push(await signIn('nobody-at-all@xinghe.example', `wrong ${i}`, '', { address: '203.0.113.202' }))
    }
    expect(real.map((r) => r.status)).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
    expect(none).toEqual(real)
    expect(real[7]!.text).toContain('wait 15 seconds')
    // From there it waits a quarter of a minute, and nobody else waits for that.
    expect((await signIn('worker-tongxin@xinghe.example', password, '', { address: '203.0.113.203' })).status).toBe(303)
    w.clock.set(w.clock.now().add({ seconds: 15 }).toString())
    expect((await signIn('worker-tongxin@xinghe.example', password, '', { address: '203.0.113.201' })).status).toBe(303)
  })
  test('many times at the same moment is counted each time', async () => {
    const guess = (i: number) => signIn('auditor@xinghe.example', `wrong ${i}`, '', { address: '203.0.113.204' })
    const tried = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(i)))
    expect(tried.filter((t) => t.status === 422).length).toBeLessThanOrEqual(5)
    expect(new Set(tried.map((t) => t.status))).toEqual(new Set([422, 429]))
  })
  test('from everywhere only slows down whoever is not known, a few a minute, and keeps nobody out', async () => {
    const known = (await signIn('approver@xinghe.example', password, '', { address: '203.0.113.205' })).device!
    expect(known).toBeDefined()
    // A competitor with a thousand addresses.
    const started = w.clock.now()
    let looked = 0
    for (let i = 0; i < 60; i++) {
      looked += (await signIn('approver@xinghe.example', `wrong ${i}`, '', { address: `198.51.100.${i}` })).status === 422 ? 1 : 0
      w.clock.set(w.clock.now().add({ seconds: 4 }).toString())
    }
    const minutes = w.clock.now().since(started).total('minutes')
    expect(looked).toBeGreaterThan(10)
    expect(looked / minutes).toBeLessThan(13)
    // Whoever knows the password comes in at once where they are known, from any address,
    const there = { address: '198.51.100.250', headers: { cookie: `tandem-device=${known}; language=en` } }
    const home = await signIn('approver@xinghe.example', password, '', there)
    expect(home.status).toBe(303)
    // and is told what happened meanwhile, on the first page and on their own.
    const page = async (path: string) =>
      await (
        await w.app.request(`http://test.example${path}`, {
          headers: { host: 'test.example', cookie: `tandem=${home.cookie}; language=en` },
        })
      ).text()
    expect(await page('/')).toContain('passwords for your account 60 times, without success')
    expect(await page('/account')).toContain('passwords for your account 60 times, without success')
    // Elsewhere it takes some seconds.
    const elsewhere = await signIn('approver@xinghe.example', password, '', { address: '192.0.2.77' })
    expect(elsewhere.status).toBe(429)
    expect(elsewhere.text).toMatch(/wait \d{1,2} seconds/)
    w.clock.set(w.clock.now().add({ seconds: 20 }).toString())
    expect((await signIn('approver@xinghe.example', password, '', { address: '192.0.2.77' })).status).toBe(303)
  })
  test('from ever new addresses, wave after wave, never keeps out whoever comes from a known device, nor what they do once they are in', async () => {
    const email = 'treasurer@xinghe.example'
    let device = (await signIn(email, password, '', { address: '203.0.113.210' })).device!
    const known = (address: string) => ({ address, headers: { cookie: `tandem-device=${device}; language=en` } })
    const came: number[] = []
    const answered = new Set<number>()
    for (let wave = 0; wave < 12; wave++) {
      // Each of them takes the try that all browsers nobody knows share; in the midst of them comes the person, from wherever they are.
      const guess = (i: number) => signIn(email, `wrong ${wave} ${i}`, '', { address: `198.51.${wave}.${i}` })
      const [before, home, after] = await Promise.all([
        Promise.all([0, 1, 2].map(guess)),
        signIn(email, password, '', known(`192.0.2.${wave}`)),
        Promise.all([3, 4, 5].map(guess)),
      ])
      for (const g of [...before, ...after]) answered.add(g.status)
      came.push(home.status)
      device = home.device ?? device
      // A slip of their own hand costs them nothing either.
      if (wave % 4 === 0) expect((await signIn(email, 'slip of the hand', '', known('192.0.2.99'))).status).toBe(422)
      // Their password is asked for once more to change it, and is looked at however many others wait.
      const changed = await send(
        '/account/password',
        { before: password, password: 'short', again: 'short' },
        { address: '192.0.2.98', headers: { cookie: `tandem=${home.cookie}; tandem-device=${device}; language=en` } },
      )
      expect(changed.status).not.toBe(429)
      w.clock.set(w.clock.now().add({ seconds: 1 }).toString())
    }
    expect(came).toEqual(Array<number>(12).fill(303))
    // The attack is one: most of it is told to wait.
    expect(answered).toContain(429)
    expect((await signIn(email, password, '', { address: '198.51.100.201' })).status).toBe(429)
  })
  test('on one’s own device waits too, and a device is worth nothing to anybody else', async () => {
    const first = await signIn('expert1@xinghe.example', password)
    const with_ = (device: string) => ({ address: '203.0.113.206', headers: { cookie: `tandem-device=${device}; language=en` } })
    for (let i = 0; i < 5; i++) expect((await signIn('expert1@xinghe.example', 'wrong', '', with_(first.device!))).status).toBe(422)
    expect((await signIn('expert1@xinghe.example', password, '', with_(first.device!))).status).toBe(429)
    // Their own mistyping is no news to them.
    w.clock.set(w.clock.now().add({ minutes: 1 }).toString())
    const again = await signIn('expert1@xinghe.example', password, '', with_(first.device!))
    expect([again.status, again.device]).toEqual([303, undefined])
    const { rows } = await sql<{ n: number }>`select max(failed_before)::int as n from sessions s join users u on u.id = s.user_id
      where u.email = 'expert1@xinghe.example'`.execute(w.database.db)
    expect(rows[0]!.n).toBe(0)
    // Somebody else at the same browser gets a secret of their own beside it.
    const other = await signIn('expert2@xinghe.example', password, '', with_(first.device!))
    expect(other.device!.split('.')).toHaveLength(2)
    expect(other.device!.split('.')).toContain(first.device!)
  })
  test('from one address never costs the neighbours a right password', async () => {
    const known = (await signIn('treasurer@xinghe.example', password, '', { address: '203.0.113.207' })).device!
    const crowd = { address: '198.51.100.7' }
    for (let i = 0; i < 50; i++) await signIn(`guess${i}@xinghe.example`, 'wrong', '', crowd)
    const wrong = await signIn('guess51@xinghe.example', 'wrong', '', crowd)
    expect([wrong.status, wrong.text.includes('one by one')]).toEqual([429, true])
    const device = { ...crowd, headers: { cookie: `tandem-device=${known}; language=en` } }
    expect((await signIn('treasurer@xinghe.example', password, '', device)).status).toBe(303)
    expect((await signIn('treasurer@xinghe.example', password, '', crowd)).status).toBe(303)
  })
  test('is not made easier by naming other addresses', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 54; i++) {
      const headers = { 'x-forwarded-for': `203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` }
      statuses.push(
        (await signIn(`forged${i}@xinghe.example`, 'wrong', '', { address: '10.0.0.9', headers: { ...headers, cookie: 'language=en' } }))
          .status,
      )
    }
    expect([statuses.slice(0, 50).every((s) => s === 422), statuses.slice(50).every((s) => s === 429)]).toEqual([true, true])
  })
  test('a hundred at a time is answered in words, and whoever is known still comes in', async () => {
    const known = (await signIn('officer@xinghe.example', password)).device!
    const flood = Array.from({ length: 100 }, (_, i) => signIn(`flood${i}@xinghe.example`, 'wrong', '', { address: '198.51.100.99' }))
    const mine = signIn('officer@xinghe.example', password, '', { headers: { cookie: `tandem-device=${known}; language=en` } })
    const statuses = (await Promise.all(flood)).map((t) => t.status)
    // How many are looked at before the others are sent away depends on the machine; more than the fifty of an address never are.
    expect(statuses.filter((s) => ![422, 429, 503].includes(s))).toEqual([])
    expect(statuses.filter((s) => s === 422).length).toBeLessThanOrEqual(50)
    expect((await mine).status).toBe(303)
  })
})

describe('a one-time code', () => {
  test('opens one session, also when it is sent twice at the same moment', async () => {
    const code = codeAt()
    const both = await Promise.all([1, 2].map(() => signIn('head@xinghe.example', password, code)))
    expect(both.map((b) => b.status).sort()).toEqual([303, 422])
    expect((await signIn('head@xinghe.example', password, code)).status).toBe(422)
  })
  test('that is none is wrong, and no fault', async () => {
    w.clock.set('2026-06-10T12:00:00+08:00')
    for (const code of ['写清楚', '12345', '1234567', '١٢٣٤٥٦', 'ABCDE-FGHJK', '']) {
      expect([code, (await signIn('head@xinghe.example', password, code)).status]).toEqual([code, 422])
      w.clock.set(w.clock.now().add({ hours: 2 }).toString())
    }
    expect((await signIn('head@xinghe.example', password, codeAt())).status).toBe(303)
  })
})

describe('a session', () => {
  test('is a new one with every sign-in, never the one that was brought', async () => {
    const brought = 'test.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
    const first = await signIn('officer@xinghe.example', password, '', { headers: { cookie: `tandem=${brought}` } })
    expect(first.status).toBe(303)
    expect(first.cookie).not.toBe(brought)
    expect([await signedIn(brought), await signedIn(first.cookie)]).toEqual([false, true])
  })
  test('ends on every device by signing out everywhere, and by a new password', async () => {
    const two = [(await signIn('officer@xinghe.example', password)).cookie, (await signIn('officer@xinghe.example', password)).cookie]
    expect((await send('/account/sign-out-everywhere', {}, { headers: { cookie: `tandem=${two[0]}` } })).status).toBe(303)
    expect(await Promise.all(two.map(signedIn))).toEqual([false, false])
    const again = [(await signIn('officer@xinghe.example', password)).cookie, (await signIn('officer@xinghe.example', password)).cookie]
    const changed = await send(
      '/account/password',
      { old: password, new: 'another long password' },
      { headers: { cookie: `tandem=${again[0]}` } },
    )
    expect([changed.status, ...(await Promise.all(again.map(signedIn)))]).toEqual([303, false, false])
  })
  test('does nothing for a form of another site', async () => {
    const { cookie } = await signIn('approver@xinghe.example', password)
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
    ])
      expect((await send('/account/sign-out-everywhere', {}, { headers: { ...headers, cookie: `tandem=${cookie}` } })).status).toBe(403)
    expect(await signedIn(cookie)).toBe(true)
  })
  test('that has run out loses nothing of what was typed', async () => {
    const { cookie } = await signIn('administrator@xinghe.example', password)
    w.clock.set(w.clock.now().add({ hours: 13 }).toString())
    const typed = { title: '问过居民的采购 <b>', communityIds: w.district.communities[0]!, _once: 'kept-over-night' }
    const headers = { cookie: `tandem=${cookie}; language=en` }
    const r = await w.app.request('http://test.example/purchases/new?from=x', {
      method: 'POST',
      body: new URLSearchParams(typed),
      headers: { host: 'test.example', origin: 'http://test.example', ...headers },
    })
    const page = await r.text()
    expect(r.status).toBe(401)
    for (const there of [
      'action="/purchases/new?from=x"',
      '问过居民的采购 &lt;b&gt;',
      typed.communityIds,
      'kept-over-night',
      'You are signed out',
    ])
      expect(page).toContain(there)
    // Sent again from that page after signing in, it is done.
    const sent = await w.post('officer', '/purchases/new?from=x', typed)
    expect([sent.status, sent.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/purchases\/pur_/)])
    const wordless = await send('/account/password', { old: 'my old secret', new: 'my new secret password' })
    expect([wordless.status, /my (old|new) secret/.test(wordless.text)]).toEqual([401, false])
  })
})

describe('an invitation', () => {
  const link = async (who: string, organisation: string, email: string, role: string) =>
    /invitations\/([\w-]+)/.exec(await (await w.post(who, `/people/${organisation}/invite`, { email, role })).text())![1]!
  const hashOf = async (email: string) =>
    (await sql<{ h: string }>`select password_hash as h from users where email = ${email}`.execute(w.database.db)).rows[0]!.h

  test('takes over nobody of another organisation', async () => {
    const before = await hashOf('head@xinghe.example')
    const made = await link('manager-tongxin', w.district.institutions.tongxin, 'head@xinghe.example', 'worker')
    const taken = await send(`/invitations/${made}`, { name: '冒名', password: 'a password of my own' })
    expect([taken.status, taken.cookie]).toEqual([422, undefined])
    expect(await hashOf('head@xinghe.example')).toBe(before)
    // Who knows the password joins with it; the password stays, and signing in asks for the code as ever.
    w.clock.set(w.clock.now().add({ hours: 2 }).toString())
    const joined = await send(`/invitations/${made}`, { name: '吴主任', password })
    expect([joined.status, joined.cookie, await hashOf('head@xinghe.example')]).toEqual([303, undefined, before])
  })
  test('is no way into an account that has a password, at home neither, however often somebody was invited', async () => {
    const [first, second] = [
      await link('manager-bangban', w.district.institutions.bangban, 'twice.invited@example.org', 'worker'),
      await link('manager-bangban', w.district.institutions.bangban, 'twice.invited@example.org', 'manager'),
    ]
    expect((await send(`/invitations/${first}`, { name: '方社工', password: 'the first password' })).status).toBe(303)
    const before = await hashOf('twice.invited@example.org')
    expect((await send(`/invitations/${second}`, { name: '冒名', password: 'a password of another' })).status).toBe(422)
    expect(await hashOf('twice.invited@example.org')).toBe(before)
    // Whoever knows the password takes the second role with it.
    w.clock.set(w.clock.now().add({ hours: 2 }).toString())
    expect((await send(`/invitations/${second}`, { name: '方社工', password: 'the first password' })).status).toBe(303)
    expect(await hashOf('twice.invited@example.org')).toBe(before)
  })
})

test('codes of slips cannot be tried out from one address', async () => {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const check = (body: string) => alphabet[[...body].reduce((sum, c, i) => (sum + (i + 1) * (alphabet.indexOf(c) + 1)) % 31, 0)]!
  const code = (n: number) => {
    const body = Array.from({ length: 7 }, (_, i) => alphabet[Math.floor(n / 31 ** i) % 31]).join('')
    return body + check(body)
  }
  const open = async (path: string, address: string) =>
    (await w.app.request(`http://test.example${path}`, { headers: { host: 'test.example' } }, at(address))).status
  const tried = []
  for (let n = 0; n < 40; n++) tried.push(await open(n % 2 ? `/s/${code(n)}` : `/s/a/${code(n)}/check`, '192.0.2.1'))
  expect([tried.filter((s) => s === 404).length, tried.filter((s) => s === 429).length]).toEqual([30, 10])
  // The neighbours are not kept out, and mistyping alone is never counted.
  expect(await open(`/s/${code(50)}`, '192.0.2.2')).toBe(404)
  for (let n = 0; n < 40; n++) await open('/s/AAAAAAAB', '192.0.2.3')
  expect(await open(`/s/${code(51)}`, '192.0.2.3')).toBe(404)
})
