import { divide, type Fraction, fractionOf, add, multiply, one, subtract } from './fraction.ts'

/** A price series that part of the price of posts follows, as the documents of a tender announce it. It is carried into the contract unchanged. */
export interface IndexTerms {
  readonly seriesId: string
  /** What the series is called and who publishes it, as it was announced. */
  readonly name: string
  readonly source: string
  /** The month that the price is of, as `2026-03`, and the value of it that was known then: whoever bids counts with it. */
  readonly baseMonth: string
  readonly baseValue: string
  /** Share of the price that follows, as exact text. */
  readonly share: string
  /** Share by which the series has to have moved since it was last followed; less moves nothing. */
  readonly threshold: string
  /** Months between one following and the next. */
  readonly everyMonths: number
  /** Month of the contract from which it may be followed first. */
  readonly fromMonth: number
}

/** The value of a series by which the price of a line stands, and since when. */
export interface IndexStep {
  /** First day of the price, as ISO text. */
  readonly on: string
  readonly month: string
  readonly value: string
  /** Which of the values of that month it was: one that was put right later is another. */
  readonly number: number
}

/** By how much a series has moved between two of its values, as a share: 1/20 where it rose by five in a hundred. */
export const movedBy = (from: string, to: string): Fraction => subtract(divide(fractionOf(to), fractionOf(from)), one)

/** What the first price is multiplied with at a value of the series: one, and the share that follows of what the series moved by. */
export const indexFactor = (t: Pick<IndexTerms, 'baseValue' | 'share'>, value: string): Fraction =>
  add(one, multiply(fractionOf(t.share), movedBy(t.baseValue, value)))
