/** Where the middle half of a set lies, and how far out something has to be to stand apart (Tukey: one and a half times that half). */
export interface Fences {
  readonly n: number
  readonly q1: number
  readonly q3: number
  readonly lower: number
  readonly upper: number
}

/** Fewer values have no quarters: whatever they say of each other could be chance. */
export const fewest = 4

/**
 * Quartiles by the definition whose estimate is nearly free of the median's bias whatever the distribution (Hyndman and Fan 1996, type 8).
 * @returns undefined for fewer values than have quarters
 */
export function fencesOf(values: readonly number[]): Fences | undefined {
  if (values.length < fewest) return undefined
  const [q1, q3] = [quantile(values, 0.25), quantile(values, 0.75)]
  return { n: values.length, q1, q3, lower: q1 - 1.5 * (q3 - q1), upper: q3 + 1.5 * (q3 - q1) }
}

/**
 * @param values at least one, in any order
 * @param p between 0 and 1
 */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length + 1 / 3) * p + 1 / 3
  const below = Math.floor(place)
  const at = (i: number) => sorted[Math.min(Math.max(i, 1), sorted.length) - 1]!
  return at(below) + (place - below) * (at(below + 1) - at(below))
}
