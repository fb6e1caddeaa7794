import { add, compare, decimal, fraction, type Fraction, fractionOf, fractionText, zero } from '#kernel'
import type { Tender } from './tender.ts'

/** All points of a tender together, price included. They must make 100. */
export const pointsOf = (t: Pick<Tender, 'criteria' | 'priceWeight'>): Fraction =>
  t.criteria.reduce((sum, c) => add(sum, fractionOf(c.weight)), t.priceWeight === null ? zero : fractionOf(t.priceWeight))

export const addsUpTo100 = (points: Fraction): boolean => compare(points, fraction(100)) === 0

/** Points as people read them: `12.5`, not `25/2`. */
export const sayPoints = (f: Fraction, digits = 2): string =>
  f.d === 1n ? fractionText(f) : decimal(f, digits).replace(/0+$/, '').replace(/\.$/, '')
