import { isRefusal, type Refusal } from '#kernel'
import { addJurisdiction, inviteFirst } from '#people'
import { afterAll, beforeAll, expect } from 'vitest'
import { chapters } from './chapters.ts'
import { type EmptyStage, emptyStage } from './empty-stage.ts'
import type { Actor } from './stage.ts'

/*
 * A second jurisdiction beside the first in one installation: its own host, its own people and houses, and nothing of one at the other.
 * All but the two commands goes through screens and a mailbox.
 */

const test = chapters()
let s: EmptyStage
let first: Actor
let second: Actor
let house = ''
const host = 'hexi.localhost'
const password = 'four unrelated words here'
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(x.words.en)
  return x
}
beforeAll(async () => {
  s = await emptyStage('2026-01-05T09:00:00+08:00')
})
afterAll(() => s.close())

const fillAll = async (on: Actor, fields: Record<string, string>) => {
  for (const [field, value] of Object.entries(fields)) await on.fill(field, value)
}
const signIn = async (on: Actor, email: string) => {
  await on.go('/sign-in')
  await fillAll(on, { email, password })
  await on.press(/^登录$/)
}

test('the first is set up by the printed address', async () => {
  first = await s.sits('first')
  await first.go(s.address)
  await fillAll(first, {
    nameZh: '河东区',
    code: 'hedong',
    organisation: '河东政务中心',
    name: '东管理',
    email: 'east@example.org',
    password,
  })
  await first.select('place', 'cn-fj')
  await first.press(/^开始$/)
  await signIn(first, 'east@example.org')
  await first.go('/people')
  await first.sees('河东政务中心')
})

test('the second gets its own host by a command, and its administrator a one-time address there', async () => {
  const operator = s.operator('hexi', 'cn')
  good(await addJurisdiction(operator, { nameZh: '河西区', place: 'cn', zone: 'Asia/Shanghai', host }))
  const { secret } = good(await inviteFirst(operator, { email: 'west@example.org', role: 'administrator', organisation: '河西政务中心' }))
  second = await s.sits('second', { host })
  // Running processes see it within some seconds.
  await expect
    .poll(async () => (await second.page.goto(`${s.originOf(host)}/sign-in`)) && (await second.page.locator('footer').innerText()), {
      timeout: 30_000,
    })
    .toContain('河西区')
  await second.go(`/invitations/${secret}`)
  await fillAll(second, { name: '西管理', password })
  await second.page.locator('main form button.button').first().click()
  await second.page.waitForLoadState()
  await second.go(`/invitations/${secret}`, 410)
  await second.go('/people')
  await second.sees('河西政务中心')
  await second.seesNot('河东政务中心')
})

test('the first is as it was: signed in, with its own people, and no trace of the second', async () => {
  await first.go('/people')
  await first.sees('河东政务中心')
  await first.seesNot('河西政务中心')
})

test('an invitation at the second begins at its own host, on the page and in the mailbox', async () => {
  await second.go('/people/new')
  await second.select('kind', 'purchaser')
  await second.fill('name', '河湾街道办事处')
  await second.page.locator('main form button.button').last().click()
  await second.page.waitForLoadState()
  house = new URL(second.page.url()).pathname
  await second.fill('email', 'officer@example.org')
  await second.select('role', 'officer')
  await second.press(/^生成邀请链接$/)
  const link = s.originOf(host)
  await second.sees(`${link}/invitations/`)
  await s.post()
  const letter = s.mailbox('officer@example.org').at(-1)!.text
  expect(letter).toContain(`${link}/invitations/`)
  expect(letter).not.toContain('127.0.0.1')
})

test('what belongs to one is not there at the other, and a link of one opens nothing at the other', async () => {
  await first.go(house, 404)
  const path = /invitations\/[\w-]+/.exec(s.mailbox('officer@example.org').at(-1)!.text)![0]
  const visitor = await s.sits('visitor')
  await visitor.go(`/${path}`, 410)
  const there = await s.sits('officer', { host })
  await there.go(`/${path}`)
  await there.sees('河湾街道办事处')
  // Who has an account at one is nobody at the other.
  const stranger = await s.sits('stranger', { host })
  await signIn(stranger, 'east@example.org')
  await stranger.seesNot('河西政务中心')
})
