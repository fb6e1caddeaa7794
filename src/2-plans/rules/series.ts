import { type Day, fractionOf, type Id, isAfter, isBefore, type Words } from '#kernel'
import { seriesWrong } from './series-words.ts'

/** A price series that an office keeps. */
export interface PriceSeries {
  readonly id: Id<'series'>
  readonly purchaserId: string
  readonly name: string
  /** Who publishes it, and where. */
  readonly source: string
  readonly version: number
}

/** What was published of one month. One that was put right is the next number; the last of a month counts. */
export interface SeriesValue {
  /** `2026-03` */
  readonly month: string
  readonly number: number
  /** Exact decimal text. */
  readonly value: string
  readonly publishedOn: Day
  readonly source: string
  /** Why it was entered again; null of the first. */
  readonly reason: string | null
}

/** Of each month the value that counts, in the order of the months. */
export const valuesThatCount = (all: readonly SeriesValue[]): SeriesValue[] =>
  [...Map.groupBy(all, (v) => v.month).values()]
    .map((of) => of.reduce((a, b) => (b.number > a.number ? b : a)))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))

/** A value as it is typed. */
export interface TypedValue {
  readonly month: string
  readonly value: string
  readonly publishedOn: Day
  /** Undefined where none is said: it is that of the series, or the one it has already. */
  readonly source?: string | undefined
}

const monthPattern = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/

/** A month as people type it: `2026-03`, `2026-3`, `2026/3`, `2026年3月`, `202603`, also in full width. Undefined where it is none. */
export function typedMonth(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').trim()
  const m = /^(\d{4})\s?\D\s?(\d{1,2})\s?\D?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain)
  const month = m && `${m[1]}-${m[2]!.padStart(2, '0')}`
  return month && monthPattern.test(month) ? month : undefined
}

const firstOf = (month: string): Day => Temporal.PlainDate.from(`${month}-01`)

/** What is wrong with a value, by the names of its fields. */
export function wrongValue(v: TypedValue, today: Day): Record<string, Words> {
  const fields: Record<string, Words> = {}
  if (!monthPattern.test(v.month)) fields.month = seriesWrong.both('month')
  else if (isAfter(firstOf(v.month), today)) fields.month = seriesWrong.both('ahead')
  else if (isBefore(v.publishedOn, firstOf(v.month))) fields.publishedOn = seriesWrong.both('beforeMonth')
  if (isAfter(v.publishedOn, today)) fields.publishedOn = seriesWrong.both('publishedAhead')
  if (fractionOf(v.value).n <= 0n) fields.value = seriesWrong.both('value')
  return fields
}
