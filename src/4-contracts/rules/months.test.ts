import { day, isAfter, plusDays, termEnd, termMonths } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthOf, monthsOf } from './contract.ts'

const term = (startsOn: string, endsOn: string) => ({ startsOn: day(startsOn), endsOn: day(endsOn) })

describe('months of a term, its first and last day counted in', () => {
  test.each([
    ['2028-02-29', '2029-02-28', 12],
    ['2026-08-31', '2027-02-28', 6],
    ['2027-03-31', '2027-09-30', 6],
    ['2028-02-29', '2031-02-28', 36],
    ['2026-03-01', '2027-02-28', 12],
    ['2027-03-01', '2028-02-29', 12],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-03-01', '2027-03-01', 13],
    ['2026-03-15', '2026-04-14', 1],
    ['2026-03-15', '2026-04-15', 2],
    ['2026-03-15', '2026-03-15', 1],
  ])('%s to %s: %d', (from, to, months) => expect(monthsOf(term(from, to))).toBe(months))
  test('from the 31st the months end on the last day where there is no 31st, and on the 30th where there is', () =>
    expect([1, 2, 3, 6].map((i) => Object.values(monthOf(term('2026-08-31', '2027-02-28'), i)).map(String))).toEqual([
      ['2026-08-31', '2026-09-30'],
      ['2026-10-01', '2026-10-30'],
      ['2026-10-31', '2026-11-30'],
      ['2027-01-31', '2027-02-28'],
    ]))
})

const anyDay = fc.integer({ min: 0, max: 4000 }).map((n) => plusDays(day('2020-01-01'), n))
test('a term of n months has n months, one day more has n + 1, and its months lie end to end, for every first day', () =>
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (startsOn, n) => {
      const endsOn = termEnd(startsOn, n)
      expect(termMonths(startsOn, endsOn)).toBe(n)
      expect(termMonths(startsOn, plusDays(endsOn, 1))).toBe(n + 1)
      const months = Array.from({ length: n }, (_, i) => monthOf({ startsOn, endsOn }, i + 1))
      expect(months[0]!.from.equals(startsOn) && months.at(-1)!.to.equals(endsOn)).toBe(true)
      for (const [i, m] of months.entries()) {
        expect(isAfter(m.from, m.to)).toBe(false)
        if (i > 0) expect(m.from.equals(plusDays(months[i - 1]!.to, 1))).toBe(true)
      }
    }),
  ))
