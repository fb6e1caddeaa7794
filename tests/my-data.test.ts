import { world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

test('everybody takes away what is kept about them, whole, without secrets and without what is of others', async () => {
  const made = await w.post('worker-tongxin', '/account/tokens', { name: 'mein Rechner', scopes: 'read', days: '30' })
  const secret = /tdm_[\w-]+/.exec(await made.text())![0]
  expect(await (await w.get('worker-tongxin', '/account')).text()).toContain('/account/data"')
  const answer = await w.get('worker-tongxin', '/account/data.json')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  const text = await answer.text()
  const mine = JSON.parse(text) as Record<string, { [key: string]: unknown }[] & Record<string, unknown>>
  expect(Object.keys(mine)).toEqual(
    'account roles sessions notices noticeChoices devices tokens logins invitations requests pool ties phones posts records editions entered deliverables timeAnswers checks pay payAnswers panels scores findings corrections votes payments paymentCorrections paymentBatches log'.split(
      ' ',
    ),
  )
  expect(mine.account!.id).toBe(w.district.people['worker-tongxin'])
  expect(mine.roles!.map((r) => r.role)).toEqual(['worker'])
  expect(mine.tokens!.map((t) => t.name)).toEqual(['mein Rechner'])
  expect(mine.log!.map((e) => e.action)).toEqual(['people.make-token'])
  expect(mine.sessions).toHaveLength(1)
  for (const no of [secret, 'password_hash', 'totp_secret', w.district.people.officer!]) expect(text).not.toContain(no)
  expect((await w.get('public', '/account/data.json')).status).toBe(401)
})
