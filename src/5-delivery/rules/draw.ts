import type { Day, Moment } from '#kernel'

/** How many records are checked where there are no more. */
const atLeast = 5
/** The most anybody is asked to check of one hand-in. */
export const mostDrawn = 30

/** How many of so many records are drawn to be checked: all up to five, else five or a tenth, whichever is more, and thirty at most. */
export const drawSize = (records: number): number => Math.min(records, mostDrawn, Math.max(atLeast, Math.ceil(records / 10)))

/** What was found when a drawn record was checked. */
export const checkResults = ['as-recorded', 'differs', 'not-checkable'] as const
export type CheckResult = (typeof checkResults)[number]
export { checkResultWords } from './words.ts'

/** Records that were drawn when a period was handed in. The list they were drawn from is read for itself. */
export interface Draw {
  readonly acceptanceId: string
  /** Which hand-in of the period, from 1. */
  readonly times: number
  readonly seed: string
  /** Of how many they were drawn. */
  readonly of: number
  readonly drawn: readonly string[]
  readonly drawnAt: Moment
}

export interface Check {
  readonly acceptanceId: string
  readonly times: number
  readonly recordId: string
  readonly result: CheckResult
  /** What differs, or why it could not be checked. */
  readonly note: string | null
  readonly checkedOn: Day
  readonly checkedBy: string
}

/** A draw as counts: what leaves this step. */
export interface DrawCounts {
  readonly of: number
  readonly drawn: number
  readonly asRecorded: number
  readonly differs: number
  readonly notCheckable: number
  readonly unchecked: number
}
export function countDraw(d: Draw, checks: readonly Check[]): DrawCounts {
  const mine = checks.filter((c) => c.acceptanceId === d.acceptanceId && c.times === d.times && d.drawn.includes(c.recordId))
  const found = (result: CheckResult) => mine.filter((c) => c.result === result).length
  return {
    of: d.of,
    drawn: d.drawn.length,
    asRecorded: found('as-recorded'),
    differs: found('differs'),
    notCheckable: found('not-checkable'),
    unchecked: d.drawn.length - mine.length,
  }
}
