import { type Citation, type Day, day, isAfter, isBefore, isRefusal, plusDays, readDay, type Refusal, refusals, type Words } from '#kernel'

/** One year of holidays and swap days as a country published it. */
export interface CalendarYear {
  readonly year: number
  /** Days off, first and last of each holiday, weekends within included: `[['2026-10-01', '2026-10-07']]`. */
  readonly daysOff: readonly (readonly [first: string, last: string])[]
  /** Days of the weekend that are worked instead. */
  readonly workedWeekends: readonly string[]
  readonly cites: readonly [Citation, ...Citation[]]
}

/** How a country counts days. Days of a year that is not among its years are refused, never guessed. */
export interface Calendar {
  /** Days of the week that are off, Monday being 1. */
  readonly weekend: readonly number[]
  /** Whether the day a period starts from is one of its days. */
  readonly firstDayCounts: boolean
  /** What publishes the days off of a year, for whoever has to enter one. */
  readonly notice: Words
  readonly years: readonly CalendarYear[]
}

const refuse = refusals({
  'calendar-year-unknown': {
    status: 422,
    zh: (year: number, notice: Words) =>
      `日历里还没有 ${year} 年的放假和调休安排，算不出工作日。请管理员按${notice.zh}补录 ${year} 年后再算。`,
    en: (year: number, notice: Words) =>
      `The calendar has no holidays and swap days for ${year} yet, so working days cannot be counted. Ask an administrator to enter ${year} from ${notice.en}.`,
  },
  'calendar-row-wrong': {
    status: 422,
    zh: (year: number, text: string) =>
      `${year} 年的日历里「${text}」不对：日期要写成 2026-10-01 的样子，属于这一年，先后不颠倒；调休上班的应是周末，且不在放假日里。`,
    en: (year: number, text: string) =>
      `“${text}” in the calendar of ${year} is wrong: write days as 2026-10-01, within the year, first before last; a worked weekend must be a day of the weekend and not a day off.`,
  },
})

/** Whether a day is worked: neither weekend nor holiday, or a weekend worked in exchange. Refused for a year that is not known. */
export function isWorkingDay(d: Day, calendar: Calendar): boolean | Refusal {
  const year = calendar.years.find((y) => y.year === d.year)
  if (!year) return refuse('calendar-year-unknown', d.year, calendar.notice)
  const text = d.toString()
  if (year.workedWeekends.includes(text)) return true
  if (year.daysOff.some(([first, last]) => first <= text && text <= last)) return false
  return !isWeekend(d, calendar)
}

/**
 * The day n working days after a day, or before it for a negative n. Zero gives the day itself, worked or not. Whether the day itself is
 * the first of them the calendar says.
 */
export function plusWorkingDays(from: Day, workingDays: number, calendar: Calendar): Day | Refusal {
  const step = workingDays < 0 ? -1 : 1
  let d = from
  for (let left = Math.abs(workingDays), began = !calendar.firstDayCounts; left > 0; began = true) {
    if (began) d = plusDays(d, step)
    const worked = isWorkingDay(d, calendar)
    if (isRefusal(worked)) return worked
    if (worked) left -= 1
  }
  return d
}

/** Working days from `from` up to and with `to`; `from` itself where the calendar counts it. Negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number | Refusal {
  if (isBefore(to, from)) {
    const back = workingDaysBetween(to, from, calendar)
    return isRefusal(back) ? back : -back
  }
  return countWorked(calendar.firstDayCounts ? from : plusDays(from, 1), to, calendar)
}

/** Working days on which something stood open, its first and its last day both counted. */
export const workingDaysOpen = (first: Day, last: Day, calendar: Calendar): number | Refusal => countWorked(first, last, calendar)

/** The day itself when it is worked, else the next working day. */
export function workingDayFrom(d: Day, calendar: Calendar): Day | Refusal {
  const worked = isWorkingDay(d, calendar)
  if (isRefusal(worked)) return worked
  return worked ? d : workingDayFrom(plusDays(d, 1), calendar)
}

/** Every day off of the years that are known, from the year before a day on. */
export function daysOffSince(on: Day, calendar: Calendar): Day[] {
  return calendar.years
    .filter((y) => y.year >= on.year - 1)
    .flatMap(({ year }) => {
      const first = day(`${year}-01-01`)
      return Array.from({ length: first.daysInYear }, (_, n) => plusDays(first, n)).filter((d) => isWorkingDay(d, calendar) === false)
    })
}

/** The calendar with one more year, or with a year corrected. Refused when a row cannot be right. */
export function withYear(calendar: Calendar, row: CalendarYear): Calendar | Refusal {
  const days = [...row.daysOff.flat(), ...row.workedWeekends]
  const wrong =
    days.find((text) => readDay(text)?.year !== row.year) ??
    row.daysOff.find(([first, last]) => last < first)?.[0] ??
    row.workedWeekends.find((text) => !isWeekend(day(text), calendar) || row.daysOff.some(([first, last]) => first <= text && text <= last))
  if (wrong !== undefined) return refuse('calendar-row-wrong', row.year, wrong)
  return { ...calendar, years: [...calendar.years.filter((y) => y.year !== row.year), row].sort((a, b) => a.year - b.year) }
}

const isWeekend = (d: Day, calendar: Calendar) => calendar.weekend.includes(d.dayOfWeek)

function countWorked(first: Day, last: Day, calendar: Calendar): number | Refusal {
  let count = 0
  for (let d = first; !isAfter(d, last); d = plusDays(d, 1)) {
    const worked = isWorkingDay(d, calendar)
    if (isRefusal(worked)) return worked
    if (worked) count += 1
  }
  return count
}

/** Whether the days off of a year are still to be entered. Of a country that keeps no calendar, and of years long past, nothing is waited for. */
export const isToCome = (year: number, calendar: Calendar): boolean =>
  calendar.years.length > 0 && year > Math.max(...calendar.years.map((y) => y.year))
