import { type Day, plusDays, readDay, type Refusal, sentences, type Words } from '#kernel'
import { refuse } from '../words.ts'
import { untilSigns, yearLineWords, yearWords } from './calendar-words.ts'

/** A year as it was typed: ranges and days one to a line, or several with commas between. */
export interface TypedYear {
  readonly year?: string | undefined
  readonly daysOff?: string | undefined
  readonly workedWeekends?: string | undefined
  readonly source?: string | undefined
  readonly address?: string | undefined
  /** That this is the whole notice, nothing left out. */
  readonly isWhole: boolean
  /** That what is unusual in it was seen and is meant. */
  readonly isMeant?: boolean | undefined
}
export interface NewYear {
  readonly year: number
  readonly daysOff: readonly Day[]
  readonly workedWeekends: readonly Day[]
  readonly source: string
  readonly address: string | null
}

/** The year that was meant, or every field that is wrong with each of its lines and why. */
export function readYear(t: TypedYear, weekend: readonly number[]): NewYear | Refusal {
  const fields: Record<string, Words> = {}
  const year = /^20\d{2}$|^2100$/.test(t.year?.trim() ?? '') ? Number(t.year) : undefined
  if (year === undefined) fields.year = yearWords.both('year')
  const off = readRanges(t.daysOff ?? '', year)
  if (off.days.length === 0 && off.wrong.length === 0) off.wrong.push(yearWords.both('daysOff'))
  const worked = readWorked(t.workedWeekends ?? '', { year, off: new Set(off.days.map(String)), weekend })
  if (off.wrong.length > 0) fields.daysOff = sentences(off.wrong)
  if (worked.wrong.length > 0) fields.workedWeekends = sentences(worked.wrong)
  if (!t.source) fields.source = yearWords.both('source')
  if (t.address && !/^https?:\/\/\S+$/.test(t.address)) fields.address = yearWords.both('address')
  if (!t.isWhole) fields.isWhole = yearWords.both('isWhole')
  if (year === undefined || Object.keys(fields).length > 0) return refuse('year-wrong').with({ fields })
  return { year, daysOff: off.days, workedWeekends: worked.days, source: t.source!, address: t.address ?? null }
}

/** Days as the ranges they make: neighbours together. */
export function rangesOf(days: readonly Day[]): (readonly [first: string, last: string])[] {
  const sorted = days.toSorted(Temporal.PlainDate.compare)
  const runs: { first: Day; last: Day }[] = []
  for (const d of sorted) {
    const run = runs.at(-1)
    if (run && plusDays(run.last, 1).equals(d)) run.last = d
    else runs.push({ first: d, last: d })
  }
  return runs.map((r) => [r.first.toString(), r.last.toString()])
}

interface Lines {
  days: Day[]
  wrong: Words[]
}
const about = (line: string, wrong: Words): Words => yearWords.both('about', line.slice(0, 60), wrong)
const partsOf = (text: string): string[] =>
  text
    .split(/[\n,，、;；]/)
    .map((s) => s.trim())
    .filter(Boolean)

const range = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})(?:\s*(?:${untilSigns}|\s)\s*(\d{4}-\d{2}-\d{2}))?$`)

function readRanges(text: string, year: number | undefined): Lines {
  const found: Lines = { days: [], wrong: [] }
  const had = new Map<string, string>()
  for (const line of partsOf(text)) {
    const m = range.exec(line)
    const [first, last] = [m && readDay(m[1]!), m && readDay(m[2] ?? m[1]!)]
    if (!first || !last) found.wrong.push(about(line, yearLineWords.both('noRange')))
    else if (Temporal.PlainDate.compare(last, first) < 0) found.wrong.push(about(line, yearLineWords.both('backwards')))
    else if (year !== undefined && (first.year !== year || last.year !== year))
      found.wrong.push(about(line, yearLineWords.both('otherYear', year)))
    else {
      let clash: string | undefined
      // Within one year a range has at most 366 days; without a year it is not gone through.
      for (let d = first; year !== undefined && Temporal.PlainDate.compare(d, last) <= 0; d = plusDays(d, 1)) {
        clash ??= had.get(d.toString())
        had.set(d.toString(), line)
        if (clash === undefined) found.days.push(d)
      }
      if (clash !== undefined) found.wrong.push(about(line, yearLineWords.both('overlaps', clash)))
      if (year === undefined) found.days.push(first)
    }
  }
  return found
}

function readWorked(
  text: string,
  { year, off, weekend }: { year: number | undefined; off: ReadonlySet<string>; weekend: readonly number[] },
): Lines {
  const found: Lines = { days: [], wrong: [] }
  for (const line of partsOf(text).flatMap((p) => p.split(/\s+/))) {
    const d = readDay(line)
    if (!d) found.wrong.push(about(line, yearLineWords.both('noDay')))
    else if (year !== undefined && d.year !== year) found.wrong.push(about(line, yearLineWords.both('otherYear', year)))
    else if (!weekend.includes(d.dayOfWeek)) found.wrong.push(about(line, yearLineWords.both('workedAnyway')))
    else if (off.has(line)) found.wrong.push(about(line, yearLineWords.both('alsoOff')))
    else if (found.days.some((o) => o.equals(d))) found.wrong.push(about(line, yearLineWords.both('twice')))
    else found.days.push(d)
  }
  return found
}
