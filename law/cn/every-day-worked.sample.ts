import { day, plusDays } from '#kernel'
import type { Calendar } from '../calendar.ts'
import { nationalCalendar } from './calendar.ts'

/** A calendar without days off, for tests of the arithmetic alone: no last day moves in it. 2019 to 2030. */
export const everyDayWorked: Calendar = {
  ...nationalCalendar,
  years: Array.from({ length: 12 }, (_, i) => {
    const year = 2019 + i
    const all = Array.from({ length: 366 }, (_, n) => plusDays(day(`${year}-01-01`), n)).filter((d) => d.year === year)
    return {
      year,
      daysOff: [],
      workedWeekends: all.filter((d) => d.dayOfWeek >= 6).map(String),
      cites: nationalCalendar.years[0]!.cites,
    }
  }),
}
