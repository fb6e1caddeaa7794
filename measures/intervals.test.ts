import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type IntervalMethod,
  intervalMethods,
  meanInterval,
  type ProportionFacts,
  proportionInterval,
  publication,
  sampleSize,
  shrunkenRating,
} from './intervals.ts'

const both = (facts: ProportionFacts, method: IntervalMethod) => {
  const i = proportionInterval(facts, method)!
  return [i.low.toFixed(5), i.high.toFixed(5)]
}

describe('the interval of a proportion', () => {
  // 30 % of 200 people with a design effect of 1.25: 200 / 1.25 = 160 effective, se √(.3 × .7 / 160) = .036228.
  test.each<[IntervalMethod, ProportionFacts, string, string]>([
    ['normal', { p: 0.3, nEff: 160 }, '0.22899', '0.37101'],
    ['logit', { p: 0.3, nEff: 160 }, '0.23408', '0.37539'],
    ['logit', { p: 0.3, nEff: 160, df: 199 }, '0.23371', '0.37587'],
    ['wilson', { p: 0.3, nEff: 160 }, '0.23436', '0.37501'],
    ['beta', { p: 0.3, nEff: 160 }, '0.23019', '0.37738'],
    ['wilson', { p: 0, nEff: 40 }, '0.00000', '0.08762'],
    ['beta', { p: 0, nEff: 40 }, '0.00000', '0.08810'],
    ['wilson', { p: 0.05, nEff: 40 }, '0.01382', '0.16504'],
    ['beta', { p: 0.05, nEff: 40 }, '0.00611', '0.16920'],
  ])('%s of %j', (method, facts, low, high) => expect(both(facts, method)).toEqual([low, high]))
  test('few sampling units widen the beta interval by the squared ratio of t values', () => {
    // t(.975, 199) = 1.971957, t(.975, 9) = 2.262157: an effective n of 160 counts as 160 × (1.971957/2.262157)² = 121.58.
    const few = proportionInterval({ p: 0.3, nEff: 160, n: 200, df: 9 }, 'beta')!
    const same = proportionInterval({ p: 0.3, nEff: 160 * (1.971956544249395 / 2.262157162740992) ** 2 }, 'beta')!
    expect(few.low).toBeCloseTo(same.low, 10)
    expect(few.high).toBeCloseTo(same.high, 10)
  })
  test('the log odds have no interval at 0 and 1, and no design has one without degrees of freedom', () => {
    expect(proportionInterval({ p: 0, nEff: 40 }, 'logit')).toBeUndefined()
    expect(proportionInterval({ p: 0.4, nEff: 40, df: 0 }, 'logit')).toBeUndefined()
    expect(proportionInterval({ p: 0.4, nEff: 40, n: 50, df: 0 }, 'beta')).toBeUndefined()
  })
  test('a census has no doubt', () => expect(proportionInterval({ p: 0.4, nEff: Infinity, se: 0 })).toEqual({ low: 0.4, high: 0.4 }))
  test('what is no proportion is a mistake of the caller', () => expect(() => proportionInterval({ p: 1.2, nEff: 40 })).toThrow(RangeError))
  test('it lies in [0, 1] and holds the estimate, and more confidence never narrows it', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        fc.constantFrom(...intervalMethods),
        (p, nEff, method) => {
          const facts = { p, nEff, n: Math.ceil(nEff) + 1, df: Math.min(12, Math.ceil(nEff)) }
          const i = proportionInterval(facts, method)
          if (!i) {
            // Where nobody differs only Wilson and beta have an answer.
            expect((method === 'logit' && (p === 0 || p === 1)) || (method === 'normal' && Math.sqrt((p * (1 - p)) / nEff) <= 1e-12)).toBe(
              true,
            )
            return
          }
          expect(i.low).toBeGreaterThanOrEqual(0)
          expect(i.high).toBeLessThanOrEqual(1)
          expect(i.low).toBeLessThanOrEqual(p)
          expect(i.high).toBeGreaterThanOrEqual(p)
          const wide = proportionInterval(facts, method, 0.99)!
          expect(wide.high - wide.low).toBeGreaterThanOrEqual(i.high - i.low - 1e-12)
        },
      ),
    ))
  test('turning the question round turns the interval round', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 5, max: 5000, noNaN: true }),
        fc.constantFrom(...intervalMethods),
        (p, nEff, method) => {
          const yes = proportionInterval({ p, nEff }, method)!
          const no = proportionInterval({ p: 1 - p, nEff }, method)!
          expect(no.low).toBeCloseTo(1 - yes.high, 8)
          expect(no.high).toBeCloseTo(1 - yes.low, 8)
        },
      ),
    ))
})

