import { sql } from 'kysely'
import { isRefusal, type Refusal } from '#kernel'
import { hashPassword } from '#people'
import { makeLogger } from '#platform'
import { world, type World } from '#testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeApp } from '../src/app.ts'
import { closeOrganisation } from '../src/people/close-organisation.ts'
import { endRole } from '../src/people/end-role.ts'
import { invite } from '../src/people/invitations.ts'
import { endLoginService, type LoginServiceInput, setPasswords, setLoginService } from '../src/people/login-services.ts'
import { runProvider, type RunningProvider } from './builders/provider.ts'

/*
 * Single sign-on against a real provider that runs here: who comes in by it, who does not, and what somebody could try who stands between
 * the two, holds an old answer, or keeps a provider of their own.
 */

let w: World
let here: RunningProvider
let other: RunningProvider
let app: ReturnType<typeof makeApp>
const origin = 'http://test.example'
const beside = 'http://beside.example'
const password = 'four unrelated words here'

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const entered = (p: RunningProvider, more: Partial<LoginServiceInput> = {}): LoginServiceInput => ({
  nameZh: '政务统一身份',
  nameEn: 'City Login',
  issuer: p.issuer,
  clientId: p.clientId,
  secret: p.secret,
  nameClaim: 'name',
  emailClaim: 'email',
  passwords: true,
  ...more,
})
const administrator = async () => ({ ...(await w.as('administrator')), signOnServers: [here.issuer, other.issuer] })

beforeAll(async () => {
  // Tokens are signed by the clock of the machine, so this world stands in its present.
  w = await world(Temporal.Now.instant().toString())
  const redirects = [`${origin}/sign-in/back`, `${beside}/sign-in/back`]
  const after = [`${origin}/sign-in`]
  here = await runProvider({ redirects, after, tokenSeconds: 60 })
  other = await runProvider({ redirects, after })
  app = makeApp({
    db: w.db,
    clock: w.clock,
    seal: w.seal,
    logger: makeLogger({ log: 'error' }),
    settings: { root: new URL('..', import.meta.url).pathname, origin: undefined, signOn: [here.issuer, other.issuer] },
  })
  const hash = await hashPassword(password)
  await sql`update users set password_hash = ${hash}`.execute(w.database.db)
  good(await setLoginService(await administrator(), entered(here)))
})
afterAll(async () => {
  await here?.close()
  await other?.close()
  await w?.close()
})
beforeEach(() => {
  here.forge = undefined
  here.answers = true
  w.clock.set(Temporal.Now.instant().toString())
})

