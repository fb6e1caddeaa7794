import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { world, type World } from '#testing'
import { hashPassword, passwordFits } from './password.ts'
import { tables } from './store.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await tables(w.database.db)
    .updateTable('users')
    .set({ password_hash: await hashPassword('correct horse battery') })
    .where('email', '=', 'officer@xinghe.example')
    .execute()
})
afterAll(() => w.close())

describe('passwords', () => {
  test('a password fits its own hash and no other', async () => {
    const stored = await hashPassword('长夜漫漫 long night')
    expect(stored).not.toContain('long')
    expect(await passwordFits('长夜漫漫 long night', stored)).toBe(true)
    expect(await passwordFits('long night', stored)).toBe(false)
    expect(await passwordFits('anything', null)).toBe(false)
  })
})

describe('signing in', () => {
  test('whoever is only not signed in is shown the way in, and comes back to the page asked for', async () => {
    const page = await (await w.get('public', '/modes/compare?year=2026')).text()
    expect(page).toContain('href="/sign-in?to=%2Fmodes%2Fcompare%3Fyear%3D2026"')
    const to = '/modes/compare?year=2026'
    const back = await w.post('public', '/sign-in', { email: 'officer@xinghe.example', password: 'correct horse battery', to })
    expect([back.status, back.headers.get('location')]).toEqual([303, to])
  })
  test('with the right password one is who one is; without, nobody', async () => {
    const right = await w.post('public', '/sign-in', { email: 'OFFICER@xinghe.example', password: 'correct horse battery' })
    expect(right.status).toBe(303)
    const cookie = right.headers.get('set-cookie')!
    expect(cookie).toMatch(/HttpOnly/)
    const home = await w.get('public', '/', { headers: { cookie: cookie.split(';')[0]! } })
    expect(await home.text()).toContain('周经办')
    const wrong = await w.post('public', '/sign-in', { email: 'officer@xinghe.example', password: 'wrong' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('is not right')
  })
  test('one-click sign-in does not exist outside the demonstration district', async () => {
    const answer = await w.post('public', '/sign-in/demo', { user: w.district.people.officer! })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })
  test('after five wrong tries one has to wait a little, elsewhere than on a device one is known on', async () => {
    for (let i = 0; i < 6; i++) await w.post('public', '/sign-in', { email: 'officer@xinghe.example', password: `wrong ${i}` })
    expect((await w.post('public', '/sign-in', { email: 'officer@xinghe.example', password: 'correct horse battery' })).status).toBe(429)
    w.clock.set('2026-03-02T12:00:00+08:00')
    expect((await w.post('public', '/sign-in', { email: 'officer@xinghe.example', password: 'correct horse battery' })).status).toBe(303)
  })
  test('a wrong try is in the record log', async () => {
    const log = await w.database.db.selectFrom('record_log').select(['action', 'outcome']).where('action', '=', 'people.sign-in').execute()
    expect(log.map((l) => l.outcome)).toContain('sign-in-wrong')
    expect(log.map((l) => l.outcome)).toContain('done')
  })
})

describe('an invitation', () => {
  const linkOf = async (answer: Response) => /invitations\/([\w-]+)/.exec(await answer.text())![1]!
  test('brings in a new person, once', async () => {
    const made = await w.post('head', `/people/${w.district.office}/invite`, { email: 'new.officer@example.org', role: 'officer' })
    expect(made.status).toBe(200)
    const secret = await linkOf(made)
    expect((await w.post('public', `/invitations/${secret}`, { name: '新经办', password: 'short' })).status).toBe(422)
    const joined = await w.post('public', `/invitations/${secret}`, { name: '新经办', password: 'a long enough password' })
    expect(joined.status).toBe(303)
    expect((await w.post('public', `/invitations/${secret}`, { name: '又一个', password: 'a long enough password' })).status).toBe(410)
    expect((await w.post('public', '/sign-in', { email: 'new.officer@example.org', password: 'a long enough password' })).status).toBe(303)
  })
  test('is for one’s own organisation and its roles only, and the attempt is recorded', async () => {
    expect(
      (await w.post('manager-tongxin', `/people/${w.district.office}/invite`, { email: 'x@example.org', role: 'officer' })).status,
    ).toBe(403)
    expect((await w.post('head', `/people/${w.district.office}/invite`, { email: 'x@example.org', role: 'treasurer' })).status).toBe(422)
    const log = await w.database.db.selectFrom('record_log').select('outcome').where('action', '=', 'people.invite').execute()
    expect(log.map((l) => l.outcome)).toEqual(expect.arrayContaining(['done', 'not-your-record', 'role-not-here']))
  })
})

describe('a role', () => {
  test('of the last manager cannot be ended; another one’s ends at once', async () => {
    const page = await (await w.get('head', `/people/${w.district.office}`)).text()
    const forms = [...page.matchAll(/people\/roles\/(mem_\w+)\/end/g)].map((m) => m[1]!)
    const answers = await Promise.all(forms.map(async (id) => (await w.post('head', `/people/roles/${id}/end`, {})).status))
    expect(answers.filter((s) => s === 409)).toHaveLength(1)
    expect((await w.get('officer', '/account')).status).toBe(401)
  })
})

describe('an API token', () => {
  test('is shown once, kept as a fingerprint, and ends when revoked', async () => {
    const made = await w.post('auditor', '/account/tokens', { name: 'report', scopes: 'read', days: '30' })
    const secret = /tdm_[\w-]+/.exec(await made.text())![0]
    const kept = await tables(w.database.db).selectFrom('api_tokens').selectAll().execute()
    expect(JSON.stringify(kept, (_, v) => (typeof v === 'bigint' ? String(v) : v))).not.toContain(secret)
    expect(await (await w.get('auditor', '/account')).text()).not.toContain(secret)
    await w.post('auditor', `/account/tokens/${kept[0]!.token_id}/revoke`, {})
    expect((await tables(w.database.db).selectFrom('api_tokens').select('revoked_at').executeTakeFirstOrThrow()).revoked_at).not.toBeNull()
  })
})

describe('two-step sign-in', () => {
  test('needs a fresh code, and a code works once', async () => {
    const { TOTP, Secret } = await import('otpauth')
    const password = 'correct horse battery'
    await tables(w.database.db)
      .updateTable('users')
      .set({ password_hash: await hashPassword('correct horse battery') })
      .where('email', '=', 'auditor@xinghe.example')
      .execute()
    const secret = new Secret({ size: 20 }).base32
    const codeAt = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: w.clock.now().epochMilliseconds })
    expect((await w.post('auditor', '/account/two-step', { secret, code: '000000', password })).status).toBe(422)
    expect((await w.post('auditor', '/account/two-step', { secret, code: codeAt(), password })).status).toBe(200)
    const signIn = (code: string) =>
      w.post('public', '/sign-in', { email: 'auditor@xinghe.example', password: 'correct horse battery', code })
    w.clock.set('2026-03-02T12:05:00+08:00')
    expect((await signIn('')).status).toBe(422)
    const code = codeAt()
    expect((await signIn(code)).status).toBe(303)
    expect((await signIn(code)).status).toBe(422)
  })
  test('signing out everywhere ends every session', async () => {
    await w.post('auditor', '/account/sign-out-everywhere', {})
    expect((await w.get('auditor', '/account')).status).toBe(401)
  })
})
