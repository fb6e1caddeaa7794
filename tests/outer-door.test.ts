import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockAt, makeLogger, safePath } from '#platform'
import { hashPassword } from '#people'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { makeApp } from '../src/app.ts'

/* What stands between the network and the pages: where an answer may lead, whose word about an address is taken, what cookies look like. */

let w: World
const password = 'correct horse battery'
beforeAll(async () => {
  w = await world()
  const hash = await hashPassword(password)
  await sql`update users set password_hash = ${hash}`.execute(w.database.db)
})
afterAll(() => w.close())

const appWith = (settings: { origin?: string; trustedProxy?: readonly string[] }) =>
  makeApp({
    db: w.db,
    clock: clockAt('2026-03-02T09:00:00+08:00'),
    seal: w.seal,
    logger: makeLogger({ log: 'error' }),
    settings: { root: new URL('..', import.meta.url).pathname, origin: undefined, ...settings },
  })
const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } })
const cookiesOf = (r: Response) => r.headers.getSetCookie()
const signInAt = async (
  app: ReturnType<typeof makeApp>,
  o: { base?: string; address?: string; headers?: Record<string, string>; fields?: Record<string, string> } = {},
) => {
  const base = o.base ?? 'http://test.example'
  return await app.request(
    `${base}/sign-in`,
    {
      method: 'POST',
      body: new URLSearchParams({ email: 'officer@xinghe.example', password, ...o.fields }),
      headers: { host: new URL(base).host, origin: base, ...o.headers },
    },
    from(o.address ?? '203.0.113.9'),
  )
}

describe('what is not there', () => {
  test.each([
    '/assets/x',
    '/assets/tandem.000000000000.css',
    '/assets/__proto__',
    '/assets/%2e%2e%2fsecret',
    '/assets/',
    '/nothing',
    '/api/nothing',
  ])('%s is answered 404', async (path) => {
    const answer = await appWith({}).request(`http://test.example${path}`, { headers: { host: 'test.example' } }, from('203.0.113.9'))
    expect(answer.status).toBe(404)
  })
})

describe('where an answer may lead', () => {
  const away = [
    '//other.example/x',
    '/\t/other.example/x',
    '/\n/other.example',
    '\\\\other.example',
    '/\\other.example',
    '/.//other.example',
    '/x/..//other.example',
    'https://other.example',
    'javascript:alert(1)',
    ' //other.example',
    '/a\r\nset-cookie: x=1',
    '/a\u0000b',
    '/a\u2028b',
    '',
    'other.example',
    '/\u0085/other.example',
  ]
  test.each(away)('never elsewhere: %j', (to) => expect(safePath(to)).toBe('/'))
  test.each([
    ['/contracts/abc?x=1#y', '/contracts/abc?x=1#y'],
    ['/search?q=养老', '/search?q=%E5%85%BB%E8%80%81'],
    ['/a/../b', '/b'],
    ['/%09/other.example', '/%09/other.example'],
  ])('within the house: %j', (to, path) => expect(safePath(to)).toBe(path))
  test('asked for by the language switch and by signing in', async () => {
    for (const to of away) {
      const r = await w.get('public', `/language/en?to=${encodeURIComponent(to)}`)
      // An address with a NUL in it is none of ours, whatever it asks.
      expect([to, r.status, r.headers.get('location')]).toEqual(to.includes('\u0000') ? [to, 404, null] : [to, 302, '/'])
      const signed = await signInAt(w.app, { fields: { to } })
      // What nobody sees is taken out of a form before it is read; what is left is a path of ours or none.
      const stays =
        /^\/(?!\/)/.test(signed.headers.get('location') ?? '') && new URL(signed.headers.get('location')!, 'http://x').host === 'x'
      expect([to, signed.status, stays]).toEqual([to, 303, true])
    }
    expect((await signInAt(w.app, { fields: { to: '/contracts?page=2' } })).headers.get('location')).toBe('/contracts?page=2')
  })
})

describe('a form', () => {
  test('from another site is refused, whatever it calls its content', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'text/xml', ''])
      for (const origin of ['http://evil.example', 'null', undefined]) {
        const r = await w.app.request('http://test.example/sign-out', {
          method: 'POST',
          body: new TextEncoder().encode('{}'),
          headers: { host: 'test.example', ...(type && { 'content-type': type }), ...(origin && { origin }) },
        })
        expect([type, origin, r.status]).toEqual([type, origin, 403])
        expect(await r.text()).toMatch(/[\u4e00-\u9fff]|page/)
      }
  })
  test('of one’s own site passes, by its origin or by what the browser says', async () => {
    for (const headers of [{ origin: 'http://test.example' }, { 'sec-fetch-site': 'same-origin' }] as Record<string, string>[]) {
      const r = await w.app.request('http://test.example/sign-out', { method: 'POST', headers: { host: 'test.example', ...headers } })
      expect(r.status).toBe(303)
    }
  })
})

