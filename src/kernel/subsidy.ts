import { type Day, isAfter, isBefore } from './day.ts'
import { type Fraction, fraction, multiply } from './fraction.ts'
import type { Line } from './line.ts'
import { type Money, minor, yuan } from './money.ts'
import { wrongSubsidyWords } from './subsidy-words.ts'
import type { Words } from './words.ts'

/**
 * What is paid of a post inside a project whose rest somebody else carries: the amount of its line is then the part that the purchaser pays.
 * Its figures are exact text, so that it goes unchanged through every document a line is kept in.
 */
export interface Subsidy {
  /** Cost of the whole post line over its term: `96000.00`. */
  readonly whole: string
  /** Who carries the rest. */
  readonly restFrom: string
  /** From what money. */
  readonly restMoney: string
  /** Last day on which it is paid, as in `2026-12-31`; null for as long as its project runs. */
  readonly until: string | null
}

/** A post line as far as its subsidy is concerned. */
export interface Subsidised {
  readonly amount: Money
  readonly subsidy: Subsidy
}

/** The subsidy of a line; a project has none, nor has a post that is paid for in full. */
export const subsidyOf = (l: Line | undefined): Subsidy | null => (l?.kind === 'post' ? (l.subsidy ?? null) : null)

/** What a line costs whoever pays for it: of a subsidised post the whole, of every other what it is bought for. Wages are held against it. */
export const costOf = (l: Line): Money => {
  const subsidy = subsidyOf(l)
  return subsidy ? yuan(subsidy.whole) : l.amount
}
export const restOf = (l: Subsidised): Money => minor(yuan(l.subsidy.whole) - l.amount)
/** The part of the whole that the purchaser pays, exactly. */
export const subsidyShare = (l: Subsidised): Fraction => fraction(l.amount, yuan(l.subsidy.whole))

/** Whether the purchaser carries more of the whole than it did, compared without dividing. */
export const carriesMore = (next: Subsidised, than: Subsidised): boolean => {
  const [a, b] = [
    multiply(fraction(next.amount), fraction(yuan(than.subsidy.whole))),
    multiply(fraction(than.amount), fraction(yuan(next.subsidy.whole))),
  ]
  return a.n > b.n
}

type SubsidyField = 'hangsOn' | 'whole' | 'restFrom' | 'restMoney' | 'until'

/** Everything that does not hang together in the subsidy of a line, by field; nothing where it has none. */
export function wrongSubsidy(
  line: Line,
  lines: readonly Pick<Line, 'id' | 'kind'>[],
  term: { readonly startsOn: Day; readonly endsOn: Day },
): Partial<Record<SubsidyField, Words>> {
  const subsidy = subsidyOf(line)
  if (!subsidy) return {}
  const wrong: Partial<Record<SubsidyField, Words>> = {}
  const say = wrongSubsidyWords.both
  if (lines.find((l) => l.id === line.hangsOn)?.kind !== 'project') wrong.hangsOn = say('noProject')
  if (yuan(subsidy.whole) < line.amount) wrong.whole = say('lessThanPaid', line.amount)
  if (subsidy.restFrom.trim() === '') wrong.restFrom = say('missing')
  if (subsidy.restMoney.trim() === '') wrong.restMoney = say('missing')
  const until = subsidy.until === null ? null : Temporal.PlainDate.from(subsidy.until)
  if (until && isBefore(until, term.startsOn)) wrong.until = say('beforeStart', term.startsOn)
  if (until && isAfter(until, term.endsOn)) wrong.until = say('afterEnd', term.endsOn)
  return wrong
}
