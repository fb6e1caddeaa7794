import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { world, type World } from '#testing'
import { hashPassword, passwordFits } from './password.ts'
import { tables } from './store.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await tables(w.database.db).updateTable('users').set({ password_hash: await hashPassword('correct horse battery') }).where('email', '=', 'officer@xinghe.example').execute()
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
  test('after five wrong tries the account rests, and the right password does not help', async () => {
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