/** A browser: it keeps cookies, and goes where it is sent within one site. */
function browser(at = origin) {
  const jar = new Map<string, string>()
  const ask = async (path: string, fields?: Record<string, string>) => {
    const r = await app.request(`${at}${path}`, {
      headers: { host: new URL(at).host, origin: at, cookie: ['language=en', ...[...jar].map(([k, v]) => `${k}=${v}`)].join('; ') },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    for (const set of r.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      if (/max-age=0/i.test(set)) jar.delete(name!)
      else jar.set(name!, value!)
    }
    return { status: r.status, to: r.headers.get('location') ?? '', text: await r.text() }
  }
  const back = async (address: URL) => await ask(address.pathname + address.search)
  return {
    jar,
    ask,
    back,
    /** Signs in at the provider from the sign-in page. @returns the answer to coming back, and the address of it */
    async comes(login: string, path = '/sign-in/service', p = here) {
      const out = await ask(path)
      if (out.status !== 302) return { ...out, address: new URL(origin) }
      const address = await p.signIn(out.to, { login })
      return { ...(await back(address)), address }
    },
    signedIn: async () => (await ask('/account')).status === 200,
    byPassword: (email: string) => ask('/sign-in', { email, password }),
    /** Links the account that is signed in here. */
    async links(login: string) {
      const page = await ask('/account/login/link', { password })
      const address = /href="(http:[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
      if (!address) return page
      return await back(await here.signIn(address, { login }))
    },
  }
}
const linkedBrowser = async (who: string, login: string) => {
  const b = browser()
  await b.byPassword(`${who}@xinghe.example`)
  await b.links(login)
  return b
}
const actions = async () =>
  (
    await sql<{
      action: string
      outcome: string
      all: string
    }>`select action, outcome, row_to_json(record_log)::text as all from record_log where action like 'people.%' order by id`.execute(
      w.database.db,
    )
  ).rows

describe('whoever has an account', () => {
  test('links it from a session, having shown who they are, and then comes in by the provider', async () => {
    here.says['li-1'] = { name: '李科员', email: 'li@city.example' }
    const b = browser()
    await b.byPassword('officer@xinghe.example')
    // A wrong password does not get as far as the provider.
    const wrong = await b.ask('/account/login/link', { password: 'not this one at all' })
    expect([wrong.status, wrong.text.includes(here.issuer)]).toEqual([422, false])
    expect((await b.links('li-1')).to).toBe('/account')
    expect((await b.ask('/account')).text).toContain('Linked: li@city.example')
    const anew = browser()
    const page = await anew.ask('/sign-in?to=%2Fplans')
    expect(page.text).toContain('Sign in with City Login')
    const came = await anew.comes('li-1', '/sign-in/service?to=%2Fplans')
    expect([came.status, came.to]).toEqual([302, '/plans'])
    expect((await anew.ask('/account')).text).toContain('officer@xinghe.example')
  })
  test('comes by another login at the provider and is told what to do, and no account is opened for the address of mail', async () => {
    here.says.stranger = { name: '路人', email: 'head@xinghe.example' }
    const b = browser()
    const came = await b.comes('stranger')
    expect(came.status).toBe(403)
    expect(came.text).toContain('but that account is linked to none here')
    expect(await b.signedIn()).toBe(false)
  })
  test('cannot take a login that is linked to somebody else, nor a second one', async () => {
    const b = browser()
    await b.byPassword('treasurer@xinghe.example')
    expect((await b.links('li-1')).status).toBe(409)
    const officer = browser()
    await officer.byPassword('officer@xinghe.example')
    expect((await officer.ask('/account/login/link', { password })).status).toBe(409)
  })
  test('does not link an account to whoever is signed in by the time they come back', async () => {
    const b = browser()
    await b.byPassword('auditor@xinghe.example')
    const page = await b.ask('/account/login/link', { password })
    const address = await here.signIn(/href="(http:[^"]+)"/.exec(page.text)![1]!.replaceAll('&amp;', '&'), { login: 'aud-1' })
    b.jar.delete('tandem')
    await b.byPassword('approver@xinghe.example')
    expect((await b.back(address)).status).toBe(410)
    const { rows } = await sql`select 1 from login_links where subject = 'aud-1'`.execute(w.database.db)
    expect(rows).toEqual([])
  })
  test('takes the link off with their password, is out everywhere, and comes by the provider no more', async () => {
    const b = await linkedBrowser('treasurer', 'treasurer-1')
    const anew = browser()
    await anew.comes('treasurer-1')
    expect(await anew.signedIn()).toBe(true)
    expect((await b.ask('/account/login/unlink', { password: 'not this one at all' })).status).toBe(422)
    expect((await b.ask('/account/login/unlink', { password })).to).toBe('/sign-in?done=unlinked')
    expect([await b.signedIn(), await anew.signedIn()]).toEqual([false, false])
    expect((await anew.comes('treasurer-1')).status).toBe(403)
  })
  test('signs out everywhere, of what the provider opened too', async () => {
    const b = await linkedBrowser('approver', 'approver-1')
    const anew = browser()
    await anew.comes('approver-1')
    await b.ask('/account/sign-out-everywhere', {})
    expect([await b.signedIn(), await anew.signedIn()]).toEqual([false, false])
  })
  test('signs out here and is led to sign out at the provider as well', async () => {
    const b = browser()
    await b.comes('li-1')
    expect((await b.ask('/sign-out', {})).to).toBe('/sign-in?done=out')
    expect((await b.ask('/sign-in?done=out')).text).toContain('href="/sign-out/service"')
    const out = new URL((await b.ask('/sign-out/service')).to)
    expect(out.origin).toBe(here.issuer)
    expect(out.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/sign-in`)
    expect((await fetch(out)).status).toBe(200)
  })
})

describe('whoever is invited', () => {
  const invited = async (email: string, role: 'officer' | 'expert' = 'officer') => {
    const { rows } = await sql<{
      id: string
    }>`select id from organisations where kind = ${role === 'expert' ? 'evaluator' : 'purchaser'} order by id`.execute(w.database.db)
    return good(await invite(await w.as('administrator'), { organisationId: rows[0]!.id, email, role }))
  }
  test('joins by the provider without a password, under the name it says, once', async () => {
    here.says['new-1'] = { name: ' 新\u202e来的 ', email: 'new@city.example' }
    const { secret } = await invited('new@xinghe.example')
    const b = browser()
    expect((await b.ask(`/invitations/${secret}`)).text).toContain('Accept with City Login')
    const came = await b.comes('new-1', `/invitations/${secret}/login`)
    expect([came.status, came.to]).toEqual([302, '/'])
    const { rows } = await sql`select name, email, password_hash from users where email = 'new@xinghe.example'`.execute(w.database.db)
    expect(rows).toEqual([{ name: '新 来的', email: 'new@xinghe.example', password_hash: null }])
    expect((await browser().comes('new-1', `/invitations/${secret}/login`)).status).toBe(410)
    expect((await browser().comes('new-1')).status).toBe(302)
  })
  test('has no password to show, and shows who they are by having come a moment ago', async () => {
    const b = browser()
    await b.comes('new-1')
    const { rows } = await sql<{ id: string }>`select id from users where email = 'new@xinghe.example'`.execute(w.database.db)
    await sql`update sessions set created_at = created_at - interval '11 minutes' where user_id = ${rows[0]!.id}`.execute(w.database.db)
    const late = await b.ask('/account/password', { old: '', new: 'a password of a thief' })
    expect([late.status, late.text.includes('sign in anew with single sign-on')]).toEqual([409, true])
    await b.comes('new-1')
    expect((await b.ask('/account/password', { old: '', new: 'five other unrelated words' })).status).toBe(303)
  })
  test('under an address that has an account proves that account, not only a login of the provider', async () => {
    here.says['thief-1'] = { name: '别人', email: 'head@xinghe.example' }
    const { secret } = await invited('head@xinghe.example')
    const b = browser()
    expect((await b.comes('thief-1', `/invitations/${secret}/login`)).status).toBe(409)
    expect(await b.signedIn()).toBe(false)
    // Whoever is linked already has one role more.
    const linked = await linkedBrowser('head', 'head-1')
    expect((await linked.comes('head-1', `/invitations/${secret}/login`)).status).toBe(302)
  })
  test('is not let in by a login that is another person here', async () => {
    const { secret } = await invited('somebody@xinghe.example')
    expect((await browser().comes('li-1', `/invitations/${secret}/login`)).status).toBe(409)
  })
  test('without a name at the provider is told so', async () => {
    here.says['nameless-1'] = { email: 'x@city.example' }
    const { secret } = await invited('nameless@xinghe.example')
    const came = await browser().comes('nameless-1', `/invitations/${secret}/login`)
    expect([came.status, came.text.includes('does not say your name')]).toEqual([422, true])
  })
})

describe('a role', () => {
  test('that ended opens nothing any more, and the page says so', async () => {
    await linkedBrowser('evaluator', 'evaluator-1')
    const { rows } = await sql<{ id: string }>`
      select m.id from memberships m join users u on u.id = m.user_id where u.email = 'evaluator@xinghe.example' and m.ended_on is null`.execute(
      w.database.db,
    )
    for (const m of rows) good(await endRole(await w.as('administrator'), m.id))
    const came = await browser().comes('evaluator-1')
    expect([came.status, came.text.includes('no role here any more')]).toEqual([403, true])
  })
  test('in a closed organisation opens again, to end what runs, as with a password; what was open has ended', async () => {
    const b = await linkedBrowser('manager-tongxin', 'tongxin-1')
    const { rows } = await sql<{ organisation_id: string; version: number }>`
      select s.organisation_id, o.version from memberships s join users u on u.id = s.user_id join organisations o on o.id = s.organisation_id
      where u.email = 'manager-tongxin@xinghe.example'`.execute(w.database.db)
    good(await closeOrganisation({ ...(await w.as('administrator')), version: rows[0]!.version }, { id: rows[0]!.organisation_id }))
    expect(await b.signedIn()).toBe(false)
    expect((await browser().comes('tongxin-1')).status).toBe(302)
    expect((await browser().byPassword('manager-tongxin@xinghe.example')).status).toBe(303)
  })
  test('of an account that was shut opens nothing', async () => {
    await linkedBrowser('auditor', 'auditor-1')
    await sql`update users set disabled_at = now() where email = 'auditor@xinghe.example'`.execute(w.database.db)
    expect((await browser().comes('auditor-1')).status).toBe(403)
  })
})

describe('an answer that does not fit', () => {
  const setsOut = async (login = 'li-1') => {
    const b = browser()
    const out = await b.ask('/sign-in/service')
    return { b, way: b.jar.get('tandem-way')!, address: await here.signIn(out.to, { login }) }
  }
  test('was used before: in the same browser, and by whoever copied everything that it had', async () => {
    const { b, way, address } = await setsOut()
    expect((await b.back(address)).status).toBe(302)
    expect((await b.back(address)).status).toBe(410)
    const thief = browser()
    thief.jar.set('tandem-way', way)
    expect((await thief.back(address)).status).toBe(422)
    expect(await thief.signedIn()).toBe(false)
  })
  test('comes into a browser that did not set out for it', async () => {
    const { address } = await setsOut()
    const victim = await setsOut('stranger')
    expect((await browser().back(address)).status).toBe(410)
    // With a way of its own, begun for something else.
    expect((await victim.b.back(address)).status).toBe(422)
  })
  test('names another provider, or comes from another that was entered meanwhile', async () => {
    const { b, way, address } = await setsOut()
    const named = new URL(address)
    named.searchParams.set('iss', other.issuer)
    expect((await b.back(named)).status).toBe(422)
    named.searchParams.delete('iss')
    b.jar.set('tandem-way', way)
    expect((await b.back(named)).status).toBe(422)
    good(await setLoginService({ ...(await administrator()), version: 1 }, entered(other)))
    b.jar.set('tandem-way', way)
    expect((await b.back(address)).status).toBe(410)
    good(await setLoginService({ ...(await administrator()), version: 2 }, entered(here)))
  })
  test.each([
    ['was signed for another issuer', { iss: 'https://elsewhere.example' }, 422],
    ['was signed for another program', { aud: 'another program' }, 422],
    ['was signed for another sign-in', { nonce: 'of another sign-in' }, 422],
    ['was signed for several, and for another of them first', { aud: ['tandem', 'x'], azp: 'x' }, 422],
    ['says nobody', { sub: undefined }, 422],
    ['has expired', { exp: Math.floor(Date.now() / 1000) - 120 }, 422],
    ['is of the future', { iat: Math.floor(Date.now() / 1000) + 600, nbf: Math.floor(Date.now() / 1000) + 600 }, 422],
  ])('%s', async (_, claims, status) => {
    const { b, address } = await setsOut()
    here.forge = (was) => JSON.parse(JSON.stringify({ ...was, ...claims })) as Record<string, unknown>
    const came = await b.back(address)
    expect([came.status, await b.signedIn()]).toEqual([status, false])
  })
  test('is late by the clock of this program; a minute more or less is nothing', async () => {
    const near = await setsOut()
    w.clock.set(w.clock.now().add({ seconds: 100 }).toString())
    expect((await near.b.back(near.address)).status).toBe(302)
    w.clock.set(Temporal.Now.instant().toString())
    const late = await setsOut()
    w.clock.set(w.clock.now().add({ seconds: 150 }).toString())
    const came = await late.b.back(late.address)
    expect([came.status, came.text.includes('has expired, or its clock and ours differ')]).toEqual([422, true])
    w.clock.set(Temporal.Now.instant().toString())
    const forgotten = await setsOut()
    w.clock.set(w.clock.now().add({ minutes: 11 }).toString())
    expect((await forgotten.b.back(forgotten.address)).status).toBe(410)
  })
  test('says that the person did not sign in there', async () => {
    const { b, address } = await setsOut()
    const denied = new URL(`${origin}/sign-in/back?error=access_denied`)
    for (const k of ['state', 'iss']) denied.searchParams.set(k, address.searchParams.get(k)!)
    const came = await b.back(denied)
    expect([came.status, came.text.includes('did not finish signing in')]).toEqual([422, true])
  })
})

describe('a provider that is away', () => {
  test('is told on a page, at setting out and at coming back, and passwords go on', async () => {
    const b = browser()
    const out = await b.ask('/sign-in/service')
    const address = await here.signIn(out.to, { login: 'li-1' })
    here.answers = false
    const came = await b.back(address)
    expect([came.status, came.text.includes('does not answer as it should')]).toEqual([503, true])
    expect((await browser().byPassword('officer@xinghe.example')).status).toBe(303)
  })
})

describe('where a browser is sent', () => {
  test.each([
    ['/sign-in/service?to=https://elsewhere.example', '/'],
    ['/sign-in/service?to=//elsewhere.example', '/'],
    ['/sign-in/service?to=%2F%5Celsewhere.example', '/'],
    ['/sign-in/service?to=%2Ftenders%3Fpage%3D2', '/tenders?page=2'],
  ])('%s leads on to %s', async (path, to) => {
    expect((await browser().comes('li-1', path)).to).toBe(to)
  })
  test('is the provider, and nothing that the provider says of other servers', async () => {
    const out = new URL((await browser().ask('/sign-in/service')).to)
    expect(out.origin).toBe(here.issuer)
    expect(Object.fromEntries(out.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${origin}/sign-in/back`,
      client_id: 'tandem',
    })
    for (const k of ['state', 'nonce', 'code_challenge']) expect(out.searchParams.get(k)!.length).toBeGreaterThanOrEqual(43)
  })
})

