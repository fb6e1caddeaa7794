import { compare, divide, type Fraction, fraction, fractionOf } from '#kernel'

/** Errands as an exact share of all minutes; zero where none were recorded. */
export const shareOfErrands = (errand: bigint, all: bigint): Fraction => (all === 0n ? fraction(0) : fraction(errand, all))
/** Exactly at the cap is within it. */
export const passesCap = (share: Fraction, capPercent: string): boolean => compare(share, divide(fractionOf(capPercent), fraction(100))) > 0
