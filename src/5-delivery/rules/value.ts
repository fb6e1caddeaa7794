import { type Day, type Indicator, isAsGood, type Moment, type Words } from '#kernel'
import { valueWords } from './words.ts'

/** What an indicator is shown for: a month of the contract by its key, `m03`, or the one time it is due. */
export type ShownFor = string

/** What somebody says was reached of an indicator, with how that is known. Corrected by a further edition. */
export interface IndicatorValue {
  readonly contractId: string
  readonly lineId: string
  readonly indicatorId: string
  readonly shownFor: ShownFor
  readonly edition: number
  /** Exact, as text. */
  readonly value: string
  readonly evidence: string
  /** The day it was measured or counted. */
  readonly shownOn: Day
  /** Why it was corrected; null of the first. */
  readonly reason: string | null
  readonly enteredAt: Moment
  readonly enteredBy: string
}

/** How a value stands to what was asked and promised. */
export type Reached = 'reached' | 'short' | 'not-yet'
export const reachedWords: Readonly<Record<Reached, Words>> = {
  reached: valueWords.both('reached'),
  short: valueWords.both('short'),
  'not-yet': valueWords.both('notYet'),
}

/**
 * Whether a value is what was promised, or where nothing was promised what was asked for. A promise is at least as good as what is asked,
 * so one that is short of it is short, wherever the target lies.
 */
export function reachedOf(i: Pick<Indicator, 'better' | 'target'>, promised: string | null, value: string): Reached {
  if (isAsGood(i, value, promised ?? i.target)) return 'reached'
  return promised === null ? 'not-yet' : 'short'
}

/** The last edition of each value, by indicator and time. */
export function lastEditions(values: readonly IndicatorValue[]): Map<string, IndicatorValue> {
  const last = new Map<string, IndicatorValue>()
  for (const v of values) {
    const known = last.get(keyOf(v))
    if (!known || known.edition < v.edition) last.set(keyOf(v), v)
  }
  return last
}
export const keyOf = (v: { indicatorId: string; shownFor: ShownFor }): string => `${v.indicatorId} ${v.shownFor}`
