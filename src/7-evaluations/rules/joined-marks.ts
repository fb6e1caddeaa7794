import { add, divide, fraction, type Fraction, multiply, subtract, zero } from '#kernel'
import { cohenKappa, type Kappa, type NoFigure } from '#measures'
import type { Indicator, Instrument } from './instrument.ts'

/** What a rater gives an indicator, and why. */
export interface BlindMark {
  readonly indicator: string
  /** 1 to 5. */
  readonly mark: number
  readonly reason: string
}
/** What a rater says of an indicator on which the two were far apart. */
export interface Settlement {
  readonly indicator: string
  readonly raterId: string
  readonly mark: number
  readonly reason: string
}
/** Both raters' marks of one indicator, and what becomes of them. */
export interface MarkedTwice {
  readonly indicator: Indicator
  readonly one: BlindMark
  readonly two: BlindMark
  /** Too far apart to be joined as they are. */
  readonly isFar: boolean
  /** What each said of it after both were seen. */
  readonly said: readonly Settlement[]
  /** The joined mark; undefined while it is not settled. */
  readonly joined: Fraction | undefined
}

/** Sets two raters' marks beside each other. Near ones are joined as their mean; far ones once both raters say the same. */
export const markedTwice = (
  of: Instrument,
  one: readonly BlindMark[],
  two: readonly BlindMark[],
  settlements: readonly Settlement[],
): MarkedTwice[] =>
  of.indicators.flatMap((indicator) => {
    const [a, b] = [one, two].map((given) => given.find((m) => m.indicator === indicator.id))
    if (!a || !b) return []
    const isFar = Math.abs(a.mark - b.mark) > of.apart
    const said = settlements.filter((s) => s.indicator === indicator.id)
    const agreed = said.length === 2 && said[0]!.mark === said[1]!.mark ? fraction(said[0]!.mark) : undefined
    return [{ indicator, one: a, two: b, isFar, said, joined: isFar ? agreed : fraction(a.mark + b.mark, 2) }]
  })

export const isSettled = (all: readonly MarkedTwice[]): boolean => all.every((m) => m.joined !== undefined)

/** How far two raters agree before anything is joined. */
interface Agreement {
  readonly n: number
  readonly equal: number
  readonly near: number
  readonly kappa: Kappa | NoFigure
}

/** Agreement of both raters over all indicators: how many marks are equal or one apart, and kappa with squared weights. */
export function agreementOf(all: readonly Pick<MarkedTwice, 'one' | 'two'>[]): Agreement {
  const table = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
  for (const { one, two } of all) table[one.mark - 1]![two.mark - 1]! += 1
  const within = (d: number) => all.filter(({ one, two }) => Math.abs(one.mark - two.mark) <= d).length
  return { n: all.length, equal: within(0), near: within(1), kappa: cohenKappa(table, 'quadratic') }
}

/** Points of one dimension, and of all of them: a mark of 1 gives none, one of 5 all of an indicator's points. */
export interface Scored {
  readonly dimension: string
  readonly points: Fraction
  readonly of: number
}
const hundred = fraction(100)
const pointsOf = (m: MarkedTwice): Fraction => multiply(divide(subtract(m.joined!, fraction(1)), fraction(4)), fraction(m.indicator.points))

/** The points of every dimension; undefined while a mark is not settled. */
export function scoresOf(all: readonly MarkedTwice[]): Scored[] | undefined {
  if (all.length === 0 || !isSettled(all)) return undefined
  return [...Map.groupBy(all, (m) => m.indicator.dimension)].map(([dimension, own]) => ({
    dimension,
    points: own.map(pointsOf).reduce(add, zero),
    of: own.reduce((sum, m) => sum + m.indicator.points, 0),
  }))
}
/** Points of a hundred. */
export const totalScore = (scored: readonly Scored[]): Fraction => {
  const of = scored.reduce((sum, s) => sum + s.of, 0)
  return of === 0 ? zero : multiply(divide(scored.map((s) => s.points).reduce(add, zero), fraction(of)), hundred)
}
