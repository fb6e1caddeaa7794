import { allocateEvenly, day, decimal, fraction, isRefusal, minor, moneyText, type Refusal, share, sum, times, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleWages } from '../places/example-wages.ts'
import { china, exampleCity } from '../places/index.ts'
import type { WageTable } from '../places/wages.ts'
import { bidBelowFloor, costFloor, employerShare, floorAsStated, guideWage } from './cost-floor.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const on = day('2026-03-01')
const one = { grade: 'assistant', posts: fraction(1), months: 12 } as const

describe('the floor of a post, with the example numbers', () => {
  test('an assistant in 2026, item by item', () => {
    const { value } = got(costFloor(one, exampleWages, on))
    expect(Object.fromEntries(value.items.map((i) => [i.name, i.perPostMonth]))).toEqual({
      wage: yuan('5500'),
      pension: yuan('880'), // 5,500 × 16 %
      medical: yuan('385'), // × 7 %
      unemployment: yuan('27.50'), // × 0.5 %
      'work-injury': yuan('11'), // × 0.2 %
      maternity: yuan('44'), // × 0.8 %
      'housing-fund': yuan('275'), // × 5 %
      supervision: yuan('300'), // 3,600 ÷ 12
      activities: yuan('500'), // 6,000 ÷ 12
      overhead: yuan('633.80'), // 7,922.50 × 8 %
      tax: yuan('256.69'), // 8,556.30 × 3 % = 256.689
    })
    expect(value.perPostMonth).toBe(yuan('8812.99'))
    expect(value.perPostYear).toBe(yuan('105755.88')) // × 12
    expect(value.total).toBe(yuan('105755.88'))
    expect(value.isExample).toBe(true)
  })
  test('the table of the day counts', () =>
    expect(got(costFloor(one, exampleWages, day('2025-12-31'))).value.items[0]!.perPostMonth).toBe(yuan('5200')))
  test('a low wage bears contributions on the least base, a high one on the most', () => {
    const low: WageTable = { ...exampleWages, monthlyWage: { ...exampleWages.monthlyWage, any: exampleWages.minimumWage } }
    const pension = (wage: string | undefined, table = exampleWages) =>
      got(costFloor({ ...one, grade: 'any', ...(wage ? { monthlyWage: yuan(wage) } : {}) }, table, on)).value.items.find(
        (i) => i.name === 'pension',
      )!.perPostMonth
    expect(pension(undefined, low)).toBe(yuan('672')) // 4,200 × 16 %
    expect(pension('25000')).toBe(yuan('4000')) // 25,000 × 16 %
    expect(pension('30000')).toBe(yuan('4000')) // still the most base
  })
  test('a wage below the table does not lower the floor', () =>
    expect(got(costFloor({ ...one, monthlyWage: yuan('3000') }, exampleWages, on)).value.total).toBe(
      got(costFloor(one, exampleWages, on)).value.total,
    ))
  test('a third of a post for a month is rounded up: 8,812.99 ÷ 3 = 2,937.6633…', () =>
    expect(got(costFloor({ ...one, posts: fraction(1, 3), months: 1 }, exampleWages, on)).value.total).toBe(yuan('2937.67')))
  test('a day before the first table is refused, not guessed', () => {
    const answer = costFloor(one, exampleWages, day('2024-12-31'))
    expect(isRefusal(answer) && answer.code).toBe('wages-unknown')
  })
  test('fewer than no posts are refused', () => expect(isRefusal(costFloor({ ...one, posts: fraction(-1) }, exampleWages, on))).toBe(true))
  test('the steps say that the numbers are examples', () =>
    expect(got(costFloor(one, exampleWages, on)).steps.at(-1)!.says.zh).toContain('示例'))
})

