import { openPurchase } from '#needs'
import { asOwner, good, world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
beforeAll(async () => {
  w = await world()
  await asOwner(w.database.db, `update jurisdictions set place = 'example-country' where code = 'test'`)
})
afterAll(() => w.close())

describe('the pages of the law in the made-up country', () => {
  test.each([
    ['/law?all=yes', 'A contract runs for twenty-four months at most.'],
    ['/law/X-05', 'Payment is due within twenty-one days of acceptance'],
    ['/law/numbers?q=Quotations', 'XTS 50,000'],
    ['/law/methods', 'open call (Example Country)'],
    ['/law/places', 'Example Country (no real country)'],
    ['/law/calendar', '2026-03-08 – 03-10'],
    ['/law/complaints?about=result&lawDay=2026-03-02&noticeEndedOn=2026-03-03', 'has no rule on this here'],
    ['/search?q=twenty-four', 'A contract runs for twenty-four months at most.'],
  ])('%s', async (path, says) => {
    for (const lang of ['en', 'zh'] as const) {
      const r = await w.get('public', path, { lang })
      const text = await r.text()
      expect(r.status).toBe(200)
      if (lang === 'en') expect(text).toContain(says)
      expect(text).not.toMatch(/¥|\d 元|R-\d\d|中华人民共和国|国务院|State Council/)
    }
  })

  test('what China says is not there', async () => expect((await w.get('public', '/law/R-21')).status).toBe(404))

  test('/law.json and /law/calendar.json are its own', async () => {
    const law = (await (await w.get('public', '/law.json')).json()) as { country: string; methods: { rows: unknown[] } }
    expect([law.country, law.methods.rows.length]).toEqual(['example-country', 2])
    const calendar = (await (await w.get('public', '/law/calendar.json')).json()) as { weekend: number[]; firstDayCounts: boolean }
    expect([calendar.weekend, calendar.firstDayCounts]).toEqual([[5, 6], true])
  })
})

describe('a plan in the made-up country', () => {
  test('is asked only what its own law tells apart, and takes no method or form of price of another', async () => {
    const officer = await w.as('officer')
    const { id } = good(await openPurchase(officer, { title: '外出陪同', communityIds: w.district.communities.slice(0, 1) }))
    const page = await (await w.get('officer', '/plans/new')).text()
    expect(page).toContain('open call (Example Country)')
    for (const name of ['pricing', 'inquiryCovers', 'serviceKinds']) expect([name, page.includes(`name="${name}"`)]).toEqual([name, false])
    const typed = { purchase: id, fiscalYear: '2026', startsOn: '2026-07-01', months: '12' }
    const wrong = await w.post('officer', '/plans/new', { ...typed, method: 'single-source', pricing: 'fixed-total' })
    const [status, text] = [wrong.status, await wrong.text()]
    expect([status, ...['#f-method', '#f-pricing', '#f-months'].map((at) => text.includes(at))]).toEqual([422, true, true, false])
    expect((await w.post('officer', '/plans/new', { ...typed, method: 'open-tender' })).status).toBe(303)
  })
})