describe('cookies', () => {
  const https = 'https://tandem.example.gov.cn'
  test('are secure and bound to the host where the address of the site is https, whatever the request looks like', async () => {
    const app = appWith({ origin: https })
    const r = await signInAt(app, { base: 'http://127.0.0.1', headers: { origin: https } })
    expect(r.status).toBe(303)
    const session = cookiesOf(r).find((c) => c.startsWith('__Host-tandem='))!
    expect(session).toMatch(/; Path=\//)
    expect(session).toMatch(/; Secure/)
    expect(session).toMatch(/; HttpOnly/)
    expect(session).not.toMatch(/Domain/)
    expect(r.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
    const value = session.split(';')[0]!
    const account = (cookie: string) => app.request('http://127.0.0.1/account', { headers: { host: 'tandem.example.gov.cn', cookie } })
    expect((await account(value)).status).toBe(200)
    // The name without the prefix could have been set by a neighbour: it opens nothing, and is cleaned away.
    const old = await account(value.replace('__Host-', ''))
    expect(old.status).toBe(401)
    expect(cookiesOf(old)).toContainEqual(expect.stringMatching(/^tandem=; Max-Age=0/))
  })
  test('are plain where it is not, and no header of a stranger changes that', async () => {
    const r = await signInAt(appWith({}), { address: '203.0.113.9', headers: { 'x-forwarded-proto': 'https' } })
    expect(cookiesOf(r).find((c) => c.startsWith('tandem='))).not.toMatch(/Secure/)
    expect(r.headers.get('strict-transport-security')).toBeNull()
  })
})

describe('whose tries they are', () => {
  test('behind a proxy of ours they count by the address it saw, whatever stands before that, and others behind it go on', async () => {
    const app = appWith({ trustedProxy: ['10.0.0.0/8'] })
    let n = 0
    const guess = async (address: string, forwarded: string) =>
      (
        await signInAt(app, {
          address,
          headers: { 'x-forwarded-for': forwarded },
          fields: { email: `behind${++n}@xinghe.example`, password: 'wrong' },
        })
      ).status
    const statuses: number[] = []
    for (let i = 0; i < 52; i++) statuses.push(await guess('10.0.0.2', `203.0.113.${i}, 198.51.100.8`))
    expect([new Set(statuses.slice(0, 50)), statuses.slice(50)]).toEqual([new Set([422]), [429, 429]])
    expect(await guess('10.0.0.2', '198.51.100.9')).toBe(422)
    // Who is no proxy of ours is counted as themselves, and gets nobody else held up by naming them.
    expect(await guess('203.0.113.77', '198.51.100.8')).toBe(422)
  })
})

describe('an address people are given', () => {
  const invited = async (app: ReturnType<typeof makeApp>, o: { address?: string; headers?: Record<string, string> } = {}) => {
    const r = await app.request(
      'http://127.0.0.1:4305/sign-in',
      {
        method: 'POST',
        body: new URLSearchParams({ email: 'head@xinghe.example', password }),
        headers: { host: '127.0.0.1:4305', 'sec-fetch-site': 'same-origin' },
      },
      from('203.0.113.40'),
    )
    const cookie = cookiesOf(r)
      .find((c) => /tandem=/.test(c))!
      .split(';')[0]!
    const made = await app.request(
      `http://127.0.0.1:4305/people/${w.district.office}/invite`,
      {
        method: 'POST',
        body: new URLSearchParams({ email: 'somebody@example.org', role: 'officer' }),
        headers: { host: '127.0.0.1:4305', 'sec-fetch-site': 'same-origin', cookie, ...o.headers },
      },
      from(o.address ?? '203.0.113.40'),
    )
    return /https?:\/\/[^\s<]+invitations\//.exec(await made.text())?.[0]
  }
  test('begins with the address of the site where that is set', async () => {
    const app = appWith({ origin: 'https://tandem.example.gov.cn/' })
    expect(await invited(app, { headers: { 'x-forwarded-host': 'evil.example' } })).toBe('https://tandem.example.gov.cn/invitations/')
    const api = await app.request('http://127.0.0.1:4305/api', { headers: { host: 'evil.example' } })
    expect(await api.text()).toContain('https://tandem.example.gov.cn/api/contracts')
  })
  test('is the one the request came to where it is not, and only a proxy of ours may name another', async () => {
    const named = { 'x-forwarded-host': 'tandem.example', 'x-forwarded-proto': 'https' }
    expect(await invited(appWith({}), { address: '10.0.0.2', headers: named })).toBe('http://127.0.0.1:4305/invitations/')
    const app = appWith({ trustedProxy: ['10.0.0.0/8'] })
    expect(await invited(app, { address: '10.0.0.2', headers: named })).toBe('https://tandem.example/invitations/')
    expect(await invited(app, { address: '203.0.113.40', headers: named })).toBe('http://127.0.0.1:4305/invitations/')
    expect(await invited(app, { address: '10.0.0.2', headers: { ...named, 'x-forwarded-host': 'a b' } })).toBe(
      'https://127.0.0.1:4305/invitations/',
    )
  })
})
