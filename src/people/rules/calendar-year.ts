import { both, type Day, plusDays, readDay, type Refusal, type Words } from '#kernel'
import { refuse } from '../words.ts'

/** A year as it was typed: ranges and days one to a line, or several with commas between. */
export interface TypedYear {
  readonly year?: string | undefined
  readonly daysOff?: string | undefined
  readonly workedWeekends?: string | undefined
  readonly source?: string | undefined
  readonly address?: string | undefined
  /** That this is the whole notice, nothing left out. */
  readonly isWhole: boolean
}
export interface NewYear {
  readonly year: number
  readonly daysOff: readonly Day[]
  readonly workedWeekends: readonly Day[]
  readonly source: string
  readonly address: string | null
}

/** The year that was meant, or every field that is wrong with each of its lines and why. */
export function readYear(t: TypedYear): NewYear | Refusal {
  const fields: Record<string, Words> = {}
  const year = /^20\d{2}$|^2100$/.test(t.year?.trim() ?? '') ? Number(t.year) : undefined
  if (year === undefined) fields.year = both('请填写四位年份，例如 2027。', 'Give the year in four digits, such as 2027.')
  const off = readRanges(t.daysOff ?? '', year)
  if (off.days.length === 0 && off.wrong.length === 0) off.wrong.push(both('请填写这一年所有的放假日。', 'Give all days off of the year.'))
  const worked = readWorked(t.workedWeekends ?? '', year, new Set(off.days.map(String)))
  if (off.wrong.length > 0) fields.daysOff = together(off.wrong)
  if (worked.wrong.length > 0) fields.workedWeekends = together(worked.wrong)
  if (!t.source) fields.source = both('请写明依据的通知和文号。', 'Name the notice this comes from, with its number.')
  if (t.address && !/^https?:\/\/\S+$/.test(t.address))
    fields.address = both('网址要以 https:// 开头。', 'An address begins with https://.')
  if (!t.isWhole)
    fields.isWhole = both('请对照通知核对，确认没有遗漏后再勾选。', 'Check it against the notice, and tick this when nothing is left out.')
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
const together = (all: readonly Words[]): Words => ({ zh: all.map((w) => w.zh).join(''), en: all.map((w) => w.en).join(' ') })
const about = (line: string, zh: string, en: string): Words => ({
  zh: `「${line.slice(0, 60)}」${zh}。`,
  en: `“${line.slice(0, 60)}” ${en}.`,
})
const partsOf = (text: string): string[] =>
  text
    .split(/[\n,，、;；]/)
    .map((s) => s.trim())
    .filter(Boolean)

function readRanges(text: string, year: number | undefined): Lines {
  const found: Lines = { days: [], wrong: [] }
  const had = new Map<string, string>()
  for (const line of partsOf(text)) {
    const m = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|to|[-–—~～]+|\s)\s*(\d{4}-\d{2}-\d{2}))?$/.exec(line)
    const [first, last] = [m && readDay(m[1]!), m && readDay(m[2] ?? m[1]!)]
    if (!first || !last)
      found.wrong.push(about(line, '不是日期，请写成 2027-10-01 至 2027-10-07', 'is no day or range; write 2027-10-01 to 2027-10-07'))
    else if (Temporal.PlainDate.compare(last, first) < 0) found.wrong.push(about(line, '的先后颠倒了', 'ends before it begins'))
    else if (year !== undefined && (first.year !== year || last.year !== year))
      found.wrong.push(about(line, `不在 ${year} 年之内`, `is not within ${year}`))
    else {
      let clash: string | undefined
      // Within one year a range has at most 366 days; without a year it is not gone through.
      for (let d = first; year !== undefined && Temporal.PlainDate.compare(d, last) <= 0; d = plusDays(d, 1)) {
        clash ??= had.get(d.toString())
        had.set(d.toString(), line)
        if (clash === undefined) found.days.push(d)
      }
      if (clash !== undefined) found.wrong.push(about(line, `与「${clash}」重叠`, `overlaps “${clash}”`))
      if (year === undefined) found.days.push(first)
    }
  }
  return found
}

function readWorked(text: string, year: number | undefined, off: ReadonlySet<string>): Lines {
  const found: Lines = { days: [], wrong: [] }
  for (const line of partsOf(text).flatMap((p) => p.split(/\s+/))) {
    const d = readDay(line)
    if (!d) found.wrong.push(about(line, '不是日期，请写成 2027-10-09', 'is no day; write 2027-10-09'))
    else if (year !== undefined && d.year !== year) found.wrong.push(about(line, `不在 ${year} 年之内`, `is not within ${year}`))
    else if (d.dayOfWeek < 6)
      found.wrong.push(about(line, '不是周六或周日，本来就上班，不用填', 'is no Saturday or Sunday; it is worked anyway'))
    else if (off.has(line)) found.wrong.push(about(line, '同时写在放假日里', 'stands among the days off too'))
    else if (found.days.some((o) => o.equals(d))) found.wrong.push(about(line, '写了两次', 'stands there twice'))
    else found.days.push(d)
  }
  return found
}
