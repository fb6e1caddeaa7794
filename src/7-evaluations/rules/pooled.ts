import { add, divide, type Fraction, fraction, zero } from '#kernel'

interface RevealedMark {
  readonly providerId: string
  readonly dimension: string
  readonly mark: number
}
interface PooledDimension {
  readonly dimension: string
  /** Mean over institutions of each institution's own mean: a large institution has no louder voice. */
  readonly mean: Fraction
  readonly institutions: number
}
export type Pooled =
  | { readonly shown: true; readonly institutions: number; readonly dimensions: readonly PooledDimension[] }
  | { readonly shown: false; readonly institutions: number; readonly needed: number }

/** Fewer institutions than this, and the public could tell who said what. */
export const leastInstitutions = 3

/** How institutions see a purchaser, pooled so that nobody can tell who said what; kept back while too few have spoken. */
export function poolMarks(marks: readonly RevealedMark[]): Pooled {
  const institutions = new Set(marks.map((m) => m.providerId)).size
  if (institutions < leastInstitutions) return { shown: false, institutions, needed: leastInstitutions }
  const dimensions = [...Map.groupBy(marks, (m) => m.dimension)].map(([dimension, own]): PooledDimension => {
    const means = [...Map.groupBy(own, (m) => m.providerId).values()].map(meanMark)
    return { dimension, mean: divide(means.reduce(add, zero), fraction(means.length)), institutions: means.length }
  })
  return { shown: true, institutions, dimensions: dimensions.filter((x) => x.institutions >= leastInstitutions) }
}

/** The exact mean of marks. @throws RangeError for none */
export const meanMark = (marks: readonly { readonly mark: number }[]): Fraction =>
  fraction(
    marks.reduce((n, m) => n + m.mark, 0),
    marks.length,
  )
