import { type Day, daysBetween, isRefusal, type Refusal, refusals, type Words } from '#kernel'
import { type Calendar, plusWorkingDays, workingDaysBetween } from './calendar.ts'

/** A length of time as the law states it: 日 or 工作日, which differ within one chain of deadlines. */
export interface Length {
  readonly count: number
  readonly unit: 'days' | 'working-days'
}

export const days = (count: number): Length => ({ count, unit: 'days' })
export const workingDays = (count: number): Length => ({ count, unit: 'working-days' })

export const sayLength = (l: Length): Words =>
  l.unit === 'days'
    ? { zh: `${l.count} 日`, en: `${l.count} ${l.count === 1 ? 'day' : 'days'}` }
    : { zh: `${l.count} 个工作日`, en: `${l.count} working ${l.count === 1 ? 'day' : 'days'}` }

const refuse = refusals({
  'day-beyond-calendar': {
    status: 422,
    zh: '算出来的日期超出了日历（公元 1 年至 9999 年），没有这一天。请管理员核对本地录入的期限。',
    en: 'The day lies outside the calendar (years 1 to 9999), so there is none. Ask an administrator to check the periods entered for this place.',
  },
})

/** A day so many days, months or years after a day (before it where they are negative); a refusal where no calendar has it. */
export function dayAfter(from: Day, span: { readonly days?: number; readonly months?: number; readonly years?: number }): Day | Refusal {
  try {
    const d = from.add(span)
    return d.year >= 1 && d.year <= 9999 ? d : refuse('day-beyond-calendar')
  } catch (e) {
    if (e instanceof RangeError) return refuse('day-beyond-calendar')
    throw e
  }
}

/** The day a length after a day; before it for a negative sign. Whether the day itself is the first of it the calendar says. */
export const plusLength = (from: Day, length: Length, calendar: Calendar, sign: 1 | -1 = 1): Day | Refusal =>
  length.unit === 'days'
    ? dayAfter(from, { days: sign * Math.max(0, length.count - (calendar.firstDayCounts ? 1 : 0)) })
    : plusWorkingDays(from, sign * length.count, calendar)

/** How much of the unit of a length lies between two days; the first counts where the calendar says so. */
export const lengthBetween = (from: Day, to: Day, unit: Length['unit'], calendar: Calendar): number | Refusal =>
  unit === 'days' ? daysBetween(from, to) + (calendar.firstDayCounts ? 1 : 0) : workingDaysBetween(from, to, calendar)

/** Whether at least that length lies between two days. */
export function isAtLeastLong(from: Day, to: Day, length: Length, calendar: Calendar): boolean | Refusal {
  const between = lengthBetween(from, to, length.unit, calendar)
  return isRefusal(between) ? between : between >= length.count
}
