import { lawJson } from '#law'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const page = async (path: string, lang: 'zh' | 'en' = 'en') => await (await w.get('public', path, { lang })).text()
const rowsIn = (text: string) => (text.match(/<tr/g) ?? []).length - 1

describe('the numbers of the law', () => {
  test('come by the page, and all pages together hold every value with its first day', async () => {
    const { parameters } = lawJson((await w.as('public')).law.country)
    const values = parameters.flatMap((p) => p.values.map((v) => v.from))
    const pages = Math.ceil(values.length / 20)
    const seen = await Promise.all(Array.from({ length: pages }, (_, i) => page(`/law/numbers?page=${i + 1}`)))
    expect(seen.map(rowsIn)).toEqual([...Array<number>(pages - 1).fill(20), values.length - 20 * (pages - 1)])
    const days = (s: readonly string[]) => [...s].sort()
    expect(days(seen.flatMap((s) => [...s.matchAll(/nowrap">(\d{4}-\d\d-\d\d)/g)].map((m) => m[1]!)))).toEqual(days(values))
  })
  test('are found by name, rule or way to buy, sorted by first day, and taken away whole', async () => {
    const found = await page('/law/numbers?q=R-92')
    expect([rowsIn(found) > 0, found.includes('R-92')]).toEqual([true, true])
    expect(rowsIn(await page('/law/numbers?q=%E7%A3%8B%E5%95%86', 'zh'))).toBeGreaterThan(3)
    expect(await page('/law/numbers?q=nothing-like-it')).toContain('Nothing found')
    const newest = [...(await page('/law/numbers?sort=-from')).matchAll(/nowrap">(\d{4}-\d\d-\d\d)/g)].map((m) => m[1]!)
    expect(newest).toEqual([...newest].sort().reverse())
    const { parameters } = lawJson((await w.as('public')).law.country)
    const file = await page('/law/numbers?format=csv')
    expect(file.trim().split('\r\n').length - 1).toBe(parameters.flatMap((p) => p.values).length)
  })
})

test('the menu of a data officer leads to requests about personal data, nobody else’s does', async () => {
  const menu = async (who: string) =>
    (await (await w.get(who, '/', { lang: 'en' })).text()).includes('<a href="/personal-data">Personal data</a>')
  expect([await menu('data-officer'), await menu('officer'), await menu('manager-tongxin')]).toEqual([true, false, false])
  expect(await (await w.get('data-officer', '/personal-data', { lang: 'en' })).text()).toContain('aria-current="page">Personal data')
})
