import { type Day, isBefore, plusDays } from '#kernel'
import { type Calendar, isToCome, type Law } from '#law'
import type { Claim } from './claim.ts'

type Counting = Pick<Law, 'lastDays'>

/** The last day to pay in time of a day that was counted when a claim was made: a day off moves, also one that nobody knew to be one then. */
export function lastDayOf({ lastDays }: Counting, counted: Day, calendar: Calendar): Pick<Claim, 'dueOn' | 'mayMove'> {
  return { dueOn: lastDays.civilLastDay(counted, calendar).on, ...(isToCome(counted.year, calendar) && { mayMove: true as const }) }
}

/**
 * Days that were counted and lie before this one are over: the last day that follows from each has passed. So a list is asked for what is late
 * without looking at the days off of every row.
 */
export function lateBefore(law: Counting, today: Day, calendar: Calendar): Day {
  let d = plusDays(today, -1)
  for (;;) {
    const last = lastDayOf(law, d, calendar)
    if (last.mayMove) d = d.with({ month: 1, day: 1 })
    else if (isBefore(last.dueOn, today)) return plusDays(d, 1)
    d = plusDays(d, -1)
  }
}
