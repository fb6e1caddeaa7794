import { type Fraction, fraction, type Words } from '#kernel'
import { type Dimension, dimensions, markWords } from './dimension-words.ts'

export type Side = 'purchaser' | 'provider'
export const otherSide = (side: Side): Side => (side === 'purchaser' ? 'provider' : 'purchaser')

export const dimensionOf = (key: string): Dimension | undefined =>
  [...dimensions.purchaser, ...dimensions.provider].find((x) => x.key === key)

export interface Mark {
  readonly dimension: string
  /** 1 to 5. */
  readonly mark: number
  readonly says: string | null
}
/** A mark of this or less needs a few words: it will be read and answered. */
export const needsWordsUpTo = 2

/** The first thing wrong with a set of marks by field name, as `quality` or `quality-says`; empty when all is there. */
export function wrongMarks(side: Side, marks: readonly Mark[]): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  for (const x of dimensions[side]) {
    const given = marks.find((m) => m.dimension === x.key)
    if (!given) wrong[x.key] = markWords.both('missing', x.title)
    else if (given.mark <= needsWordsUpTo && !given.says) wrong[`${x.key}-says`] = markWords.both('needs-words', x.title, given.mark)
  }
  return wrong
}

/** A mark of 1 to 5 as 0 to 100, the scale of standings. */
export const standingScore = (mean: Fraction): Fraction => fraction((mean.n - mean.d) * 25n, mean.d)

/** Days after the reveal in which each side may answer what was said of it, once. A term of these rounds, not of the law. */
export const replyDays = 14
/** A round stays open this long at most, so that marks are given while people remember. */
export const longestRoundDays = 60
/** A last round is opened at the earliest so many days before the contract ends. */
export const finalBeforeDays = 60
