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

  test('a clock that cannot be counted yet hides no other, and says why', async () => {
    const late = await page({ complaintReceivedOn: '2026-12-01' })
    for (const says of ['8 December 2026', '11 December 2026', 'enter 2027']) expect(late.text).toContain(says)
    const old = await page({ lawDay: '2016-03-02', noticeEndedOn: '2026-03-03', complaintReceivedOn: '2026-03-02' })
    expect(old.status).toBe(200)
    for (const says of ['12 March 2026', '14 April 2026', '1 March 2018']) expect(old.text).toContain(says)
  })

  test('days that cannot follow each other are told in their fields, all at once', async () => {
    const { text } = await page({
      publishedOn: '2026-03-05',
      noticeEndedOn: '2026-03-03',
      challengeReceivedOn: '2026-03-09',
      repliedOn: '2026-03-06',
      complaintReceivedOn: '2026-04-01',
      copyReceivedOn: '2026-03-31',
    })
    for (const before of ['Day the notice came out', 'Day the purchaser received the challenge', 'Day finance received the complaint'])
      expect(text).toContain(`earlier than “${before}”`)
  })

  test('an inquiry, and what comes after the decision: reconsideration in 60 days, the court in six months', async () => {
    expect((await page({ inquiryReceivedOn: '2026-03-02' })).text).toContain('5 March 2026')
    const { text } = await page({ decisionReceivedOn: '2026-05-20' })
    // The sixtieth day, 19 July, is a Sunday.
    for (const says of ['20 July 2026', '20 November 2026']) expect(text).toContain(says)
    expect(text).not.toContain('safe until')
  })

  test('a complaint about arrears of a small firm: passed on, handled, at most', async () => {
    const { text } = await page({ arrearsAcceptedOn: '2026-03-02', arrearsPapersReceivedOn: '2026-03-16' })
    // Thirty days after 16 March are 15 April; ninety are 14 June, a Sunday.
    for (const says of ['16 March 2026', '15 April 2026', '15 June 2026', 'safe until 14 June 2026']) expect(text).toContain(says)
    expect((await page({ lawDay: '2025-03-03', arrearsAcceptedOn: '2025-03-03' })).text).toContain('1 June 2025')
  })

  test('without a day it says what to enter; before the calendar it says what is missing', async () => {
    expect((await page({})).text).toContain('Nothing to reckon yet')
    expect((await page({ noticeEndedOn: '2031-03-03' })).text).toMatch(/2031/)
  })
})
