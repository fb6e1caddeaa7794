import { day, fraction } from '#kernel'
import { expect, test } from 'vitest'
import { knownLaw } from '../countries.ts'
import { lawWithOwn } from '../places/own.ts'
import { ourRule } from './clause-patterns.ts'
import { lateRateFindings, leastDailyRate, primeRate } from './late-rate.ts'

const entered = lawWithOwn(knownLaw('cn'), { code: 'd', says: { zh: '某区', en: 'a district' } }, [
  { key: primeRate, value: fraction(3, 100), from: day('2026-01-20'), enteredOn: day('2026-01-21'), cites: [ourRule('R-95')] },
]).place
const on = day('2026-02-01')
const found = (n: number, d: number, basis: 'statute' | 'contract' = 'statute', at = on) =>
  lateRateFindings(fraction(n, d), basis, day('2026-01-01'), at, entered).map((f) => `${f.rule} ${f.severity}`)

test('an enterprise may not agree to less than the prime rate of the day, where it was entered', () => {
  // 3 % ÷ 365 = 30/365,000 a day.
  expect(leastDailyRate(entered, on)).toEqual(fraction(30, 365_000))
  expect(found(30, 365_000)).toEqual([])
  expect(found(29, 365_000)).toEqual(['R-95 refuse'])
  expect(found(0, 1)).toEqual(['R-95 refuse'])
  expect(found(29, 365_000, 'contract')).toEqual(['R-95 warn'])
  // Before its first day it is not known, and a low rate is for people to check.
  expect(found(29, 365_000, 'statute', day('2026-01-19'))).toEqual(['R-95 warn'])
  expect(found(5, 10_000, 'statute', day('2026-01-19'))).toEqual([])
})