describe('a bid against the floor', () => {
  const posts = [{ ...one, posts: fraction(10) }]
  test.each([
    ['1057558.79', 1],
    ['1057558.80', 0],
    ['1057558.81', 0],
  ])('ten posts for a year at %s: %i findings', (bid, count) => {
    const result = got(bidBelowFloor(yuan(bid), posts, exampleWages, on))
    expect(result.floor).toBe(yuan('1057558.80')) // 10 × 105,755.88
    expect(result.findings).toHaveLength(count)
  })
  test('a finding warns and never refuses', () =>
    expect(got(bidBelowFloor(yuan('1'), posts, exampleWages, on)).findings[0]!.severity).toBe('warn'))
})

describe('published budgets against the floor, with the example numbers', () => {
  const floorOf = (grade: 'any' | 'assistant' | 'social-worker' | 'senior', posts = fraction(1)) =>
    got(costFloor({ grade, posts, months: 12 }, exampleWages, on)).value
  test('F-23: the lines of the three years add up, and pay is 94.6 % of what is shown', () => {
    const pay = times(yuan('46500'), 36)
    const lines = [
      pay, // 36 months × 46,500 = 1,674,000
      times(yuan('1300'), 18), // large events 23,400
      times(yuan('600'), 36), // medium events 21,600
      times(yuan('500'), 36), // groups 18,000
      times(yuan('50'), 6 * 3 * 6), // 6 stations × 3 years × 6 cases = 108 × 50 = 5,400
      times(yuan('500'), 54), // volunteers’ training 27,000
    ]
    expect(lines.map(moneyText)).toEqual(['1674000.00', '23400.00', '21600.00', '18000.00', '5400.00', '27000.00'])
    expect(sum(lines)).toBe(yuan('1769400'))
    expect(decimal(fraction(pay, sum(lines)), 3)).toBe('0.946')
  })
  test('F-23: 46,500 ÷ 10 workers = 4,650 a worker and month: 8,812.99 − 4,650 = 4,162.99 below the floor of an assistant', () => {
    const perMonth = allocateEvenly(yuan('46500'), 10)[0]!
    expect(perMonth).toBe(yuan('4650'))
    const answer = got(bidBelowFloor(perMonth, [{ grade: 'assistant', posts: fraction(1), months: 1 }], exampleWages, on))
    expect([answer.gap, answer.findings.length]).toEqual([yuan('4162.99'), 1])
  })
  test('F-23: 50 a case buys less than an hour: 105,755.88 a year ÷ 1,984 hours = 53.30 an hour', () => {
    const hour = share(floorOf('assistant').perPostYear, fraction(1, 1984), 'half-up')
    expect(hour).toBe(yuan('53.30'))
    expect(yuan('50') < hour).toBe(true)
  })
  test('F-24: 1,050,000 ÷ 14 workers = 75,000 each, all in: 105,755.88 − 75,000 = 30,755.88 below the floor', () => {
    expect(allocateEvenly(yuan('1050000'), 14)).toEqual(Array(14).fill(yuan('75000')))
    expect(got(bidBelowFloor(yuan('75000'), [one], exampleWages, on)).gap).toBe(yuan('30755.88'))
  })
  test('F-28: 634,300 for 4 stations with 2 workers each: 79,287.50 a worker; 8 × 105,755.88 − 634,300 = 211,747.04 below', () => {
    expect(allocateEvenly(yuan('634300'), 4 * 2)).toEqual(Array(8).fill(yuan('79287.50')))
    const answer = got(bidBelowFloor(yuan('634300'), [{ ...one, posts: fraction(4 * 2) }], exampleWages, on))
    expect([answer.floor, answer.gap]).toEqual([yuan('846047.04'), yuan('211747.04')])
  })
  test('F-30: a head, three assistants, an aide and half a supervisor', () => {
    const team = [
      { grade: 'social-worker', posts: fraction(1), months: 12 }, // 10,253.55 × 12 = 123,042.60
      { grade: 'assistant', posts: fraction(3), months: 12 }, // 8,812.99 × 12 × 3 = 317,267.64
      { grade: 'any', posts: fraction(1), months: 12 }, // 7,228.38 × 12 = 86,740.56
      { grade: 'senior', posts: fraction(1, 2), months: 12 }, // 12,990.61 × 12 ÷ 2 = 77,943.66
    ] as const
    // 123,042.60 + 317,267.64 + 86,740.56 + 77,943.66
    expect(got(bidBelowFloor(yuan('604994.46'), team, exampleWages, on))).toMatchObject({ floor: yuan('604994.46'), findings: [] })
    expect(got(bidBelowFloor(yuan('604994.45'), team, exampleWages, on)).findings).toHaveLength(1)
  })
  test('F-36: 100,000 a worker for pay and benefits alone, the other heads apart: 7,122.50 × 12 = 85,470 is the part of people', () => {
    const other = ['supervision', 'activities', 'overhead', 'tax']
    const items = floorOf('assistant').items
    const people = times(sum(items.filter((i) => !other.includes(i.name)).map((i) => i.perPostMonth)), 12)
    // 5,500 + 880 + 385 + 27.50 + 11 + 44 + 275 = 7,122.50
    expect(people).toBe(yuan('85470'))
    expect(minor(yuan('100000') - people)).toBe(yuan('14530'))
    expect(items.filter((i) => other.includes(i.name)).map((i) => i.says.zh)).toEqual(['督导', '活动', '管理费', '税费'])
  })
  test('F-35: 60,000 a post and year: 105,755.88 − 60,000 = 45,755.88 below what the example city asks today', () =>
    expect(got(bidBelowFloor(yuan('60000'), [one], exampleWages, on)).gap).toBe(yuan('45755.88')))
})

