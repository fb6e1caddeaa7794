import { day, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { parameters } from '../parameter.ts'
import * as law from '../index.ts'
import { nationalCalendar as calendar } from './calendar.ts'
import { civilLastDay, isCivilTermOver, lastDayAfter, lastDays, lastDaysOfMethods, procurementLastDay } from './last-day.ts'
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

describe('the last day of a clock', () => {
  // Days off and worked weekends of the State Council's notice for 2026; Civil Code arts 201 and 203, Order 94 art. 42.
  test.each([
    ['2026-02-05', 10, '2026-02-24', 'the tenth day is the first of the nine off at Spring Festival, 15 to 23 February'],
    ['2026-02-04', 10, '2026-02-14', 'Saturday 14 February is worked'],
    ['2026-02-18', 5, '2026-02-24', 'counted and ending within the holiday'],
    ['2026-02-18', 10, '2026-02-28', 'Saturday 28 February is worked'],
    ['2026-02-19', 10, '2026-03-02', 'Sunday 1 March is off'],
    ['2026-09-21', 10, '2026-10-08', '1 to 7 October off'],
    ['2026-09-30', 10, '2026-10-10', 'Saturday 10 October is worked'],
    ['2026-10-01', 10, '2026-10-12', 'Sunday 11 October is off'],
    ['2026-09-10', 10, '2026-09-20', 'Sunday 20 September is worked'],
    ['2026-09-16', 10, '2026-09-28', 'Mid-Autumn, 25 to 27 September off'],
    ['2026-04-25', 10, '2026-05-06', '1 to 5 May off'],
    ['2026-04-29', 10, '2026-05-09', 'Saturday 9 May is worked'],
  ])('%s and %i days: %s, for %s', (from, count, on) => {
    for (const law of ['civil', 'procurement'] as const)
      expect(lastDayAfter(law, day(from), { count, unit: 'days' }, calendar)).toMatchObject({ on: day(on) })
    // What reminds and binds nobody stays where it was counted; working days are counted past days off.
    expect(lastDayAfter('none', day(from), { count, unit: 'days' }, calendar)).toMatchObject({
      on: day(from).add({ days: count }),
      state: 'stands',
    })
  })
  test.each([
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-24', 5, '2026-10-09'],
    ['2026-09-30', 3, '2026-10-10'],
  ])('%s and %i working days: %s', (from, count, on) =>
    expect(lastDayAfter('civil', day(from), { count, unit: 'working-days' }, calendar)).toMatchObject({ on: day(on), state: 'stands' }),
  )
  test('each says the law it moved by', () => {
    const rules = (law: 'civil' | 'procurement') => {
      const last = lastDayAfter(law, day('2026-09-21'), { count: 10, unit: 'days' }, calendar)
      return 'status' in last ? [] : last.steps.flatMap((s) => s.cites.map((c) => c.rule))
    }
    expect([rules('civil'), rules('procurement')]).toEqual([['R-50b'], ['R-50']])
  })
  test('a year nobody entered: civil days are safe and never over, procurement and working days are refused with what to do', () => {
    const [from, days] = [day('2026-12-25'), { count: 10, unit: 'days' } as const]
    expect(lastDayAfter('civil', from, days, calendar)).toMatchObject({
      on: day('2027-01-04'),
      state: 'unknown',
      why: { code: 'calendar-year-unknown' },
    })
    expect(isCivilTermOver(day('2027-01-04'), day('2027-03-01'), calendar)).toBe(false)
    const refused = procurementLastDay(from, days, calendar)
    expect('status' in refused && refused.words.zh).toContain('请管理员按国务院办公厅的通知补录 2027 年')
    expect(lastDayAfter('civil', from, { count: 10, unit: 'working-days' }, calendar)).toMatchObject({ code: 'calendar-year-unknown' })
  })
  test('a term that ends on a day off is over only after the day it moves to', () => {
    for (const [today, over] of [
      ['2026-10-04', false],
      ['2026-10-08', false],
      ['2026-10-09', true],
    ] as const)
      expect([today, isCivilTermOver(day('2026-10-03'), day(today), calendar)]).toEqual([today, over])
  })
  test('the days for acceptance, counted by the law itself, move before the payment clock starts', () => {
    // Handed in on 21 September, ten days: 1 October moves to 8 October, and thirty days from there are 7 November, a Saturday.
    const { value } = due('2026-09-21', { acceptanceIsCondition: true, acceptancePeriodDays: 10 })
    expect([value.clockStartOn.toString(), value.dueOn.toString()]).toEqual(['2026-10-08', '2026-11-09'])
  })
})
