import { add, compare, decimal, fraction, type Fraction, fractionOf, fractionText, zero } from '#kernel'
import type { Criterion, Tender } from './tender.ts'

/** All points of a tender together, price included. They must make 100. */
export const pointsOf = (t: Pick<Tender, 'criteria' | 'priceWeight'>): Fraction =>
  t.criteria.reduce((sum, c) => add(sum, fractionOf(c.weight)), t.priceWeight === null ? zero : fractionOf(t.priceWeight))

export const addsUpTo100 = (points: Fraction): boolean => compare(points, fraction(100)) === 0

/** Points as people read them: `12.5`, not `25/2`. */
export const sayPoints = (f: Fraction, digits = 2): string =>
  f.d === 1n ? fractionText(f) : decimal(f, digits).replace(/0+$/, '').replace(/\.$/, '')

/** Score of a bid over its criteria: each out of 100, times its weight. Undefined while one is missing. */
export function weighed(
  criteria: readonly Criterion[],
  scoreOf: (criterionId: string) => string | undefined,
): { score: Fraction; weight: Fraction }[] | undefined {
  const parts = criteria.map((c) => ({ score: scoreOf(c.id), weight: fractionOf(c.weight) }))
  if (parts.some((p) => p.score === undefined)) return undefined
  return parts.map((p) => ({ score: fractionOf(p.score!), weight: p.weight }))
}
