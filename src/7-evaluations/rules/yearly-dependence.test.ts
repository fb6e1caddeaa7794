import { day, decimal, yuan } from '#kernel'
import { expect, test } from 'vitest'
import { yearlyDependence } from './yearly-dependence.ts'

test('a contract counts in a year by its days in it, and the share is that of the purchaser with most', () => {
  const of = (purchaserId: string, total: string, from: string, to: string) => ({
    purchaserId,
    total: yuan(total),
    startsOn: day(from),
    endsOn: day(to),
  })
  const years = yearlyDependence([of('a', '365000', '2026-07-02', '2027-07-01'), of('b', '100000', '2027-01-01', '2027-12-31')])
  // 183 of 365 days lie in 2026, 182 in 2027.
  expect(years.map((y) => [y.year, y.most, String(y.total), decimal(y.share, 4)])).toEqual([
    [2026, 'a', '18300000', '1.0000'],
    [2027, 'a', '28200000', '0.6454'],
  ])
  // To the cent: what does not divide is in the last year.
  const thirds = yearlyDependence([of('a', '1000', '2026-07-02', '2029-07-01'), of('a', '999.99', '2026-03-01', '2027-02-28')])
  expect(thirds.reduce((sum, y) => sum + y.total, 0n)).toBe(199999n)
  expect(yearlyDependence([])).toEqual([])
})
