import { day, type Fraction, fraction, isRefusal, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { knownLaw } from '../countries.ts'
import { lawWithOwn } from '../places/own.ts'
import type { Owed } from './arrears.ts'
import { nationalCalendar } from './calendar.ts'
import { citeText, instruments } from './instruments.ts'
import { lateInterest, type LateInterestFacts } from './late-interest.ts'
import { lateRateFindings, leastDailyRate, primeRate } from './late-rate.ts'

const published = citeText('R-95', instruments.tandem, { zh: '一年期以上', en: '一年期以上' }, 'B')
const entered = lawWithOwn(knownLaw('cn'), { code: 'd', says: { zh: '某区', en: 'a district' } }, [
  { key: primeRate, value: fraction(3, 100), from: day('2026-01-20'), enteredOn: day('2026-01-21'), cites: [published] },
]).place
const on = day('2026-02-01')
const found = (n: number, d: number, basis: 'statute' | 'contract' = 'statute', at = on) =>
  lateRateFindings(fraction(n, d), basis, day('2026-01-01'), at, entered).map((f) => `${f.rule} ${f.severity}`)

test('an enterprise may not agree to less than the prime rate of the day, where it was entered', () => {
  // 3 % ÷ 365 = 30/365,000 a day.
  expect(leastDailyRate(entered, on)).toEqual(fraction(30, 365_000))
  expect(found(30, 365_000)).toEqual([])
  expect(found(29, 365_000)).toEqual(['R-95 refuse'])
  expect(found(0, 1)).toEqual(['R-95 refuse'])
  expect(found(29, 365_000, 'contract')).toEqual(['R-95 warn'])
  // Before its first day it is not known, and a low rate is for people to check.
  expect(found(29, 365_000, 'statute', day('2026-01-19'))).toEqual(['R-95 warn'])
  expect(found(5, 10_000, 'statute', day('2026-01-19'))).toEqual([])
  // What interest could not be computed by later is a point when it is signed.
  expect([found(199, 1_000_000, 'statute', day('2026-01-19')), found(2, 10_000, 'statute', day('2026-01-19'))]).toEqual([['R-95 warn'], []])
})

describe('interest by a rate that was agreed before prime rates were looked at', () => {
  const late = (n: number, d: number, more: Partial<LateInterestFacts> = {}) =>
    lateInterest(
      {
        ...{ amount: yuan('365000'), dueOn: day('2026-03-02'), paidOn: day('2026-03-12'), basis: 'statute' as const },
        ...{ lawDay: day('2026-01-01'), agreedDailyRate: fraction(n, d), rateAgreedOn: on, place: entered, ...more },
      },
      nationalCalendar,
    )
  const of = (a: ReturnType<typeof late>) => (isRefusal(a) ? a.code : [a.value.interest, a.value.raisedToPrime])

  test('the prime rate of the day it was agreed on counts for all days late, with the text it was entered from', () => {
    // 10 days: 365,000 × 30/365,000 × 10 = 300; 29 would be 290.
    expect([of(late(29, 365_000)), of(late(30, 365_000)), of(late(31, 365_000))]).toEqual([
      [yuan('300'), true],
      [yuan('300'), false],
      [yuan('310'), false],
    ])
    const low = late(29, 365_000)
    expect(isRefusal(low) ? [] : low.cites.map((c) => c.article.en)).toContain('一年期以上')
  })
  test('where none was entered for that day the amount is unknown, not small, and it is said who does what', () => {
    const before = { rateAgreedOn: day('2026-01-19') }
    for (const [n, d] of [
      [29, 365_000],
      [0, 1],
      [199, 1_000_000],
    ] as const)
      expect(of(late(n, d, before))).toBe('prime-rate-not-entered')
    const no = late(29, 365_000, before)
    expect(isRefusal(no) && [no.words.zh, no.words.en]).toEqual([
      expect.stringContaining('2026 年 1 月 19 日'),
      expect.stringContaining('19 January 2026'),
    ])
    // 7.3 % a year lies above it in any case; what came in time earns nothing by any rate; a contract alone binds by what it says.
    expect(of(late(2, 10_000, before))).toEqual([yuan('730'), false])
    expect(of(late(0, 1, { ...before, paidOn: day('2026-03-02') }))).toEqual([yuan('0'), false])
    expect(of(late(29, 365_000, { ...before, basis: 'contract' }))).toEqual([yuan('290'), false])
    // Without the day nobody can look it up.
    const { rateAgreedOn: _, ...noDay } = { rateAgreedOn: on }
    expect(
      of(
        lateInterest(
          {
            ...{ amount: yuan('1'), dueOn: day('2026-03-02'), paidOn: day('2026-03-12'), basis: 'statute' },
            lawDay: on,
            agreedDailyRate: fraction(0),
            ...noDay,
          },
          nationalCalendar,
        ),
      ),
    ).toBe('prime-rate-missing')
  })
  test('one payment whose interest is not known leaves the sum unknown and the punctuality as it is', () => {
    const owed = (id: string, rate: Fraction, more: Partial<Owed> = {}): Owed => ({
      ...{ id, contractId: id, amount: yuan('365000'), dueOn: day('2026-03-02'), basis: 'statute', lawDay: day('2026-01-01') },
      ...{ agreedDailyRate: rate, rateAgreedOn: day('2026-01-19'), payments: [{ paidOn: day('2026-03-12'), amount: yuan('365000') }] },
      ...more,
    })
    const law = knownLaw('cn').payments
    const said = (...all: Owed[]) => law.punctuality(all, day('2026-04-01'), nationalCalendar)
    const one = said(owed('a', fraction(5, 10_000)), owed('b', fraction(29, 365_000)))
    expect(isRefusal(one) ? one.code : [one.value.due, one.value.interestLiable, one.value.interestUnknown?.code]).toEqual([
      2,
      null,
      'prime-rate-not-entered',
    ])
    // What was settled stays as it was reckoned then.
    const then = { on: day('2026-03-12'), interest: yuan('290') }
    const settled = said(owed('b', fraction(29, 365_000), { settled: then }))
    expect(isRefusal(settled) || settled.value.interestLiable).toBe(yuan('290'))
  })
})
