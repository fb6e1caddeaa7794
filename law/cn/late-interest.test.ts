import { compare, day, fraction, isRefusal, isSame, minor, plusDays, type Refusal, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everyDayWorked } from './every-day-worked.sample.ts'
import { type ArrearsStatement, arrearsStatement, interestOn, type Owed, outstandingOn, punctuality } from './arrears.ts'
import { lateInterest } from './late-interest.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const lawDay = day('2026-01-01')

describe('R-95: interest for lateness', () => {
  test.each([
    ['F-16: 200,000 due 03-31, paid 07-15', '200000', '2026-03-31', '2026-07-15', 30 + 31 + 30 + 15, '10600.00'], // 106 × 0.0005 × 200,000
    ['120,000 due 04-09, paid 05-24', '120000', '2026-04-09', '2026-05-24', 21 + 24, '2700.00'], // 45 × 0.0005 × 120,000
    ['paid on the due day', '200000', '2026-03-31', '2026-03-31', 0, '0.00'],
    ['paid the day before', '200000', '2026-03-31', '2026-03-30', 0, '0.00'],
    ['paid the day after: one day', '200000', '2026-03-31', '2026-04-01', 1, '100.00'],
    ['half a fen is rounded up: 0.10 × 0.0005 × 100 = 0.005', '0.10', '2026-01-01', '2026-04-11', 100, '0.01'],
    ['just below half a fen: 0.10 × 0.0005 × 99 = 0.00495', '0.10', '2026-01-01', '2026-04-10', 99, '0.00'],
  ])('%s', (_, amount, dueOn, paidOn, days, interest) => {
    const { value } = got(
      lateInterest({ amount: yuan(amount), dueOn: day(dueOn), paidOn: day(paidOn), basis: 'statute', lawDay }, everyDayWorked),
    )
    expect([value.days, value.interest]).toEqual([days, yuan(interest)])
  })
  test('while unpaid, reckoned to a day', () =>
    expect(
      got(
        lateInterest(
          { amount: yuan('200000'), dueOn: day('2026-03-31'), asOf: day('2026-07-15'), basis: 'statute', lawDay },
          everyDayWorked,
        ),
      ).value.interest,
    ).toBe(yuan('10600')))
  test('by contract the same figure, and no step cites the regulation', () => {
    const answer = got(
      lateInterest(
        {
          amount: yuan('200000'),
          dueOn: day('2026-03-31'),
          paidOn: day('2026-07-15'),
          basis: 'contract',
          lawDay: day('2015-01-01'),
        },
        everyDayWorked,
      ),
    )
    expect(answer.value.interest).toBe(yuan('10600'))
    expect(answer.cites.some((c) => c.instrument.en.includes('Small and Medium'))).toBe(false)
  })
  const agreed = (daily: number, basis: 'statute' | 'contract' = 'statute') =>
    got(
      lateInterest(
        {
          amount: yuan('365000'),
          dueOn: day('2026-01-01'),
          paidOn: day('2026-01-11'),
          basis,
          lawDay,
          agreedDailyRate: fraction(daily, 365_000),
          loanPrimeRate: fraction(3, 100),
        },
        everyDayWorked,
      ),
    ).value
  test('an agreed rate at the prime rate stands, just below it is raised', () => {
    // 3 % ÷ 365 = 30/365,000 a day; 365,000 × 30/365,000 × 10 = 300
    expect(agreed(30)).toMatchObject({ raisedToPrime: false, interest: yuan('300') })
    expect(agreed(31)).toMatchObject({ raisedToPrime: false, interest: yuan('310') })
    expect(agreed(29)).toMatchObject({ raisedToPrime: true, interest: yuan('300') })
  })
  test('by contract the agreed rate stands as it is', () =>
    expect(agreed(29, 'contract')).toMatchObject({ raisedToPrime: false, interest: yuan('290') }))
  test.each([
    ['no end', { amount: yuan('1'), dueOn: lawDay, basis: 'statute', lawDay }, 'payment-end-missing'],
    ['an amount below zero', { amount: yuan('-1'), dueOn: lawDay, paidOn: lawDay, basis: 'statute', lawDay }, 'amount-wrong'],
    [
      'the statute before it was',
      { amount: yuan('1'), dueOn: lawDay, paidOn: lawDay, basis: 'statute', lawDay: day('2020-08-31') },
      'statute-not-yet',
    ],
  ] as const)('%s is refused', (_, facts, code) => {
    const answer = lateInterest(facts, everyDayWorked)
    expect(isRefusal(answer) && answer.code).toBe(code)
  })
})

const owed = (id: string, amount: string, dueOn: string, payments: [string, string][] = [], more: Partial<Owed> = {}): Owed => ({
  id,
  contractId: id,
  amount: yuan(amount),
  dueOn: day(dueOn),
  basis: 'statute',
  lawDay,
  payments: payments.map(([on, sum]) => ({ paidOn: day(on), amount: yuan(sum) })),
  ...more,
})

