import { f24Plan, purchaseWithNeed, type World, world } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let w: World
beforeAll(async () => {
  w = await world()
  await f24Plan(w, await purchaseWithNeed(w, '七社区社工服务'))
})
afterAll(() => w.close())

const found = async (who: string, q: string, lang: 'zh' | 'en' = 'zh') => {
  const page = await (await w.get(who, `/search?q=${encodeURIComponent(q)}`, { lang })).text()
  return [...(/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '').matchAll(/<li><a href="\/(\w+)\/([^"/]+)/g)].map((m) => m[1])
}

test('an officer finds purchase, need and plan by words of the title', async () => {
  expect(await found('officer', '七社区')).toEqual(expect.arrayContaining(['purchases', 'plans']))
})
test('full-width and traditional characters and several words in any order find the same', async () => {
  for (const q of ['七社區', '社工 七社区', '七社区　社工服务', '七 社区'])
    expect([q, await found('officer', q)]).toEqual([q, expect.arrayContaining(['purchases', 'plans'])])
  expect(await found('officer', '七社区 没有的')).toEqual([])
  expect(await found('public', 'Ｒ－９２')).toContain('law')
})
test('a rule is found by its number and by its words', async () => {
  expect(await found('public', 'R-92')).toContain('law')
  expect(await found('public', 'small and medium', 'en')).toContain('law')
})
test('nobody finds what they may not see: a draft plan is not there for an institution or the public', async () => {
  expect(await found('manager-tongxin', '七社区')).toEqual([])
  expect(await found('public', '七社区')).toEqual([])
  expect(await found('worker-tongxin', '七社区')).toEqual([])
})
test('signs that a pattern would take for any sign find nothing', async () => {
  expect(await found('officer', '_')).toEqual([])
  // Rules of the law do say per cent.
  expect(new Set(await found('officer', '%'))).toEqual(new Set(['law']))
})
