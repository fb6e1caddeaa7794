import type { Words } from './words.ts'

/**
 * How sure we are of a rule: A full text of the law read; B official page; C book, journal or press;
 * D notes or an exam bank that restate it; E mirror of a tender or contract; unverified: known second-hand only.
 * A and B may refuse; the others only warn.
 */
export type Confidence = 'A' | 'B' | 'C' | 'D' | 'E' | 'unverified'

export interface Citation {
  /** Stable rule number, as in `R-21`. */
  readonly rule: string
  readonly instrument: Words
  readonly article: Words
  readonly href?: string
  readonly confidence: Confidence
}
