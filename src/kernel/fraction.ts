/** An exact fraction, always in lowest terms with a positive denominator. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

/** Named because a share of public money must say how it was rounded. */
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up'

const gcd = (a: bigint, b: bigint): bigint => {
  a = a < 0n ? -a : a
  b = b < 0n ? -b : b
  while (b) [a, b] = [b, a % b]
  return a
}

/** @throws RangeError when the denominator is zero */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  let [a, b] = [BigInt(n), BigInt(d)]
  if (b === 0n) throw new RangeError('a fraction needs a denominator other than zero')
  if (b < 0n) [a, b] = [-a, -b]
  const g = gcd(a, b) || 1n
  return { n: a / g, d: b / g }
}

/** Reads `3/4`, `0.05`, `12`, `-1.5` exactly. @throws RangeError on anything else */
export function fractionOf(text: string): Fraction {
  const m = /^\s*(-?)(\d+)(?:\.(\d+))?(?:\/(\d+))?\s*$/.exec(text)
  if (!m || (m[3] !== undefined && m[4] !== undefined)) throw new RangeError(`not a number we can read exactly: ${text.slice(0, 40)}`)
  const sign = m[1] ? -1n : 1n
  const decimals = m[3] ?? ''
  return fraction(sign * BigInt(m[2]! + decimals), m[4] ? BigInt(m[4]) : 10n ** BigInt(decimals.length))
}

export const zero: Fraction = { n: 0n, d: 1n }
export const one: Fraction = { n: 1n, d: 1n }
export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n)
/** −1, 0 or 1. */
export const compare = (a: Fraction, b: Fraction): -1 | 0 | 1 => {
  const x = a.n * b.d - b.n * a.d
  return x < 0n ? -1 : x > 0n ? 1 : 0
}
/** Strictly below: equal is not below. */
export const isBelow = (a: Fraction, b: Fraction): boolean => compare(a, b) < 0
export const isAtLeast = (a: Fraction, b: Fraction): boolean => compare(a, b) >= 0
export const isSame = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0
export const smaller = (a: Fraction, b: Fraction): Fraction => (isBelow(b, a) ? b : a)
export const toNumber = (f: Fraction): number => {
  // Scale first so that very large integers do not both overflow to infinity.
  const shift = BigInt(Math.max(0, f.d.toString(2).length - 1000))
  return Number(f.n >> shift) / Number(f.d >> shift || 1n)
}
export const fractionText = (f: Fraction): string => (f.d === 1n ? `${f.n}` : `${f.n}/${f.d}`)

/** The whole number nearest to n/d under a named rounding. */
export function roundToWhole(f: Fraction, rounding: Rounding): bigint {
  const negative = f.n < 0n
  const n = negative ? -f.n : f.n
  const q = n / f.d
  const r = n % f.d
  const twice = 2n * r
  const away =
    rounding === 'down'
      ? false
      : rounding === 'up'
        ? r > 0n
        : rounding === 'half-up'
          ? twice >= f.d
          : twice > f.d || (twice === f.d && q % 2n === 1n)
  const whole = away ? q + 1n : q
  return negative ? -whole : whole
}

/** Decimal text with a fixed number of digits, e.g. `decimal({n:1n,d:3n}, 4)` is `0.3333`. */
export function decimal(f: Fraction, digits: number, rounding: Rounding = 'half-even'): string {
  const scaled = roundToWhole(multiply(f, fraction(10n ** BigInt(digits))), rounding)
  const negative = scaled < 0n
  const text = (negative ? -scaled : scaled).toString().padStart(digits + 1, '0')
  const body = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return negative ? `-${body}` : body
}

/**
 * An exact number as people read it, the one way for a quantity and for a part of one: `433.5`, and `1/3` where no decimal of up to four
 * places is exact. Programs get `fractionText`; a share of an amount of money is said by `shareText`.
 */
export function sayNumber(f: Fraction): string {
  const text = f.d === 1n ? `${f.n}` : decimal(f, 4).replace(/\.?0+$/, '')
  return compare(fractionOf(text), f) === 0 ? text : fractionText(f)
}
/** So many of so many: `0.8 / 2`. */
export const sayPart = (part: Fraction, of: Fraction): string => `${sayNumber(part)} / ${sayNumber(of)}`
/** A share of an amount as people read it: `2/5` as `40%`; to four places where it is not exact. */
export const shareText = (share: string): string => `${decimal(multiply(fractionOf(share), fraction(100)), 4).replace(/\.?0+$/, '')}%`

/** A share written as per cent without the sign: `0.0005` as `0.05`. Exact to six digits. */
export const perCent = (share: string): string => decimal(multiply(fractionOf(share), fraction(100)), 6).replace(/\.?0+$/, '')
/** What was typed as per cent, as the share it is kept as: `0.05` as `0.0005`. Exact to eight digits, so that `perCent` shows what was typed. */
export const shareOfPerCent = (typed: string): string => decimal(divide(fractionOf(typed), fraction(100)), 8).replace(/\.?0+$/, '')
