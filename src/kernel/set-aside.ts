import { add, compare, type Fraction, fractionOf, one, zero } from './fraction.ts'
import { asideHints } from './set-aside-words.ts'
import type { Words } from './words.ts'

/** What of a price is paid before the work, and what is kept back of it until later. */
export interface SetAsideTerms {
  /** Share of the price that is paid in advance as exact text, and taken off every later amount in the same share; null where none is. */
  readonly advanceShare: string | null
  /** Whether the advance falls due with the signatures or with the first day. */
  readonly advanceWhen: 'signing' | 'start'
  /** Share of every accepted amount that is kept back; null where nothing is. */
  readonly retentionShare: string | null
  /** What is kept back is released so many days after the last day, or after everything was accepted. */
  readonly retentionUntil: 'end' | 'accepted'
  readonly retentionDays: number
}

export const nothingSetAside: SetAsideTerms = {
  advanceShare: null,
  advanceWhen: 'signing',
  retentionShare: null,
  retentionUntil: 'end',
  retentionDays: 0,
}

/** Both are shares of the same price: each above nothing, and together below all of it. What is wrong, by the names of the fields. */
export function wrongAside(t: SetAsideTerms): Record<string, Words> {
  const shares = (['advanceShare', 'retentionShare'] as const).flatMap((key) => {
    const text = t[key]
    return text === null ? [] : [{ key, of: readOr(text) }]
  })
  const tooMuch = compare(
    shares.reduce((n, s) => (s.of ? add(n, s.of) : n), zero),
    one,
  )
  return Object.fromEntries(shares.filter((s) => tooMuch >= 0 || !s.of || s.of.n <= 0n).map((s) => [s.key, asideHints.wrong]))
}
const readOr = (text: string): Fraction | undefined => {
  try {
    return fractionOf(text)
  } catch {
    return undefined
  }
}
