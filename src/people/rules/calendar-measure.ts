import { type Day, plusDays, type Words } from '#kernel'
import type { CalendarYear } from '#law'
import { yearWords } from './calendar-words.ts'
import { type NewYear, rangesOf } from './calendar-year.ts'

/** Our own measure, twice what is usual: the years of the national calendar here (2024 to 2026) have 18 or 19 days of the week off. */
const mostWeekdaysOff = 40

/** What of a year is so unusual that whoever enters it has to say that it is meant: against the country's own, and by itself. */
export function unusualIn(y: NewYear, known: CalendarYear | undefined, weekend: readonly number[]): Words[] {
  const isWeekend = (d: Day) => weekend.includes(d.dayOfWeek)
  const here = { off: new Set(y.daysOff.map(String)), worked: new Set(y.workedWeekends.map(String)) }
  const works = (d: Day, of: typeof here) => of.worked.has(d.toString()) || !(of.off.has(d.toString()) || isWeekend(d))
  const said: Words[] = []
  const weekdays = y.daysOff.filter((d) => !isWeekend(d)).length
  if (weekdays > mostWeekdaysOff) said.push(yearWords.both('manyOff', weekdays))
  if (!known) return said
  const all = daysOf(y.year)
  const within = (d: Day) => known.daysOff.some(([first, last]) => first <= d.toString() && d.toString() <= last)
  const there = { off: new Set(all.filter(within).map(String)), worked: new Set(known.workedWeekends) }
  const other = (isWorkedHere: boolean) => all.filter((d) => works(d, here) === isWorkedHere && works(d, there) !== isWorkedHere)
  const [off, worked] = [other(false), other(true)]
  if (off.length > 0) said.push(yearWords.both('offHere', off.length, some(off)))
  if (worked.length > 0) said.push(yearWords.both('workedHere', worked.length, some(worked)))
  return said
}

const daysOf = (year: number): Day[] => {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return Array.from({ length: first.daysInYear }, (_, n) => plusDays(first, n))
}

/** The first of some days, neighbours together. */
const some = (days: readonly Day[]): Words => {
  const ranges = rangesOf(days)
  const shown = ranges.slice(0, 6).map(([a, b]) => (a === b ? a : `${a} – ${b}`))
  const more = ranges.length > shown.length ? ' …' : ''
  return { zh: shown.join('、') + more, en: shown.join(', ') + more }
}
