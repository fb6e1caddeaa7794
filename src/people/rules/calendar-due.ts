import { type Day, day } from '#kernel'
import type { Calendar } from '#law'

/** First day of the year on which the calendar of the next is asked for: the State Council's notice usually comes in November. */
const askedFrom = { month: 11, day: 1 } as const

/** The year whose working days are missing and should be entered now: this one, else from 1 November the next; with the day it is needed by. */
export function missingYear(calendar: Calendar, today: Day): { readonly year: number; readonly by: Day } | undefined {
  const has = (year: number) => calendar.years.some((y) => y.year === year)
  if (!has(today.year)) return { year: today.year, by: today }
  const next = today.year + 1
  const asked = Temporal.PlainDate.compare(today, Temporal.PlainDate.from({ year: today.year, ...askedFrom })) >= 0
  return asked && !has(next) ? { year: next, by: day(`${today.year}-12-31`) } : undefined
}
