import { type Day, isBefore, isRefusal, later } from '#kernel'
import type { Calendar, Law, Length } from '#law'

/**
 * The last day for a duty of either side, a term of their contract: off a day off it moves. Null where its working days cannot be counted
 * for want of the calendar; days that end in a year not known stand as counted until it is. It is counted from what begins it, or
 * from the day it was born if that is later: nobody is late with what nobody could have done.
 * @param born the day both are bound by it: of signing, or of raising it
 * @param from the day of what begins it
 */
export function dueAfter({ law }: { readonly law: Law }, born: Day, from: Day, length: Length, calendar: Calendar): Day | null {
  const last = law.lastDays.lastDayAfter('civil', later(born, from), length, calendar)
  return isRefusal(last) ? null : last.on
}

/**
 * The same for a duty the program raises when it notices what began it: counted from that and from when both were bound, and from today
 * only where the day would already have passed when it is raised.
 */
export function dueOnceRaised(
  at: { readonly today: Day; readonly law: Law },
  bound: Day,
  from: Day,
  length: Length,
  calendar: Calendar,
): Day | null {
  const due = dueAfter(at, bound, from, length, calendar)
  return due && isBefore(due, at.today) ? dueAfter(at, at.today, from, length, calendar) : due
}
