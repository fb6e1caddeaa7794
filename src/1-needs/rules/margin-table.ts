import type { Words } from '#kernel'
import type { Column } from './margin-column.ts'

/** One group of one margin: what the census says of it, and what the sample says before and after weighting. */
interface MarginRow {
  readonly label: Words
  /** The answers, or communities, that belong to the group. */
  readonly answers: readonly string[]
  readonly population: number
  /** Null where so few of the sample are in it that it is hidden, or where it would give another away. */
  readonly sample: number | null
  readonly weighted: number | null
  readonly n: number | null
}
export interface MarginTable {
  readonly variable: Column['variable']
  readonly rows: readonly MarginRow[]
}

/** A margin as it is shown: population, sample and weighted sample, group by group. */
export function marginTable({ variable, values, targets, labels }: Column, weights: Float64Array): MarginTable {
  const people = Object.values(targets).reduce((a, b) => a + b, 0)
  const mass = weights.reduce((a, b) => a + b, 0)
  // One pass over the sample, however many groups there are.
  const groups = new Map(Object.keys(targets).map((key) => [key, { n: 0, weight: 0 }]))
  values.forEach((value, i) => {
    const group = groups.get(value)
    if (!group) return
    group.n++
    group.weight += weights[i]!
  })
  return {
    variable,
    rows: Object.entries(targets).map(([key, target]) => {
      const { n, weight } = groups.get(key)!
      return { ...labels.get(key)!, population: target / people, sample: n / values.length, weighted: weight / mass, n }
    }),
  }
}
