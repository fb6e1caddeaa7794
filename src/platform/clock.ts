import type { Moment } from '#kernel'

/** By how much the clock of the process is ahead of the database's, in seconds; undefined where they could not be compared yet. */
export interface Apart {
  seconds: number | undefined
}

/** The one source of time. A request asks it once and hands the moment on. */
export interface Clock {
  now(): Moment
  /** Set while this clock cannot be believed. A clock without it is believed: those of tests and of the demonstration's past. */
  apart?(): Apart | undefined
  /** Holds this clock against the database's, unless that was done a moment ago. */
  compare?(): Promise<void>
  /** The same for a request: asked only where the last answer is old, and not waited for long. */
  fresh?(): Promise<void>
  /** Seconds by which a trainer moved it ahead; only in a synthetic district. */
  rehearsed?(): number
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

/** Whole seconds by which a moment is ahead of the clock of the machine, for a library that asks the machine itself. */
export const aheadOfMachine = (now: Moment): number => Math.round((now.epochMilliseconds - Temporal.Now.instant().epochMilliseconds) / 1000)
