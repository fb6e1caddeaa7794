import { isRefusal, type Refusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concentration, coverage, gini } from './fairness.ts'

const value = <T>(r: T | Refusal): T => {
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}

describe('Gini', () => {
  test('10, 20, 30 and 40', () => {
    // 2 × (1×10 + 2×20 + 3×30 + 4×40) / (4 × 100) − 5/4 = 1.5 − 1.25; corrected by 4/3.
    const g = value(gini([40, 10, 30, 20]))
    expect(g.gini).toBeCloseTo(0.25, 12)
    expect(g.corrected).toBeCloseTo(1 / 3, 12)
  })
  test('hours per resident of three communities', () => {
    // Rates .3, .2 and .1 of 1000, 2000 and 3000 people.
    const g = value(gini([300, 400, 300], [1000, 2000, 3000]))
    expect(g.gini).toBeCloseTo(0.233333, 6)
    expect(g.corrected).toBeNull()
  })
  test('it is half the mean difference between any two people over the mean', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 9 }),
        (units) => {
          fc.pre(units.some(([a]) => a > 0))
          const people = units.reduce((a, [, p]) => a + p, 0)
          const amount = units.reduce((a, [x]) => a + x, 0)
          let differences = 0
          for (const [a, p] of units) for (const [b, q] of units) differences += p * q * Math.abs(a / p - b / q)
          const g = value(
            gini(
              units.map((u) => u[0]),
              units.map((u) => u[1]),
            ),
          )
          expect(g.gini).toBeCloseTo(differences / (2 * people * amount), 10)
          expect(g.gini).toBeGreaterThanOrEqual(0)
          expect(g.gini).toBeLessThan(1)
        },
      ),
    ))
  test('people who count alike are the plain coefficient', () =>
    expect(value(gini([1, 5, 9], [2, 2, 2])).gini).toBeCloseTo(value(gini([1, 5, 9])).gini, 12))
})

test('shares of one half, three tenths and a fifth', () => {
  // .25 + .09 + .04 = .38; (.38 − 1/3)/(2/3) = .07; 1/.38 = 2.6316.
  const c = value(concentration({ west: 20, east: 50, south: 30 }))
  expect(c.shares.map((s) => [s.name, s.share])).toEqual([
    ['east', 0.5],
    ['south', 0.3],
    ['west', 0.2],
  ])
  expect(c.index).toBeCloseTo(0.38, 12)
  expect(c.normalised).toBeCloseTo(0.07, 12)
  expect(c.effectiveNumber).toBeCloseTo(2.6316, 4)
  expect(c.showList).toBe(true)
  expect(value(concentration({ a: 1, b: 1, c: 1, d: 1, e: 1 }))).toMatchObject({ showList: false, effectiveNumber: expect.closeTo(5, 10) })
  expect(value(concentration({ only: 7 }))).toMatchObject({ index: 1, normalised: null })
})

test('who is reached, against the whole', () => {
  // 30 of 100 and 20 of 300: together 50 of 400, an eighth.
  const rows = value(
    coverage([
      { group: 'over 75', reached: 30, population: 100 },
      { group: 'others', reached: 20, population: 300 },
      { group: 'nobody', reached: 0, population: 0 },
    ]),
  )
  expect(rows.map((r) => r.share)).toEqual([0.3, 20 / 300, null])
  expect(rows[0]!.relative).toBeCloseTo(0.3 * 8, 12)
  expect(rows[2]!.relative).toBeNull()
})

test.each<[object, string]>([
  [gini([]), 'nothing-given'],
  [gini([1, -1]), 'amount-negative'],
  [gini([0, 0]), 'all-zero'],
  [gini([1, 2], [1]), 'lengths-differ'],
  [gini([1, 2], [1, 0]), 'population-not-positive'],
  [concentration({}), 'nothing-given'],
  [concentration({ a: Number.NaN }), 'amount-negative'],
  [coverage([]), 'nothing-given'],
  [coverage([{ group: 'a', reached: 5, population: 4 }]), 'more-than-there-are'],
  [coverage([{ group: 'a', reached: 0.5, population: 4 }]), 'not-a-count'],
])('%j is %s', (answer, code) => expect(answer).toMatchObject({ refused: true, code }))
