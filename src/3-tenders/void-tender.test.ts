import { isRefusal } from '#kernel'
import { bidOf, f24Tender, granted, opened, panelSits, scored, world, type World } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelTender } from './cancel-tender.ts'
import { tender } from './tenders.ts'

let w: World
let id: string
const why = '评审后发现采购文件泄露，影响公正，需要重新组织。'
beforeAll(async () => {
  w = await world()
  id = (await f24Tender(w, '七社区社工服务')).tenderId
  await bidOf(w, 'manager-tongxin', id, { postAmount: '990000' })
  await bidOf(w, 'manager-bangban', id, { postAmount: '950000' })
  await bidOf(w, 'manager-nuanyang', id, { postAmount: '960000' })
  await opened(w, id)
})
afterAll(() => w.close())

const now = async () => (await tender(await w.as('operator'), id))!
const sent = async (who: string, to: 'end' | 'void', fields: Record<string, string>) => {
  const answer = await w.post(who, `/tenders/${id}/${to}`, { _version: String((await now()).version), ...fields }, { lang: 'en' })
  return { status: answer.status, text: await answer.text() }
}
const page = async (who: string) => (await w.get(who, `/tenders/${id}`, { lang: 'en' })).text()

test('once bids are opened nobody cancels, and nobody but the head declares void', async () => {
  for (const who of ['officer', 'head']) expect((await sent(who, 'end', { reason: why })).status).toBe(409)
  const cancelled = await cancelTender(await w.as('head'), { tenderId: id, reason: why })
  expect(isRefusal(cancelled) && cancelled.code).toBe('wrong-state')
  expect((await sent('officer', 'void', { ground: 'unfair', reason: why })).status).toBe(403)
  expect([(await page('officer')).includes('Only the head of the office'), (await page('officer')).includes('/void"')]).toEqual([
    true,
    false,
  ])
  expect((await page('head')).includes('/void"')).toBe(true)
})

test.each<[string, Record<string, string>, string]>([
  ['no ground', { reason: why }, ''],
  ['a ground that is none', { ground: 'we-like-another', reason: why }, ''],
  ['a reason that says nothing', { ground: 'unfair', reason: 'x' }, 'at least 10 characters'],
  ['too few, where they are enough', { ground: 'too-few', reason: why }, '3 suppliers can still be chosen'],
  ['a ground of tenders, where it is a consultation', { ground: 'too-dear', reason: why }, ''],
  ['a method that no longer fits, without saying how', { ground: 'no-longer-fits', reason: '见附件' }, 'at least 10 characters'],
])('after ranking: %s', async (_, fields, says) => {
  if ((await now()).state === 'opened') granted((await scored(w, id, await panelSits(w, id), () => '85')) as never)
  expect((await now()).state).toBe('scored')
  const answer = await sent('head', 'void', fields)
  expect([answer.status, answer.text.includes(says)]).toEqual([422, true])
  expect((await now()).state).toBe('scored')
})

test('on a ground of the law the head ends it, and everybody reads the ground and the reason', async () => {
  expect((await sent('officer', 'end', { reason: why })).status).toBe(409)
  expect((await sent('head', 'void', { ground: 'unfair', reason: why })).status).toBe(303)
  expect((await now()).state).toBe('void')
  const shown = await (await w.get('public', `/tenders/${id}`, { lang: 'zh' })).text()
  expect([shown.includes('出现影响采购公正的违法、违规行为'), shown.includes(why)]).toEqual([true, true])
  // Whoever looks at the own bid is told the same, and not only that it was opened.
  const own = await (await w.get('manager-tongxin', `/tenders/${id}/bid`, { lang: 'zh' })).text()
  expect([own.includes('废标'), own.includes(why)]).toEqual([true, true])
})
