import { type Day, isAfter, typedDay, type Words } from '#kernel'
import { spanWords } from './words.ts'

/** From which day until which a list is asked for, both inclusive; undefined where it does not matter. */
export interface DaySpan {
  readonly from: Day | undefined
  readonly to: Day | undefined
  /** Why nothing can be found within it. What cannot be read finds nothing too: everything would look like an answer. */
  readonly wrong: Words | undefined
}

/** The two days of a filter as they were typed or stand in an address. */
export function daySpan(fromText: string, toText: string): DaySpan {
  const [from, to] = [typedDay(fromText), typedDay(toText)]
  const unread = fromText.trim() && !from ? fromText : toText.trim() && !to ? toText : undefined
  if (unread !== undefined) return { from, to, wrong: spanWords.both('noDay', unread.trim().slice(0, 40)) }
  if (from && to && isAfter(from, to)) return { from, to, wrong: spanWords.both('order', from, to) }
  return { from, to, wrong: undefined }
}
