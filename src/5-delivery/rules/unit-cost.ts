import { divide, type Fraction, fraction, type Indicator, type Money, minor, roundToWhole } from '#kernel'

/** What something cost, exactly and as it is shown: an amount over how many of it, rounded half up to the cent. */
export interface Cost {
  readonly exact: Fraction
  readonly shown: Money
}

/** An amount over how many; null where there is none of it yet. */
export function costOf(amount: Money, count: Fraction): Cost | null {
  if (count.n <= 0n || amount <= 0n) return null
  const exact = divide(fraction(amount), count)
  return { exact, shown: minor(roundToWhole(exact, 'half-up')) }
}

/** What an outcome is counted in can have a cost: people or cases do, a share of them does not, nor does what is to become less. */
export const isCountable = (i: Pick<Indicator, 'kind' | 'unit' | 'better'>): boolean =>
  i.kind === 'outcome' && i.better === 'more' && i.unit.normalize('NFKC').trim() !== '%'