describe('properties', () => {
  test('the items always add up, and a higher wage never lowers the floor', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), fc.nat(100_000), (wage, more) => {
        const floor = (w: number) => got(costFloor({ ...one, monthlyWage: minor(w) }, exampleWages, on)).value
        const [a, b] = [floor(wage), floor(wage + more)]
        expect(sum(a.items.map((i) => i.perPostMonth))).toBe(a.perPostMonth)
        expect(b.perPostMonth >= a.perPostMonth).toBe(true)
      }),
    ))
})

describe('a plan’s own wage, and the table it starts from', () => {
  test('4,200 + 1,450 for 14 posts and 12 months where there is no table: 5,650 × 168 = 949,200', () => {
    const stated = { posts: fraction(14), months: 12, wage: yuan('4200'), contributions: yuan('1450') }
    const floor = got(floorAsStated(stated)).value
    expect([moneyText(floor.perPostMonth), moneyText(floor.total), moneyText(employerShare(floor))]).toEqual([
      '5650.00',
      '949200.00',
      '1450.00',
    ])
    expect(isRefusal(floorAsStated({ ...stated, months: -1 }))).toBe(true)
    expect(isRefusal(floorAsStated({ ...stated, wage: yuan('-0.01') }))).toBe(true)
  })
  test.each([
    ['2024-12-31', undefined],
    ['2025-01-01', '5200.00 from 2025-01-01'],
    ['2025-12-31', '5200.00 from 2025-01-01'],
    ['2026-01-01', '5500.00 from 2026-01-01'],
  ])('the guide wage of an assistant on %s: %s', (on, expected) => {
    const guide = guideWage(exampleCity, 'assistant', day(on))
    expect(guide && `${moneyText(guide.wage)} from ${guide.from}`).toBe(expected)
  })
  test('a place without a table has none', () => expect(guideWage(china, 'any', day('2026-03-01'))).toBeUndefined())
  test('what the employer pays on top of 5,500: 16 + 7 + 0.5 + 0.2 + 0.8 + 5 = 29.5 per cent, 1,622.50', () =>
    expect(
      moneyText(
        employerShare(got(costFloor({ grade: 'assistant', posts: fraction(1), months: 1 }, exampleWages, day('2026-03-01'))).value),
      ),
    ).toBe('1622.50'))
})
