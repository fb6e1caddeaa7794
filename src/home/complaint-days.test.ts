import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** The text of the page that answers to these days, without its marks. */
const page = async (query: Readonly<Record<string, string>>, lang: 'zh' | 'en' = 'en') => {
  const r = await w.get('public', `/law/complaints?${new URLSearchParams({ about: 'result', lawDay: '2026-03-02', ...query })}`, { lang })
  const text = (await r.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  return { status: r.status, text }
}

describe('until when one may challenge and complain, on worked days of 2026', () => {
  // Holidays of the State Council's notice for 2026: 4 to 6 April for Qingming, 6 April a Monday.
  test.each([
    [{ publishedOn: '2026-03-02', noticeWorkingDays: '1' }, ['3 March 2026', '12 March 2026']],
    [{ noticeEndedOn: '2026-03-03' }, ['12 March 2026']],
    [{ challengeReceivedOn: '2026-03-09' }, ['18 March 2026', '9 April 2026']],
    [{ challengeReceivedOn: '2026-03-09', repliedOn: '2026-03-12' }, ['9 April 2026', 'safe until 2 April 2026']],
    [{ about: 'documents', noticeEndedOn: '2026-03-03', receivedOn: '2026-03-02' }, ['12 March 2026', 'safe until 11 March 2026']],
    [{ about: 'process', stepEndedOn: '2026-03-03' }, ['12 March 2026']],
  ])('%j', async (days, says) => {
    const { status, text } = await page(days)
    expect(status).toBe(200)
    for (const day of says) expect(text).toContain(day)
  })

  test('days that stand outside lengthen the time to decide', async () => {
    const plain = await page({ complaintReceivedOn: '2026-03-02' })
    const longer = await page({ complaintReceivedOn: '2026-03-02', 'from-0': '2026-03-09', 'to-0': '2026-03-13' })
    expect(plain.text).toContain('14 April 2026')
    expect(longer.text).toContain('21 April 2026')
  })

  test('a day that is none, half a span and a span that ends before it begins are told at once, in their fields', async () => {
    const { text } = await page({ noticeEndedOn: '2026-02-30', 'from-0': '2026-03-09' })
    expect(text).toContain('There is no such day.')
    expect(text).toContain('Enter both the first and the last day.')
    expect((await page({ complaintReceivedOn: '2026-03-02', 'from-0': '2026-03-09', 'to-0': '2026-03-03' }, 'zh')).text).toContain(
      '这一段的结束早于开始',
    )
  })

  test('without a day it says what to enter; before the calendar it says what is missing', async () => {
    expect((await page({})).text).toContain('Nothing to reckon yet')
    expect((await page({ noticeEndedOn: '2031-03-03' })).text).toMatch(/2031/)
  })
})
