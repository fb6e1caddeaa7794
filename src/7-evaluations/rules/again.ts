import { type Day, earlier, isAfter, isBefore, plusDays } from '#kernel'

/** So long after the end residents are asked once more: long enough that what stays can be told from what was there while somebody came. */
const againAfterDays = 90
/** And so long after that at the latest: then too much else has happened, and too many have moved. */
const againWithinDays = 180

interface Ends {
  readonly endsOn: Day
  readonly closedOn: Day | null
}
/** The last day on which a contract was carried out. */
export const lastDayOf = (c: Ends): Day => earlier(c.endsOn, c.closedOn ?? c.endsOn)
export const againFrom = (c: Ends): Day => plusDays(lastDayOf(c), againAfterDays)
export const againUntil = (c: Ends): Day => plusDays(againFrom(c), againWithinDays)
/** Whether residents can be asked again now. */
export const isTimeToAskAgain = (c: Ends, today: Day): boolean => !isBefore(today, againFrom(c)) && !isAfter(today, againUntil(c))
