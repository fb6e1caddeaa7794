import { both, type Words } from '#kernel'
import { reasons, type Why } from './why.ts'

/** A figure, or why there is none. */
export type NoFigure = { readonly value: undefined; readonly why: Words }

export interface Kappa {
  readonly value: number
  /** Observed and expected agreement (weighted where weights are asked for). */
  readonly observed: number
  readonly expected: number
  /** Large-sample standard error and interval; null where the table cannot tell: one pair, or pairs that all agree. */
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  /** Why each figure that is null is so. */
  readonly why?: Why
}
export type KappaWeights = 'none' | 'linear' | 'quadratic'

/**
 * Cohen's kappa of two raters: (observed − expected) / (1 − expected).
 * @param table counts, row = category of the first rater, column = of the second; square, in the order of the scale
 * @param weights partial credit 1 − d/(k−1) or 1 − (d/(k−1))² for ratings d categories apart
 * @param z normal quantile of the interval; 1.959964 for 95 %
 * @throws RangeError when the table is not square or holds anything but whole counts
 * @source Cohen (1960, 1968); standard error of Fleiss, Cohen and Everitt (1969), not the older √(po(1−po)/n)/(1−pe)
 */
export function cohenKappa(table: readonly (readonly number[])[], weights: KappaWeights = 'none', z = 1.959963984540054): Kappa | NoFigure {
  const k = table.length
  if (k === 0 || table.some((row) => row.length !== k)) throw new RangeError('the table of two raters must be square')
  if (table.some((row) => row.some((c) => !Number.isInteger(c) || c < 0)))
    throw new RangeError('the table of two raters must hold whole counts')
  const n = table.flat().reduce((a, b) => a + b, 0)
  if (n === 0) return { value: undefined, why: both('没有成对的评分。', 'There are no pairs of ratings.') }
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0))
  const columns = table.map((_, j) => table.reduce((a, row) => a + row[j]!, 0))
  let observed = 0
  let expected = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const credit = creditOf(weights, Math.abs(i - j), k)
      observed += (credit * table[i]![j]!) / n
      expected += (credit * rows[i]! * columns[j]!) / (n * n)
    }
  if (rows.some((r, i) => r === n && columns[i] === n)) return { value: undefined, why: allEqual }
  const value = (observed - expected) / (1 - expected)
  const credits = table.map((row, i) => row.map((_, j) => creditOf(weights, Math.abs(i - j), k)))
  const ofRow = credits.map((row) => row.reduce((a, w, j) => a + (w * columns[j]!) / n, 0))
  const ofColumn = credits.map((_, j) => credits.reduce((a, row, i) => a + (row[j]! * rows[i]!) / n, 0))
  let spread = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) spread += (table[i]![j]! / n) * (credits[i]![j]! - (ofRow[i]! + ofColumn[j]!) * (1 - value)) ** 2
  const se = Math.sqrt(Math.max(0, spread - (value - expected * (1 - value)) ** 2) / n) / (1 - expected)
  // Of a square of a difference that is nothing, rounding leaves its square root: a hundred-millionth.
  if (n < 2 || !(se > 1e-7)) {
    const why = n < 2 ? reasons.onePair : observed === 1 ? reasons.pairsAgree : reasons.errorNone
    return { value, observed, expected, se: null, low: null, high: null, n, why: { se: why, low: why, high: why } }
  }
  return { value, observed, expected, se, low: value - z * se, high: value + z * se, n }
}

const creditOf = (weights: KappaWeights, apart: number, k: number): number =>
  weights === 'none' || k === 1 ? (apart === 0 ? 1 : 0) : 1 - (weights === 'linear' ? apart / (k - 1) : (apart / (k - 1)) ** 2)

export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio'
export interface Alpha {
  readonly value: number
  /** Units with at least two ratings, and the ratings in them; the rest say nothing about agreement. */
  readonly units: number
  readonly ratings: number
  /** Disagreement seen, and expected by chance. */
  readonly observed: number
  readonly expected: number
}

/**
 * Krippendorff's alpha for any number of raters with gaps: 1 − Do/De on the coincidence matrix, where each unit with m ratings
 * adds 1/(m−1) for every ordered pair.
 * @param units one list of ratings per unit rated; undefined where a rater gave none
 * @throws RangeError when a rating is not a number, or below zero at the ratio level
 * @source Krippendorff (2011), Computing Krippendorff's Alpha-Reliability
 */
export function krippendorffAlpha(units: readonly (readonly (number | undefined)[])[], level: MeasurementLevel): Alpha | NoFigure {
  const paired = units.map((u) => u.filter((r) => r !== undefined)).filter((u) => u.length >= 2)
  const all = paired.flat()
  if (all.some((r) => !Number.isFinite(r) || (level === 'ratio' && r < 0)))
    throw new RangeError('a rating must be a number, and not below zero for ratios')
  if (all.length === 0) return { value: undefined, why: both('没有一项得到两个以上的评分。', 'No unit has two ratings or more.') }
  const values = [...new Set(all)].sort((a, b) => a - b)
  if (values.length === 1) return { value: undefined, why: allEqual }
  const rank = new Map(values.map((v, i) => [v, i]))
  const totals = values.map((v) => all.filter((r) => r === v).length)
  const distance = distanceOf(level, values, totals)

  let seen = 0
  for (const ratings of paired)
    for (const [i, a] of ratings.entries())
      for (const [j, b] of ratings.entries()) if (i !== j) seen += distance(rank.get(a)!, rank.get(b)!) / (ratings.length - 1)
  let chance = 0
  for (const [i, a] of totals.entries()) for (const [j, b] of totals.entries()) if (i !== j) chance += a * b * distance(i, j)
  const n = all.length
  const observed = seen / n
  const expected = chance / (n * (n - 1))
  return { value: 1 - observed / expected, units: paired.length, ratings: n, observed, expected }
}

/** Squared distance of two values by their rank among the values seen. */
function distanceOf(level: MeasurementLevel, values: readonly number[], totals: readonly number[]): (i: number, j: number) => number {
  if (level === 'nominal') return (i, j) => (i === j ? 0 : 1)
  if (level === 'interval') return (i, j) => (values[i]! - values[j]!) ** 2
  if (level === 'ratio') return (i, j) => (i === j ? 0 : ((values[i]! - values[j]!) / (values[i]! + values[j]!)) ** 2)
  return (i, j) => {
    const between = totals.slice(Math.min(i, j), Math.max(i, j) + 1).reduce((a, b) => a + b, 0)
    return (between - (totals[i]! + totals[j]!) / 2) ** 2
  }
}

const allEqual: Words = both(
  '所有评分都相同：没有差异可供比较，一致性系数无定义（不等于完全一致）。',
  'All ratings are the same: with nothing to tell apart, the coefficient is undefined, which is not the same as full agreement.',
)
