import { day, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { parameters } from '../parameter.ts'
import * as law from '../index.ts'
import { nationalCalendar as calendar } from './calendar.ts'
import { civilLastDay, lastDays, lastDaysOfMethods } from './last-day.ts'
import { lateInterest } from './late-interest.ts'
import { paymentClock } from './payment.ts'

const facts = { basis: 'statute', lawDay: day('2026-01-01'), acceptanceIsCondition: false, contractDays: 30 } as const
const due = (deliveredOn: string, o: Partial<Parameters<typeof paymentClock>[0]> = {}) => {
  const clock = paymentClock({ ...facts, deliveredOn: day(deliveredOn), ...o }, calendar)
  if ('status' in clock) throw new Error(clock.words.en)
  return clock
}
const interest = (dueOn: string, paidOn: string) =>
  lateInterest({ amount: yuan('100000'), dueOn: day(dueOn), paidOn: day(paidOn), basis: 'statute', lawDay: day('2026-01-01') }, calendar)
const days = (dueOn: string, paidOn: string) => {
  const answer = interest(dueOn, paidOn)
  return 'status' in answer ? answer.code : answer.value.days
}

describe('a last day off moves in payments too', () => {
  test('delivered on 4 September, thirty days: 4 October is in the national holiday, due on 8 October; paid that day nothing is late', () => {
    const { value, steps } = due('2026-09-04')
    expect([value.dueOn.toString(), value.countedOn.toString(), value.lastDay]).toEqual(['2026-10-08', '2026-10-04', 'moved'])
    expect(steps.some((s) => s.cites.some((c) => c.rule === 'R-50b'))).toBe(true)
    expect(days(value.dueOn.toString(), '2026-10-08')).toBe(0)
    expect(days(value.dueOn.toString(), '2026-10-09')).toBe(1)
  })
  test('the same under the contract alone, and where the statute caps a longer term', () => {
    expect(due('2026-09-04', { basis: 'contract' }).value.dueOn.toString()).toBe('2026-10-08')
    // 60 days from 2026-03-03 are 2026-05-02, in the holiday of 1 to 5 May.
    expect(due('2026-03-03', { contractDays: 90 }).value).toMatchObject({ dueOn: day('2026-05-06'), cappedAtStatute: true, days: 60 })
  })
  test('a term that the law allows is not capped because its last day moved', () =>
    expect(due('2026-03-03', { contractDays: 60 }).value).toMatchObject({ dueOn: day('2026-05-06'), cappedAtStatute: false }))
  test('a due day kept by an earlier version on a day off does not make interest of the days off', () => {
    expect(days('2026-10-04', '2026-10-08')).toBe(0)
    expect(days('2026-10-04', '2026-10-10')).toBe(2)
  })
  test('a Saturday moves to Monday, a Saturday that is worked stays', () => {
    expect(civilLastDay(day('2026-03-14'), calendar)).toMatchObject({ on: day('2026-03-16'), state: 'moved' })
    expect(civilLastDay(day('2026-10-10'), calendar)).toMatchObject({ on: day('2026-10-10'), state: 'stands' })
  })
  test('a year that is not known: the counted day is safe, nothing is called late, and it says what to do', () => {
    const { value, steps } = due('2026-12-15')
    expect([value.dueOn.toString(), value.lastDay]).toEqual(['2027-01-14', 'unknown'])
    expect(steps.map((s) => s.says.zh).join('')).toContain('请管理员按国务院办公厅的通知补录 2027 年')
    expect(days('2027-01-14', '2027-01-14')).toBe(0)
    expect(days('2027-01-14', '2027-01-15')).toBe('calendar-year-unknown')
  })
})

describe('every clock says what becomes of its last day', () => {
  const isClock = (p: { name: string; unit: { en: string } }) =>
    // How long something is kept gives nobody a last day to act by.
    /\bdays?\b|month-day/.test(p.unit.en) && p.name !== 'payment.late-daily-rate' && !p.name.startsWith('retention.')
  const named = parameters()
    .filter(isClock)
    .map((p) => p.name)
  test('each of them, and no other', () => {
    const cells = new RegExp(`^(${law.methodNames.join('|')})\\.`)
    expect(named.filter((n) => !cells.test(n)).filter((n) => !(n in lastDays))).toEqual([])
    expect(named.filter((n) => cells.test(n)).filter((n) => !(n.split('.')[1]! in lastDaysOfMethods))).toEqual([])
    expect(Object.keys(lastDays).filter((n) => !named.includes(n))).toEqual([])
  })
  test('what moves or stays stands on a text; what no text says shows both days', () => {
    for (const [name, d] of Object.entries(lastDays)) expect([name, d.cites.length > 0, d.why.zh.length > 5]).toEqual([name, true, true])
    expect(lastDays['payment.arrears-published-by']!.rule).toBe('stays')
    expect(lastDays['challenge.suspension']!.rule).toBe('safe-and-last')
  })
})
