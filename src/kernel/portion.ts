import { add, divide, type Fraction, fraction, multiply, one, roundToWhole, smaller, zero } from './fraction.ts'
import { type Money, minor } from './money.ts'

/**
 * So much of an instalment of a contract, as it was counted once: five of a hundred events, 29 of 31 post-days, one of one stage. It is
 * never a bare share, which means something else once a change of the contract has made the instalment larger: five events are five events
 * when a hundred and ten are bought, and not five and a half (docs/decisions/0042).
 */
export interface Portion {
  readonly count: Fraction
  /** All there was of it then: the units that were bought, the post-days of the month, or one where it is not counted. */
  readonly of: Fraction
}

/** All of an instalment that is not counted. */
export const allOfIt: Portion = { count: one, of: one }

/** A portion as it is stored: an exact share, and what it is a share of where that was counted. */
export const portionOf = (share: Fraction, of: Fraction | null): Portion => ({ count: multiply(share, of ?? one), of: of ?? one })
/** The share a portion was of its instalment when it was counted; never to be held against the instalment of another day. */
export const shareThen = (p: Portion): Fraction => divide(p.count, p.of)

/** As much of an instalment as decides what a portion is of it now. */
export interface Divisible {
  readonly kind: 'month' | 'units' | 'milestone' | 'advance' | 'release'
  /** How many units share its amount; 1 for a month or a milestone, its own fen of an advance and of what was kept back. */
  readonly quantity: number
}

/** What is counted out of so many, and counted anew when there are more: units, and the fen of an advance or of what was kept back. */
const isCounted = (kind: Divisible['kind']): boolean => kind === 'units' || kind === 'advance' || kind === 'release'

/**
 * The share of an instalment, as the contract stands, that portions of it come to together: the one way from what was handed in, accepted
 * or claimed to what it is of the instalment now. Units are counted anew, out of those bought now, at the price that no change may touch; a
 * month and a stage that were handed in keep their amount whatever is signed later, and so their share.
 */
export const shareNow = (i: Divisible, portions: readonly Portion[]): Fraction =>
  portions.reduce((t, p) => add(t, isCounted(i.kind) ? divide(p.count, fraction(i.quantity)) : shareThen(p)), zero)

/** A share of an instalment as it stands now, as a portion. */
export const portionNow = (i: Divisible, share: Fraction): Portion => portionOf(share, isCounted(i.kind) ? fraction(i.quantity) : null)

/**
 * What portions of an instalment are worth, given those that came before them; never more than all of it. Rounded down on the running
 * total, so that portions accepted one after the other add up to the instalment to the cent, however it was cut.
 */
export function worthOf(i: Divisible & { readonly amount: Money }, portions: readonly Portion[], before: readonly Portion[] = []): Money {
  const upTo = (of: readonly Portion[]) => roundToWhole(multiply(fraction(i.amount), smaller(shareNow(i, of), one)), 'down')
  return minor(upTo([...before, ...portions]) - upTo(before))
}
