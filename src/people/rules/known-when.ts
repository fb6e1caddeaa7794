import { type Day, isAfter } from '#kernel'

/** How something entered stood from a day on: not at all where it was withdrawn. */
export interface Stood<T> {
  readonly knownOn: Day
  readonly as: T | undefined
}

/** How it stood by the end of a day, as it was known then; undefined where nobody had entered it, or it had been withdrawn. */
export const stoodOn = <T>(states: readonly Stood<T>[], on: Day): T | undefined => states.findLast((s) => !isAfter(s.knownOn, on))?.as

/** How it stands now. */
export const stands = <T>(states: readonly Stood<T>[]): T | undefined => states.at(-1)?.as

/** The day after another on which it first came to stand as it does now. */
export const cameLater = <T>(states: readonly Stood<T>[], after: Day, same: (a: T | undefined, b: T | undefined) => boolean): Day => {
  const later = states.filter((s) => isAfter(s.knownOn, after))
  const firstOfLast = later.findLastIndex((s) => !same(s.as, stands(states))) + 1
  return later[firstOfLast]!.knownOn
}
