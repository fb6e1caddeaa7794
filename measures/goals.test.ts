import { describe, expect, test } from 'vitest'
import { type Attainment, goalAttainment, median } from './goals.ts'

const of = (...goals: [weight: number, start: number, end: number][]) =>
  goalAttainment(goals.map(([weight, start, end]) => ({ weight, start, end }))) as Attainment

describe('goal attainment', () => {
  test('three weighted goals, Kiresuk and Sherman', () => {
    const a = of([3, -1, 0], [2, -1, 1], [1, -2, -1])
    // Denominator √(.7 × (9 + 4 + 1) + .3 × 6²) = √20.6 = 4.538722; start Σwx = −3 − 2 − 2 = −7; end 0 + 2 − 1 = 1.
    expect(a.start).toBeCloseTo(34.577157, 6)
    expect(a.end).toBeCloseTo(52.203263, 6)
    expect(a.change).toBeCloseTo(17.626106, 6)
    expect(a).toMatchObject({ goals: 3, atLeastExpected: 2 / 3, medianEnd: 0 })
  })
  test('three equal goals, one a step better than expected', () =>
    expect(of([1, 0, 1], [1, 0, 0], [1, 0, 0]).end).toBeCloseTo(50 + 10 / Math.sqrt(0.7 * 3 + 0.3 * 9), 12))
  test('all as expected is 50, whatever the weights', () =>
    expect(of([5, -2, 0], [1, 1, 0])).toMatchObject({ end: 50, atLeastExpected: 1 }))
  test('one goal moves ten points a step', () => expect(of([7, -2, 2])).toMatchObject({ start: 30, end: 70, change: 40 }))
  test.each<[string, [number, number, number][], string]>([
    ['no goals', [], 'no-goals'],
    ['a weight of zero', [[0, 0, 0]], 'weight'],
    ['a level of 3', [[1, 0, 3]], 'level'],
    ['half a level', [[1, 0.5, 1]], 'level'],
    ['no level', [[1, NaN, 1]], 'level'],
  ])('%s is refused', (_, goals, code) => expect(of(...goals)).toMatchObject({ refused: true, code }))
})

test.each([
  [[3], 3],
  [[1, 2], 1.5],
  [[-2, 2, 0], 0],
  [[10, 9, 1, 2], 5.5],
])('the median of %j is %d', (values, m) => expect(median(values)).toBe(m))