describe('what an administrator enters', () => {
  test('is asked first, and has to be the issuer that it calls itself, on a server that was named', async () => {
    const ctx = await administrator()
    const no = async (more: Partial<LoginServiceInput>) => {
      const done = await setLoginService(ctx, entered(other, more))
      return isRefusal(done) ? done.code : 'entered'
    }
    expect(await no({ issuer: 'no address' })).toBe('issuer-wrong')
    expect(await no({ issuer: 'https://elsewhere.example' })).toBe('issuer-not-named')
    expect(await no({ issuer: `${other.issuer}/realms/none` })).toBe('login-down')
    expect(await no({ issuer: `${other.issuer}/` })).toBe('issuer-other')
    const officer = { ...(await w.as('officer')), signOnServers: [other.issuer] }
    expect((await setLoginService(officer, entered(other))) as Refusal).toMatchObject({ code: 'not-your-role' })
  })
  test('stands on its page without the secret, which lies locked for its issuer and goes to no other', async () => {
    const page = async () => {
      const b = browser()
      await b.byPassword('administrator@xinghe.example')
      return (await b.ask('/settings/sign-in')).text
    }
    const text = await page()
    expect([text.includes(here.issuer), text.includes(`${origin}/sign-in/back`), text.includes(here.secret)]).toEqual([true, true, false])
    const kept = async () =>
      (await sql<{ s: string | null; version: number }>`select client_secret as s, version from login_services`.execute(w.database.db))
        .rows[0]!
    const before = await kept()
    expect(before.s).toMatch(/^locked:/)
    good(
      await setLoginService({ ...(await administrator()), version: before.version }, entered(here, { secret: undefined, nameEn: 'City' })),
    )
    expect((await kept()).s).toBe(before.s)
    good(await setLoginService({ ...(await administrator()), version: before.version + 1 }, entered(other, { secret: undefined })))
    expect((await kept()).s).toBe(null)
    good(await setLoginService({ ...(await administrator()), version: before.version + 2 }, entered(here)))
    expect((await setLoginService({ ...(await administrator()), version: before.version }, entered(here))) as Refusal).toMatchObject({
      code: 'login-changed',
    })
  })
  test('closes passwords only once their own account is linked; nobody gets in by one then, and the machine opens them again', async () => {
    const { version } = (await sql<{ version: number }>`select version from login_services`.execute(w.database.db)).rows[0]!
    const closed = async () => await setLoginService({ ...(await administrator()), version }, entered(here, { passwords: false }))
    expect((await closed()) as Refusal).toMatchObject({ code: 'passwords-only-linked' })
    const b = await linkedBrowser('administrator', 'administrator-1')
    good(await closed())
    expect((await browser().ask('/sign-in')).text).not.toContain('name="password"')
    const tried = await browser().byPassword('officer@xinghe.example')
    expect([tried.status, tried.text.includes('Passwords are not used here')]).toEqual([409, true])
    expect((await b.ask('/account/login/unlink', { password })).status).toBe(409)
    expect((await browser().comes('administrator-1')).status).toBe(302)
    good(await setPasswords(await w.as('operator'), true))
    expect((await browser().byPassword('officer@xinghe.example')).status).toBe(303)
  })
  test('leaves no secret, code or token in the log', async () => {
    const all = await actions()
    expect(all.map((a) => a.action)).toEqual(
      expect.arrayContaining([
        'people.set-login-service',
        'people.link-login-service',
        'people.unlink-login-service',
        'people.set-passwords',
      ]),
    )
    expect(
      all.filter((a) => a.action === 'people.sign-in' && a.all.includes('"loginService": true') && a.outcome === 'done').length,
    ).toBeGreaterThan(5)
    const wordsOf = [here.secret, 'eyJ', 'code_challenge', 'li@city.example']
    expect(all.filter((a) => wordsOf.some((x) => a.all.includes(x))).map((a) => a.action)).toEqual([])
  })
  test('can be ended, and accounts are as they were', async () => {
    good(await endLoginService(await administrator()))
    const b = browser()
    expect((await b.ask('/sign-in')).text).not.toContain('City Login')
    expect((await b.ask('/sign-in/service')).status).toBe(404)
    expect((await b.byPassword('officer@xinghe.example')).status).toBe(303)
    good(await setLoginService(await administrator(), entered(here)))
    expect((await browser().comes('li-1')).status).toBe(302)
  })
})

