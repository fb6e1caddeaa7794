import type { Moment } from '#kernel'

/** The one source of time. A request asks it once and hands the moment on. */
export interface Clock {
  now(): Moment
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands where it is put: for tests and for the demonstration district's past. */
export function clockAt(start: string): Clock & { set(moment: string): void } {
  let at = Temporal.Instant.from(start)
  return {
    now: () => at,
    set: (moment) => {
      at = Temporal.Instant.from(moment)
    },
  }
}
