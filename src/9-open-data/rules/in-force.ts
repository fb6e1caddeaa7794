import { type Day, dayAt, isAfter, isBefore, later } from '#kernel'
import type { PublicContract, PublicText } from './public-facts.ts'

/** The day on which both had signed a text. */
const signedOn = (t: PublicText, zone: string): Day => dayAt(t.agreedAt, zone)
/** The day from which a text holds: the one it names, and never before both had signed it. */
export const holdsFrom = (t: PublicText, zone: string): Day => (t.effectiveOn ? later(t.effectiveOn, signedOn(t, zone)) : signedOn(t, zone))
/** Whether a text was signed for a day that was still to come. */
export const isForLater = (t: PublicText, zone: string): boolean => isAfter(holdsFrom(t, zone), signedOn(t, zone))

/** The text in force on the day the facts are of. */
export const textInForce = (c: PublicContract): PublicText => c.texts.find((t) => t.number === c.inForce) ?? c.texts.at(-1)!

/** The text in force on a day: what was accepted is told in its words, whatever was agreed for later. */
export const textOn = (c: PublicContract, on: Day, zone: string): PublicText =>
  c.texts.findLast((t) => !isAfter(holdsFrom(t, zone), on)) ?? c.texts[0]!

/** The texts both signed that are still to begin, the nearest first; none once the contract is over. */
export const toCome = (c: PublicContract, today: Day, zone: string): PublicText[] =>
  c.endedOn
    ? []
    : c.texts
        .filter((t) => isAfter(holdsFrom(t, zone), today))
        .toSorted((a, b) => Temporal.PlainDate.compare(holdsFrom(a, zone), holdsFrom(b, zone)))

/**
 * Whether a text that was signed for later came into force: its day has come, the contract had not ended, and no text signed since, but
 * before that day, held by then. One signed on the day itself takes its place after it.
 */
export function cameIntoForce(c: PublicContract, t: PublicText, asOf: Day, zone: string): boolean {
  const from = holdsFrom(t, zone)
  if (isAfter(from, asOf) || (c.endedOn && !isAfter(c.endedOn, from))) return false
  return !c.texts.some((o) => o.number > t.number && isBefore(signedOn(o, zone), from) && !isAfter(holdsFrom(o, zone), from))
}
