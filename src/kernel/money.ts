import { type Fraction, fraction, multiply, type Rounding, roundToWhole } from './fraction.ts'
import { moneyWords } from './money-words.ts'
import type { Lang } from './words.ts'

declare const money: unique symbol
/**
 * An amount in minor units (fen) of the currency of its jurisdiction. A whole number, never a float;
 * arithmetic on it gives a plain bigint, so a result must be named money again with `minor(…)`.
 */
export type Money = bigint & { readonly [money]: true }

export const minor = (n: bigint | number): Money => BigInt(n) as Money
export const noMoney: Money = minor(0n)

/** Reads `1050000`, `1,050,000.00` or `-3.5`; undefined when it is not an amount with at most two decimals. */
export function readMoney(text: string): Money | undefined {
  const m = /^\s*(-?)(\d{1,3}(?:[,，]\d{3})+|\d{1,15})(?:\.(\d{1,2}))?\s*$/.exec(text)
  if (!m) return undefined
  const whole = BigInt(m[2]!.replace(/[,，]/g, ''))
  const cents = BigInt((m[3] ?? '').padEnd(2, '0'))
  const n = whole * 100n + cents
  return minor(m[1] ? -n : n)
}

/** An amount written in code. @throws RangeError when it is not one */
export function yuan(text: string): Money {
  const m = readMoney(text)
  if (m === undefined) throw new RangeError(`not an amount: ${text}`)
  return m
}

export const sum = (amounts: Iterable<Money>): Money => {
  let total = 0n
  for (const a of amounts) total += a
  return minor(total)
}
export const times = (amount: Money, count: bigint | number): Money => minor(amount * BigInt(count))

/** A share of an amount, under a rounding the caller names. */
export const share = (amount: Money, of: Fraction, rounding: Rounding): Money =>
  minor(roundToWhole(multiply(fraction(amount), of), rounding))

/**
 * Splits an amount by weights so that the parts add up to it exactly (largest remainder; among equal
 * remainders the earlier part gets the extra unit).
 * @throws RangeError when a weight is negative or all are zero
 */
export function allocate(amount: Money, weights: readonly Fraction[]): Money[] {
  if (weights.some((w) => w.n < 0n)) throw new RangeError('a weight may not be negative')
  const common = weights.reduce((d, w) => d * w.d, 1n)
  const whole = weights.map((w) => (w.n * common) / w.d)
  const total = whole.reduce((a, b) => a + b, 0n)
  if (total === 0n) throw new RangeError('at least one weight must be above zero')
  const negative = amount < 0n
  const size: bigint = negative ? -amount : amount
  const floors = whole.map((w) => (size * w) / total)
  const remainders = whole.map((w, i) => ({ i, r: (size * w) % total }))
  let left = size - floors.reduce((a, b) => a + b, 0n)
  for (const { i } of remainders.sort((a, b) => (a.r === b.r ? a.i - b.i : a.r > b.r ? -1 : 1))) {
    if (left === 0n) break
    floors[i]! += 1n
    left -= 1n
  }
  return floors.map((f) => minor(negative ? -f : f))
}

/** Splits an amount into n parts that differ by at most one minor unit, the larger ones first. */
export const allocateEvenly = (amount: Money, parts: number): Money[] =>
  allocate(
    amount,
    Array.from({ length: parts }, () => fraction(1)),
  )

/** `1050000.00`: for JSON, forms and files. */
export function moneyText(amount: Money): string {
  const n = amount < 0n ? -amount : amount
  return `${amount < 0n ? '-' : ''}${n / 100n}.${(n % 100n).toString().padStart(2, '0')}`
}

/** `1,050,000.00 元` or `¥1,050,000.00`: for people. */
export function sayMoney(amount: Money, lang: Lang): string {
  const [whole, cents] = moneyText(amount).replace('-', '').split('.') as [string, string]
  const text = `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`
  const sign = amount < 0n ? '−' : ''
  return moneyWords[lang].amount(sign, text)
}