test('another jurisdiction beside has its own provider at its own host, and neither lets in whom the other knows', async () => {
  await sql`update jurisdictions set host = 'test.example'`.execute(w.database.db)
  await sql`insert into jurisdictions (code, name_zh, name_en, zone, currency, place, host, demo) values ('beside', '旁边区', 'Beside', 'Asia/Shanghai', 'CNY', 'cn', 'beside.example', false)`.execute(
    w.database.db,
  )
  const ctx = { ...(await w.as('operator')), jurisdiction: 'beside', signOnServers: [other.issuer] }
  good(await setLoginService(ctx, entered(other, { nameEn: 'Beside Login' })))
  // A process that runs sees a new one within seconds.
  await expect.poll(async () => (await browser(beside).ask('/sign-in')).text, { timeout: 20_000, interval: 500 }).toContain('Beside Login')
  expect((await browser().ask('/sign-in')).text).toContain('City Login')
  other.says['li-1'] = { name: '李科员', email: 'li@city.example' }
  const there = browser(beside)
  const out = await there.ask('/sign-in/service')
  expect(new URL(out.to).origin).toBe(other.issuer)
  const address = await other.signIn(out.to, { login: 'li-1' })
  // The same answer at the first house, with everything the browser had: it was locked for the other.
  const first = browser()
  first.jar.set('tandem-way', there.jar.get('tandem-way')!)
  expect((await first.back(address)).status).toBe(410)
  // The same login at the other provider is nobody there.
  expect((await there.back(address)).status).toBe(403)
})
