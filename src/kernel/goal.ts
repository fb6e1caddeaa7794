import { compare, fractionOf } from './fraction.ts'
import type { Id } from './id.ts'

/** What an indicator tells: what is put in, what is made, what is different afterwards, how well it is done. */
export const indicatorKinds = ['input', 'output', 'outcome', 'quality'] as const
export type IndicatorKind = (typeof indicatorKinds)[number]
/** When it is shown: with every period, half-way, at the end, or ninety days after it. */
export const shownTimes = ['each-period', 'half-way', 'at-the-end', 'after-the-end'] as const
export type ShownTime = (typeof shownTimes)[number]
/** Who shows it. */
export const shownBys = ['provider', 'purchaser', 'residents', 'third-party'] as const
export type ShownBy = (typeof shownBys)[number]

/** By what it can be told whether a goal was reached. */
export interface Indicator {
  readonly id: Id<'indicator'>
  readonly name: string
  readonly kind: IndicatorKind
  readonly unit: string
  /** Where it stands today, as exact text; null where nobody measured. */
  readonly baseline: string | null
  /** What is asked for, as exact text. */
  readonly target: string
  /** Whether more of it is better, or less. */
  readonly better: 'more' | 'less'
  /** How it is shown: which records, which scale, which question. */
  readonly how: string
  readonly when: ShownTime
  readonly by: ShownBy
}

/** What should be different, for whom. It goes unchanged from the plan through tender and bid into the contract. */
export interface Goal {
  readonly id: Id<'goal'>
  readonly says: string
  readonly forWhom: string
  /** The need it comes from; null where the line has none. */
  readonly needId: string | null
  readonly indicators: readonly Indicator[]
}

/** What a bidder promises by indicator, as exact text; at least what is asked for. */
export type PromisedValues = Readonly<Record<string, string>>

export const indicatorsOf = (line: { readonly goals: readonly Goal[] }): readonly Indicator[] => line.goals.flatMap((g) => g.indicators)

/** What an indicator can be at most by its unit: a share is no more than all. */
export const mostOf = (i: Pick<Indicator, 'unit'>): string | null => (i.unit.normalize('NFKC').trim() === '%' ? '100' : null)
const passes = (value: string, most: string): boolean => compare(fractionOf(value), fractionOf(most)) > 0

/** Whether a value can be at all by the unit of its indicator. */
export const isPossible = (i: Pick<Indicator, 'unit'>, value: string): boolean => {
  const most = mostOf(i)
  return most === null || !passes(value, most)
}

/** Whether a value of an indicator is as good as another, or better. */
export const isAsGood = (i: Pick<Indicator, 'better'>, value: string, as: string): boolean => {
  const step = compare(fractionOf(value), fractionOf(as))
  return i.better === 'more' ? step >= 0 : step <= 0
}
