import type { Citation, Confidence, Words } from '#kernel'

/** One step that led to an answer, as a clerk would write it down. */
export interface Reason {
  readonly says: Words
  readonly cites: readonly Citation[]
}

/** What a rule decided, how it came to it, and on what it rests. */
export interface Answer<T> {
  readonly value: T
  readonly steps: readonly Reason[]
  readonly cites: readonly Citation[]
}

/**
 * What a check found wrong in a document or a record.
 * `refuse` only where the rule is known from the law or an official page (confidence A or B); everything else is `warn`.
 */
export interface Finding {
  readonly rule: string
  readonly severity: 'refuse' | 'warn'
  readonly words: Words
  readonly cites: readonly Citation[]
  /** Name of the field or number of the clause it is about. */
  readonly at?: string
  /** A wording that would do. */
  readonly fairer?: Words
}

const order: readonly Confidence[] = ['A', 'B', 'C', 'D', 'E', 'unverified']

/** The weakest of the citations: an answer is only as sure as what it rests on. Unverified for none. */
export const confidenceOf = (cites: readonly Citation[]): Confidence =>
  cites.reduce<Confidence>(
    (worst, c) => (order.indexOf(c.confidence) > order.indexOf(worst) ? c.confidence : worst),
    cites.length ? 'A' : 'unverified',
  )

/** A finding whose severity follows from how sure we are of its rule. */
export const finding = (rule: string, words: Words, cites: readonly Citation[], more: Pick<Finding, 'at' | 'fairer'> = {}): Finding => ({
  rule,
  severity: ['A', 'B'].includes(confidenceOf(cites)) ? 'refuse' : 'warn',
  words,
  cites,
  ...more,
})
