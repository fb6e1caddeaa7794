import type { Moment } from '#kernel'

/** So far a telephone may be off before anybody is told: a record says its day, and nobody counts minutes by it. */
const tellMinutes = 10
/** From so many hours on the day that was filled in by the telephone is likely to be a wrong one. */
const askHours = 12

/** Minutes by which the clock of a telephone is ahead of the server's; behind it is less than nothing. */
export const minutesAhead = (phone: Moment, server: Moment): number => Math.round(phone.since(server).total('minutes'))

export const tellsClock = (ahead: number): boolean => Math.abs(ahead) >= tellMinutes

/**
 * Whether the day of an entry has to be asked for: the clock is wrong by half a day or more now, or it was when the entry was written, which
 * shows where that would be later than now.
 */
export function asksDay(e: { at: Moment; dayKept: boolean }, ahead: number, server: Moment): boolean {
  if (e.dayKept) return false
  return Math.abs(ahead) >= askHours * 60 || e.at.since(server).total('hours') >= askHours
}