test('the interval of twelve ratings', () => {
  const ratings = [5, 4, 5, 3, 4, 5, 2, 4, 5, 4, 3, 5]
  const mean = ratings.reduce((a, b) => a + b) / 12
  const sd = Math.sqrt(ratings.reduce((a, r) => a + (r - mean) ** 2, 0) / 11)
  expect([mean.toFixed(3), sd.toFixed(3)]).toEqual(['4.083', '0.996'])
  const i = meanInterval(mean, sd / Math.sqrt(12), 11)!
  expect([i.low.toFixed(3), i.high.toFixed(3)]).toEqual(['3.450', '4.716'])
  expect(meanInterval(4, 0.3, 0)).toBeUndefined()
})

describe('what may be published', () => {
  test.each([
    [0.3, 160, true, '0.1472', '0.491', '可以公布'],
    [0.05, 40, false, '0.1631', '3.26', '1.3'],
    [0.05, 120, false, '0.0871', '1.74', '1.3'],
    [0.5, 28, false, '', '', '30'],
    [0.5, 35, false, '', '', '百分点'],
    [0.01, 2000, true, '', '', '可以公布'],
  ])('a share of %d on %d', (p, nEff, show, width, relative, word) => {
    const r = publication({ p, nEff })
    expect(r.show).toBe(show)
    if (width) expect(r.width.toFixed(4)).toBe(width)
    if (relative) expect(r.relativeWidth.toFixed(relative.length - 2)).toBe(relative)
    expect(r.reason.zh).toContain(word)
  })
  test('few sampling units raise a flag', () =>
    expect(publication({ p: 0.3, nEff: 400, n: 400, df: 7 })).toMatchObject({ show: true, flagged: true }))
  test('nobody asked is nothing to publish', () => expect(publication({ p: 0.3, nEff: Number.NaN }).show).toBe(false))
})

describe('how many to ask', () => {
  test.each([
    [0.05, undefined, 385],
    [0.05, 500, 218],
    [0.05, 1500, 306],
    [0.05, 3000, 341],
    [0.1, undefined, 97],
    [0.1, 500, 81],
    [0.1, 1500, 91],
    [0.1, 3000, 94],
  ])('within %d of a population of %s: %d', (margin, population, answers) =>
    expect(sampleSize({ margin, ...(population ? { population } : {}) })).toMatchObject({ answers }),
  )
  // 96.036 / (1 + 95.036/22) = 18.05: without the one less it would be 17.90 and one answer too few.
  test('of a small community', () => expect(sampleSize({ margin: 0.1, population: 22 })).toMatchObject({ answers: 19 }))
  // 384.146 × 1.5 = 576.22; two in five answer: 577 / 0.4 = 1442.5.
  test('a design effect and silence ask for more', () =>
    expect(sampleSize({ margin: 0.05, deff: 1.5, response: 0.4 })).toEqual({ answers: 577, invitations: 1443 }))
  test('nobody is asked twice', () =>
    expect(sampleSize({ margin: 0.05, population: 100, response: 0.5 })).toEqual({ answers: 80, invitations: 100 }))
  test('out of range is refused', () => expect(sampleSize({ margin: 5 })).toMatchObject({ refused: true, code: 'plan-out-of-range' }))
})

test('three ratings of five rank below forty of 4.5', () => {
  // (10 × 4 + 15) / 13 and (10 × 4 + 180) / 50.
  expect(shrunkenRating(3 * 5, 3, 4, 10)).toBeCloseTo(4.231, 3)
  expect(shrunkenRating(40 * 4.5, 40, 4, 10)).toBeCloseTo(4.4, 12)
  expect(() => shrunkenRating(0, 0, 4, 0)).toThrow(RangeError)
})
