import { day } from '#kernel'
import { nationalCalendar, withYear } from '#law'
import { expect, test } from 'vitest'
import { missingYear } from './calendar-due.ts'

const asked = (on: string, calendar = nationalCalendar) => {
  const m = missingYear(calendar, day(on))
  return m && [m.year, String(m.by)]
}
test('the next year is asked for from 1 November, and not before', () => {
  expect(asked('2026-10-31')).toBeUndefined()
  expect(asked('2026-11-01')).toEqual([2027, '2026-12-31'])
  expect(asked('2026-12-31')).toEqual([2027, '2026-12-31'])
})
test('a year that has begun without its calendar is due today', () => expect(asked('2027-01-02')).toEqual([2027, '2027-01-02']))
test('once it is entered nobody is asked', () => {
  const calendar = withYear(nationalCalendar, { ...nationalCalendar.years[0]!, year: 2027, daysOff: [], workedWeekends: [] })
  expect('status' in calendar ? calendar.code : asked('2026-12-01', calendar)).toBeUndefined()
})
