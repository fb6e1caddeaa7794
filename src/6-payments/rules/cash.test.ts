import { day, minor, moneyText, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { delayed, runway, usualDelay } from './cash.ts'

// 365,000.00 a year: 30,416.67 a month cannot be spread evenly, so the year is taken: 12 × 30,416.67 / 365 = 1,000.0001 a day.
const figures = { cashOn: day('2026-11-01'), cash: yuan('30500.00'), monthlyWages: yuan('25416.67'), monthlyOther: yuan('5000.00') }

describe('how long cash lasts', () => {
  test('with nothing coming in: 30,500.00 covers 30 days of 1,000.00', () => {
    const r = runway(figures, [], day('2026-11-01'))
    expect([r.days, r.lastsUntil?.toString()]).toEqual([30, '2026-12-01'])
    expect(moneyText(r.path[30]!.balance)).toBe('499.99')
    expect(r.path[31]!.balance < 0n).toBe(true)
  })
  test('the balance of an earlier day is brought forward: ten days are spent by then', () => {
    expect(runway(figures, [], day('2026-11-11')).days).toBe(20)
  })
  test('a receipt on its due day carries it on; the same receipt five days late comes after the gap', () => {
    const due = [{ on: day('2026-11-28'), amount: yuan('83241.67') }]
    // 30,500.00 + 83,241.67 = 113,741.67: 113 days.
    expect(runway(figures, due, day('2026-11-01')).days).toBe(113)
    expect(runway(figures, delayed(due, 5), day('2026-11-01')).days).toBe(30)
  })
  test('what came in before the balance was taken is in it already', () => {
    expect(runway(figures, [{ on: day('2026-11-01'), amount: yuan('83241.67') }], day('2026-11-01')).days).toBe(30)
  })
  test('used up already; and more than a year', () => {
    expect(runway(figures, [], day('2027-01-01'))).toMatchObject({ days: 0, lastsUntil: null })
    expect(runway({ ...figures, cash: yuan('400000.00') }, [], day('2026-11-01')).days).toBeNull()
  })
})

test('the usual delay: 100.00 six days late and 200.00 in time are two days', () => {
  const paid = [
    { dueOn: day('2026-11-17'), paidOn: day('2026-11-23'), amount: yuan('100.00') },
    { dueOn: day('2026-11-17'), paidOn: day('2026-11-10'), amount: yuan('200.00') },
  ]
  expect(usualDelay(paid)).toBe(2)
  expect(usualDelay([])).toBe(0)
  expect(usualDelay([{ dueOn: day('2026-11-17'), paidOn: day('2026-11-18'), amount: minor(1) }])).toBe(1)
})