describe('parts, arrears and punctuality', () => {
  test('each late part bears interest for its own days', () => {
    // 40,000 × 10 days + 60,000 × 20 days = 1,600,000 yuan-days × 0.0005 = 800
    const o = owed('a', '100000', '2026-03-01', [
      ['2026-03-11', '40000'],
      ['2026-03-21', '60000'],
    ])
    expect(isSame(got(interestOn(o, day('2026-12-31'), everyDayWorked)), fraction(yuan('800')))).toBe(true)
    expect(outstandingOn(o, day('2026-03-20'))).toBe(yuan('60000'))
  })
  test('the statement of 31 March counts what was overdue at the end of the year, enterprises apart', () => {
    const statement: ArrearsStatement = got(
      arrearsStatement(
        [
          owed('paid', '1', '2025-06-01', [['2025-07-01', '1']]),
          owed('part', '100', '2025-06-01', [['2025-07-01', '30']]),
          owed('paid in January', '50', '2025-12-01', [['2026-01-05', '50']]),
          owed('due on the last day', '7', '2025-12-31'),
          owed('second of one contract', '5', '2025-12-30', [], { contractId: 'part' }),
          owed('social organisation', '900', '2025-11-01', [], { basis: 'contract' }),
        ],
        2025,
        everyDayWorked,
      ),
    ).value
    expect(statement.publishBy.toString()).toBe('2026-03-31')
    expect(statement.statute).toEqual({ contracts: 2, amount: yuan(`${100 - 30 + 50 + 5}`) })
    expect(statement.contract).toEqual({ contracts: 1, amount: yuan('900') })
  })
  test('a year that is not over is counted to the day that is asked for, not to its end', () => {
    const { value, steps } = got(
      arrearsStatement(
        [owed('late', '90', '2026-10-10'), owed('due later this year', '83', '2026-12-09'), owed('late next year', '1', '2027-01-09')],
        2026,
        everyDayWorked,
        day('2026-11-28'),
      ),
    )
    expect(value.asOf.toString()).toBe('2026-11-28')
    expect(value.statute).toEqual({ contracts: 1, amount: yuan('90') })
    expect(steps[0]!.says.en).toContain('28 November 2026')
    expect(steps[0]!.says.en).not.toContain('at the end of 2026')
    // Once the year is over, a later day changes nothing.
    expect(got(arrearsStatement([owed('late', '83', '2026-12-09')], 2026, everyDayWorked, day('2027-02-01'))).value.asOf.toString()).toBe(
      '2026-12-31',
    )
  })
  test.each([
    [2019, true],
    [2020, false],
  ])('the duty for the year %i: refused %s', (year, refused) => expect(isRefusal(arrearsStatement([], year, everyDayWorked))).toBe(refused))
  test('punctuality by count and by value, interest liable and paid', () => {
    const { value } = got(
      punctuality(
        [
          owed('in time', '300', '2026-03-31', [['2026-03-31', '300']]),
          owed('half in time', '200', '2026-03-31', [['2026-03-01', '100']], { interestPaid: yuan('1') }),
          owed('late', '500', '2026-03-31', [['2026-04-10', '500']]),
          owed('not yet due', '900', '2026-12-31'),
        ],
        day('2026-04-10'),
        everyDayWorked,
      ),
    )
    expect(value).toEqual({
      due: 3,
      inTimeByCount: fraction(1, 3),
      inTimeByValue: fraction(400, 1000),
      interestLiable: yuan('3.00'), // 100 × 10 × 0.0005 = 0.50 and 500 × 10 × 0.0005 = 2.50
      interestPaid: yuan('1'),
    })
  })
  test('what is due today and still open is not judged before the day is over', () => {
    const today = [owed('open', '300', '2026-04-10'), owed('paid', '100', '2026-04-10', [['2026-04-09', '100']])]
    expect(got(punctuality(today, day('2026-04-10'), everyDayWorked)).value).toMatchObject({ due: 1, inTimeByCount: fraction(1) })
    expect(got(punctuality(today, day('2026-04-11'), everyDayWorked)).value).toMatchObject({ due: 2, inTimeByCount: fraction(1, 2) })
  })
  test('nothing due yet has no share, not a share of zero', () =>
    expect(got(punctuality([], lawDay, everyDayWorked)).value).toMatchObject({ due: 0, inTimeByCount: null, inTimeByValue: null }))
})

describe('properties', () => {
  const parts = fc.array(fc.record({ after: fc.nat(400), amount: fc.integer({ min: 1, max: 1_000_00 }) }), { maxLength: 5 })
  test('interest never falls as days pass', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_00 }), parts, fc.nat(400), fc.nat(60), (amount, payments, until, more) => {
        const o = {
          ...owed('a', '0', '2026-02-01'),
          amount: minor(amount),
          payments: payments.map((p) => ({ paidOn: plusDays(lawDay, p.after), amount: minor(p.amount) })),
        }
        const at = (days: number) => got(interestOn(o, plusDays(lawDay, days), everyDayWorked))
        expect(compare(at(until + more), at(until))).toBeGreaterThanOrEqual(0)
      }),
    ))
  test('paying a part earlier never costs more interest', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(200), fc.nat(50), (amount, after, sooner) => {
        const paid = (on: number) =>
          got(
            interestOn(
              {
                ...owed('a', '0', '2026-02-01'),
                amount: minor(amount),
                payments: [{ paidOn: plusDays(lawDay, on), amount: minor(amount) }],
              },
              day('2026-12-31'),
              everyDayWorked,
            ),
          )
        expect(compare(paid(Math.max(0, after - sooner)), paid(after))).toBeLessThanOrEqual(0)
      }),
    ))
})
