import { day, fraction, isRefusal, minor, type Refusal, sum, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleWages } from '../places/example-wages.ts'
import type { WageTable } from '../places/wages.ts'
import { bidBelowFloor, costFloor } from './cost-floor.ts'

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
