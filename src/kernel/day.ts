import { dayWords } from './day-words.ts'
import type { Lang } from './words.ts'

/** A date in the calendar of the place: law, contracts, calendar. Names of fields end in `On`. */
export type Day = Temporal.PlainDate
/** A moment on the world's clock: deadlines, receipts, log. Names of fields end in `At`. */
export type Moment = Temporal.Instant

/** Reads `2026-03-01`; undefined when there is no such day. */
export function readDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return undefined
  try {
    return Temporal.PlainDate.from(text.trim(), { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** A day written in code. @throws RangeError when there is no such day */
export function day(text: string): Day {
  const d = readDay(text)
  if (!d) throw new RangeError(`no such day: ${text}`)
  return d
}

export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0
export const isAfter = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) > 0
export const isSameDay = (a: Day, b: Day): boolean => a.equals(b)
export const earlier = (a: Day, b: Day): Day => (isAfter(a, b) ? b : a)
export const later = (a: Day, b: Day): Day => (isBefore(a, b) ? b : a)
/** Whole days from a to b; negative when b is earlier. */
export const daysBetween = (a: Day, b: Day): number => a.until(b, { largestUnit: 'days' }).days
export const plusDays = (d: Day, days: number): Day => d.add({ days })

/**
 * The last day of a term of whole months that begins on `startsOn`, both days counted in. The day before the day of the same number;
 * where the last month has no such day, its own last day (Civil Code art. 202): from 31 August six months end on 28 February.
 */
export function termEnd(startsOn: Day, months: number): Day {
  const same = startsOn.add({ months })
  return same.day === startsOn.day ? plusDays(same, -1) : same
}

/** Length of a term in months, first and last day counted in; a last month that is not whole counts as one. Nothing for no day at all. */
export function termMonths(startsOn: Day, endsOn: Day): number {
  if (isBefore(endsOn, startsOn)) return 0
  // Whole months between the days are right or one short.
  const near = startsOn.until(endsOn, { largestUnit: 'months' }).months
  return [near, near + 1, near + 2].find((n) => n > 0 && !isBefore(termEnd(startsOn, n), endsOn))!
}

/** The day it is at a moment, in a place. */
export const dayAt = (moment: Moment, zone: string): Day => moment.toZonedDateTimeISO(zone).toPlainDate()
/** The first moment of a day, in a place. */
export const startOf = (d: Day, zone: string): Moment => d.toZonedDateTime(zone).toInstant()

export const sayDay = (d: Day, lang: Lang): string => dayWords[lang].day(d.year, d.month, d.day)
export const sayMonth = (year: number, month: number, lang: Lang): string => dayWords[lang].month(year, month)
export function sayMoment(m: Moment, lang: Lang, zone: string): string {
  const z = m.toZonedDateTimeISO(zone)
  const clock = `${String(z.hour).padStart(2, '0')}:${String(z.minute).padStart(2, '0')}`
  return `${sayDay(z.toPlainDate(), lang)} ${clock}`
}
/** A day or month written as text, `2026-10-31` or `2026-10`, as people write it; anything else as it stands. */
export function sayWhen(written: string, lang: Lang): string {
  const found = /^(\d{4})-(\d{2})(-\d{2})?$/.exec(written)
  if (!found) return written
  return found[3] ? sayDay(day(written), lang) : sayMonth(Number(found[1]), Number(found[2]), lang)
}
