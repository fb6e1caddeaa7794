import { type Citation, type Day, day, isAfter, isBefore, isRefusal, plusDays, readDay, type Refusal, refusals } from '#kernel'
import { cite, citeText, instruments } from './instruments.ts'

/** One year of holidays and swap days as the State Council published it. */
export interface CalendarYear {
  readonly year: number
  /** Days off, first and last of each holiday, weekends within included: `[['2026-10-01', '2026-10-07']]`. */
  readonly daysOff: readonly (readonly [first: string, last: string])[]
  /** Saturdays and Sundays that are worked instead. */
  readonly workedWeekends: readonly string[]
  readonly cites: readonly [Citation, ...Citation[]]
}

/** The years whose working days are known. Days of any other year are refused, never guessed. */
export interface Calendar {
  readonly years: readonly CalendarYear[]
}

const refuse = refusals({
  'calendar-year-unknown': {
    status: 422,
    zh: (year: number) => `日历里还没有 ${year} 年的放假和调休安排，算不出工作日。请管理员按国务院办公厅的通知补录 ${year} 年后再算。`,
    en: (year: number) =>
      `The calendar has no holidays and swap days for ${year} yet, so working days cannot be counted. Ask an administrator to enter ${year} from the State Council notice.`,
  },
  'calendar-row-wrong': {
    status: 422,
    zh: (year: number, text: string) =>
      `${year} 年的日历里「${text}」不对：日期要写成 2026-10-01 的样子，属于这一年，先后不颠倒；调休上班的应是周六或周日，且不在放假日里。`,
    en: (year: number, text: string) =>
      `“${text}” in the calendar of ${year} is wrong: write days as 2026-10-01, within the year, first before last; a worked weekend must be a Saturday or Sunday and not a day off.`,
  },
})

/** Whether a day is worked: neither weekend nor holiday, or a weekend worked in exchange. Refused for a year that is not known. */
export function isWorkingDay(d: Day, calendar: Calendar): boolean | Refusal {
  const year = calendar.years.find((y) => y.year === d.year)
  if (!year) return refuse('calendar-year-unknown', d.year)
  const text = d.toString()
  if (year.workedWeekends.includes(text)) return true
  if (year.daysOff.some(([first, last]) => first <= text && text <= last)) return false
  return !isWeekend(d)
}

/**
 * The day n working days after a day, which itself does not count; before it for a negative n.
 * Zero gives the day itself, worked or not.
 */
export function plusWorkingDays(from: Day, workingDays: number, calendar: Calendar): Day | Refusal {
  const step = workingDays < 0 ? -1 : 1
  let d = from
  for (let left = Math.abs(workingDays); left > 0; ) {
    d = plusDays(d, step)
    const worked = isWorkingDay(d, calendar)
    if (isRefusal(worked)) return worked
    if (worked) left -= 1
  }
  return d
}

/** Working days after `from` up to and with `to`, as R-50 counts a period. Negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number | Refusal {
  if (isBefore(to, from)) {
    const back = workingDaysBetween(to, from, calendar)
    return isRefusal(back) ? back : -back
  }
  return countWorked(plusDays(from, 1), to, calendar)
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
    row.workedWeekends.find((text) => !isWeekend(day(text)) || row.daysOff.some(([first, last]) => first <= text && text <= last))
  if (wrong !== undefined) return refuse('calendar-row-wrong', row.year, wrong)
  return { years: [...calendar.years.filter((y) => y.year !== row.year), row].sort((a, b) => a.year - b.year) }
}

/** How a day was counted, for the steps of an answer. */
export const countingRule = cite('R-50')

const isWeekend = (d: Day) => d.dayOfWeek >= 6

function countWorked(first: Day, last: Day, calendar: Calendar): number | Refusal {
  let count = 0
  for (let d = first; !isAfter(d, last); d = plusDays(d, 1)) {
    const worked = isWorkingDay(d, calendar)
    if (isRefusal(worked)) return worked
    if (worked) count += 1
  }
  return count
}

// The notices themselves were not read; three public copies that name them agree on every day, hence C.
const notice = (year: number, address: string): readonly [Citation] => [
  citeText(
    'R-50',
    { zh: `国务院办公厅关于 ${year} 年部分节假日安排的通知`, en: `State Council notice on the holidays of ${year}` },
    { zh: '全文', en: 'the whole text' },
    instruments.holidays.grade,
    address,
  ),
]

/** National holidays and swap days, 2024 to 2026. Later years are entered when the State Council publishes them. */
export const nationalCalendar: Calendar = {
  years: [
    {
      year: 2024,
      daysOff: [
        ['2024-01-01', '2024-01-01'],
        ['2024-02-10', '2024-02-17'],
        ['2024-04-04', '2024-04-06'],
        ['2024-05-01', '2024-05-05'],
        ['2024-06-08', '2024-06-10'],
        ['2024-09-15', '2024-09-17'],
        ['2024-10-01', '2024-10-07'],
      ],
      workedWeekends: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
      cites: notice(2024, 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm'),
    },
    {
      year: 2025,
      daysOff: [
        ['2025-01-01', '2025-01-01'],
        ['2025-01-28', '2025-02-04'],
        ['2025-04-04', '2025-04-06'],
        ['2025-05-01', '2025-05-05'],
        ['2025-05-31', '2025-06-02'],
        ['2025-10-01', '2025-10-08'],
      ],
      workedWeekends: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
      cites: notice(2025, 'https://www.gov.cn/zhengce/content/202411/content_6986382.htm'),
    },
    {
      year: 2026,
      daysOff: [
        ['2026-01-01', '2026-01-03'],
        ['2026-02-15', '2026-02-23'],
        ['2026-04-04', '2026-04-06'],
        ['2026-05-01', '2026-05-05'],
        ['2026-06-19', '2026-06-21'],
        ['2026-09-25', '2026-09-27'],
        ['2026-10-01', '2026-10-07'],
      ],
      workedWeekends: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
      cites: notice(2026, 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'),
    },
  ],
}
