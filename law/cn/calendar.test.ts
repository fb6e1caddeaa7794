import { type Day, day, isRefusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, isWorkingDay, plusWorkingDays, withYear, workingDaysBetween, workingDaysOpen } from '../calendar.ts'
import { nationalCalendar } from './calendar.ts'
import { cite } from './instruments.ts'
import { procurementLastDay } from './last-day.ts'

const cn = nationalCalendar
const text = (x: unknown) => (isRefusal(x) ? x.code : String(x))

const countDays = (from: Day, n: number, calendar: Calendar) => procurementLastDay(from, { count: n, unit: 'days' }, calendar)

describe('working days', () => {
  test.each([
    ['2024-09-26', true, 'Thursday'],
    ['2024-09-28', false, 'Saturday'],
    ['2024-09-29', true, 'Sunday worked for National Day'],
    ['2024-10-01', false, 'National Day'],
    ['2024-10-07', false, 'last day off'],
    ['2024-10-08', true, 'back at work'],
    ['2025-01-26', true, 'Sunday worked for Spring Festival'],
    ['2025-02-05', true, 'the day after Spring Festival'],
    ['2026-02-23', false, 'last day of the nine'],
    ['2026-02-24', true, 'back at work'],
    ['2026-10-10', true, 'Saturday worked'],
  ])('%s worked: %s (%s)', (d, worked) => expect(isWorkingDay(day(d), cn)).toBe(worked))

  test('a holiday arrangement gives as many days off and swap days as the notices announced', () => {
    const length = (year: number) =>
      cn.years.find((y) => y.year === year)!.daysOff.reduce((n, [a, b]) => n + day(a).until(day(b)).days + 1, 0)
    expect(length(2025)).toBe(1 + 8 + 3 + 5 + 3 + 8)
    expect(length(2026)).toBe(3 + 9 + 3 + 5 + 3 + 3 + 7)
  })

  test('248 working days in 2025 and 2026, 251 in 2024, by 365 or 366 less weekends less 13 or 11 holidays', () => {
    const inYear = (y: number) => workingDaysOpen(day(`${y}-01-01`), day(`${y}-12-31`), cn)
    // 2025: 365 days, 104 weekend days; 13 statutory holidays, one of which (4 October) needs no swap as it is given another day.
    expect(inYear(2025)).toBe(365 - 104 - 13)
    expect(inYear(2026)).toBe(365 - 104 - 13)
    expect(inYear(2024)).toBe(366 - 104 - 11)
  })
})

describe('F-10: five working days from Thursday 26 September 2024', () => {
  test('closing on 2 October leaves 4 working days: 26, 27, 29 (worked Sunday), 30', () =>
    expect(workingDaysOpen(day('2024-09-26'), day('2024-10-02'), cn)).toBe(4))
  test('the fifth is 8 October', () => expect(workingDaysOpen(day('2024-09-26'), day('2024-10-08'), cn)).toBe(4 + 1))
  test('by R-50, the first day not counted, the fifth is 9 October', () =>
    expect(text(plusWorkingDays(day('2024-09-26'), 5, cn))).toBe('2024-10-09'))
})

describe('clocks of finance departments (F-12)', () => {
  test('received Friday 12 December 2025, 5 working days: 19 December', () =>
    expect(text(plusWorkingDays(day('2025-12-12'), 5, cn))).toBe('2025-12-19'))
  test('received Monday 3 November 2025, 3 working days: 6 November', () =>
    expect(text(plusWorkingDays(day('2025-11-03'), 3, cn))).toBe('2025-11-06'))
})

describe('R-50, periods of days', () => {
  test('the start day does not count: 3 June 2025 and 20 days give 23 June', () =>
    expect(text(countDays(day('2025-06-03'), 20, cn))).toBe('2025-06-23'))
  test('a last day on National Day moves to the next working day', () =>
    expect(text(countDays(day('2024-09-11'), 20, cn))).toBe('2024-10-08'))
  test('a last day on a worked Sunday stays', () => expect(text(countDays(day('2024-09-09'), 20, cn))).toBe('2024-09-29'))
})

describe('years that are not known', () => {
  test('2027 is refused in words of both languages', () => {
    const answer = isWorkingDay(day('2027-01-04'), cn)
    expect(isRefusal(answer) && answer.words).toEqual({ zh: expect.stringContaining('2027'), en: expect.stringContaining('2027') })
  })
  test('a count that runs into 2027 is refused, one that ends before is not', () => {
    expect(text(plusWorkingDays(day('2026-12-30'), 1, cn))).toBe('2026-12-31')
    expect(text(plusWorkingDays(day('2026-12-30'), 2, cn))).toBe('calendar-year-unknown')
    expect(text(countDays(day('2026-12-20'), 30, cn))).toBe('calendar-year-unknown')
    expect(text(plusWorkingDays(day('2024-01-03'), -3, cn))).toBe('calendar-year-unknown')
  })
  test('an administrator enters a year and the count goes on', () => {
    const more = withYear(cn, { year: 2027, daysOff: [['2027-01-01', '2027-01-03']], workedWeekends: [], cites: [cite('R-50')] })
    if (isRefusal(more)) throw new Error(more.words.en)
    expect(text(plusWorkingDays(day('2026-12-30'), 2, more))).toBe('2027-01-04')
    expect(text(plusWorkingDays(day('2026-12-30'), 2, cn))).toBe('calendar-year-unknown')
  })
  test.each([
    [{ daysOff: [['2026-13-01', '2026-13-02']], workedWeekends: [] }],
    [{ daysOff: [['2028-01-01', '2028-01-01']], workedWeekends: [] }],
    [{ daysOff: [['2027-01-03', '2027-01-01']], workedWeekends: [] }],
    [{ daysOff: [], workedWeekends: ['2027-01-04'] }],
    [{ daysOff: [['2027-01-01', '2027-01-03']], workedWeekends: ['2027-01-02'] }],
  ] as const)('a row that cannot be right is refused: %j', (row) =>
    expect(text(withYear(cn, { year: 2027, ...row, cites: [cite('R-50')] }))).toBe('calendar-row-wrong'),
  )
})

describe('counting is consistent', () => {
  const days = fc.integer({ min: 0, max: 900 }).map((n): Day => day('2024-01-10').add({ days: n }))
  test('n working days later there are n working days between', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const to = plusWorkingDays(from, n, cn)
        if (isRefusal(to)) return
        expect(workingDaysBetween(from, to, cn)).toBe(n)
        expect(workingDaysBetween(to, from, cn)).toBe(-n)
      }),
    ))
  test('a later start never ends earlier', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (from, later, n) => {
        const [a, b] = [countDays(from, n, cn), countDays(from.add({ days: later }), n, cn)]
        if (!isRefusal(a) && !isRefusal(b)) expect(Temporal.PlainDate.compare(a, b)).toBeLessThanOrEqual(0)
      }),
    ))
})
