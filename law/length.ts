import { type Day, daysBetween, isRefusal, plusDays, type Refusal, type Words } from '#kernel'
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

/** The day a length after a day; before it for a negative sign. Whether the day itself is the first of it the calendar says. */
export const plusLength = (from: Day, length: Length, calendar: Calendar, sign: 1 | -1 = 1): Day | Refusal =>
  length.unit === 'days'
    ? plusDays(from, sign * Math.max(0, length.count - (calendar.firstDayCounts ? 1 : 0)))
    : plusWorkingDays(from, sign * length.count, calendar)

/** How much of the unit of a length lies between two days; the first counts where the calendar says so. */
export const lengthBetween = (from: Day, to: Day, unit: Length['unit'], calendar: Calendar): number | Refusal =>
  unit === 'days' ? daysBetween(from, to) + (calendar.firstDayCounts ? 1 : 0) : workingDaysBetween(from, to, calendar)

/** Whether at least that length lies between two days. */
export function isAtLeastLong(from: Day, to: Day, length: Length, calendar: Calendar): boolean | Refusal {
  const between = lengthBetween(from, to, length.unit, calendar)
  return isRefusal(between) ? between : between >= length.count
}
