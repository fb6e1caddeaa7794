import { day, fraction, fractionText } from '#kernel'
import { describe, expect, test } from 'vitest'
import { passesCap, shareOfErrands } from './rules/errands.ts'
import { monthOn } from './period-of.ts'

describe('the month of a contract a day falls into', () => {
  const from31st = { startsOn: day('2026-01-31'), endsOn: day('2026-05-30') }
  test.each([
    ['2026-01-30', undefined],
    ['2026-01-31', 1],
    ['2026-02-27', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 2],
    ['2026-03-30', 2],
    ['2026-03-31', 3],
    ['2026-04-29', 3],
    ['2026-04-30', 3],
    ['2026-05-01', 4],
    ['2026-05-30', 4],
    ['2026-05-31', undefined],
  ] as const)('begun on 31 January: %s is month %s', (on, index) => expect(monthOn(from31st, day(on))?.index).toBe(index))
  test('every day of three years falls into exactly one month', () => {
    for (const start of ['2026-01-31', '2026-02-28', '2026-03-15', '2028-02-29']) {
      const c = { startsOn: day(start), endsOn: day(start).add({ years: 3 }).subtract({ days: 1 }) }
      let last = 1
      for (let d = c.startsOn; Temporal.PlainDate.compare(d, c.endsOn) <= 0; d = d.add({ days: 1 })) {
        const index = monthOn(c, d)?.index ?? 0
        expect(index === last || index === last + 1).toBe(true)
        last = index
      }
      expect(last).toBe(36)
    }
  })
})

describe('the cap on errands', () => {
  test.each([
    [100n, 1000n, '10', false],
    [101n, 1001n, '10', true],
    [1n, 9n, '11.11', true],
    [0n, 0n, '0', false],
    [1n, 1000n, '0', true],
  ] as const)('%i of %i minutes against %s%%: over is %s', (errand, all, cap, over) =>
    expect(passesCap(shareOfErrands(errand, all), cap)).toBe(over),
  )
  test('the share is exact', () => expect(fractionText(shareOfErrands(60n, 180n))).toBe(fractionText(fraction(1, 3))))
})
