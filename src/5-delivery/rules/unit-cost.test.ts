import { fraction, fractionText, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { costOf, isCountable } from './unit-cost.ts'

describe('cost of one', () => {
  test.each([
    ['4000', 2, 1, '2000', 200_000n],
    // A third of a cent too little is rounded to the nearest cent; half a cent goes up.
    ['100', 3, 1, '10000/3', 3_333n],
    ['200', 3, 1, '20000/3', 6_667n],
    ['0.01', 2, 1, '1/2', 1n],
    // Four fifths of a unit.
    ['3200', 4, 5, '400000', 400_000n],
  ])('%s yuan for %i/%i', (amount, n, d, exact, shown) => {
    const cost = costOf(yuan(amount), fraction(n, d))!
    expect([fractionText(cost.exact), cost.shown]).toEqual([exact === '2000' ? '200000' : exact, shown])
  })
  test('of nothing accepted, or nothing paid, there is none: never zero', () => {
    expect([costOf(yuan('100'), fraction(0)), costOf(yuan('0'), fraction(3))]).toEqual([null, null])
  })
  test('people can have a cost; a share of them, an output, and what is to become less cannot', () => {
    const of = (kind: 'outcome' | 'output', unit: string, better: 'more' | 'less') => isCountable({ kind, unit, better })
    expect([of('outcome', '人', 'more'), of('outcome', ' ％', 'more'), of('output', '人', 'more'), of('outcome', '人', 'less')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
