import type { Moment } from './day.ts'
import { receiptWords } from './receipt-words.ts'
import { both, type Words } from './words.ts'

/** What arrived whole before a deadline is given so long to be put away before anything follows from the deadline by the clock. */
export const settlingSeconds = 5

/** When a request began to arrive, where it had a body, and when it was all there: the second moment is that of receipt. */
interface Received {
  readonly begun?: Moment | undefined
  readonly now: Moment
  readonly zone: string
}

/** The two moments of what began to arrive before a deadline and was whole after it; nothing where it was not so. */
export function overDeadline(deadline: Moment, { begun, now, zone }: Received): Words {
  const isAfter = (m: Moment) => Temporal.Instant.compare(m, deadline) > 0
  if (!begun || isAfter(begun) || Temporal.Instant.compare(now, deadline) < 0) return both('', '')
  const at = (m: Moment) => m.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'millisecond' }).replace('T', ' ')
  return receiptWords.both('moments', at(begun), at(now), at(deadline))
}
