import { day, isRefusal, minor, plusDays, type Refusal, yuan } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disbursement } from './disbursement.ts'

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const due = { amount: yuan('87500'), dueOn: day('2026-03-31') }

describe('R-102: in time and in full', () => {
  test.each([
    ['all of it on the last day', { paidOn: day('2026-03-31') }, [true, true, '0', 0]],
    ['all of it a day later', { paidOn: day('2026-04-01') }, [true, false, '0', 1]],
    ['a fen short: 87,500.00 − 87,499.99', { paidOn: day('2026-03-31'), disbursed: yuan('87499.99') }, [false, true, '0.01', 0]],
    ['a fen too much is in full', { paidOn: day('2026-03-31'), disbursed: yuan('87500.01') }, [true, true, '0', 0]],
    ['nothing yet, before its day', { asOf: day('2026-03-30') }, [false, true, '87500', 0]],
    ['nothing yet, 106 days on (F-16)', { asOf: day('2026-07-15') }, [false, false, '87500', 106]],
  ] as const)('%s', (_, f, [isFull, isInTime, missing, daysLate]) =>
    expect(got(disbursement({ ...due, ...f })).value).toEqual({ isFull, isInTime, missing: yuan(missing), daysLate }),
  )
  test('finance’s delay is no excuse of the purchaser: the answer cites both rules', () =>
    expect(got(disbursement({ ...due, asOf: day('2026-04-01') })).cites.map((c) => c.rule)).toEqual(['R-102', 'R-90']))
  test('without a day it cannot be told', () => expect(isRefusal(disbursement(due))).toBe(true))
  test('more money never leaves more missing, later never means fewer days late', () =>
    fc.assert(
      fc.property(fc.nat(9_000_000), fc.nat(9_000_000), fc.nat(400), fc.nat(400), (a, more, d, later) => {
        const at = (paid: number, days: number) =>
          got(disbursement({ ...due, disbursed: minor(paid), paidOn: plusDays(due.dueOn, days - 200) })).value
        expect(at(a + more, d).missing <= at(a, d).missing).toBe(true)
        expect(at(a, d + later).daysLate).toBeGreaterThanOrEqual(at(a, d).daysLate)
      }),
    ))
})
