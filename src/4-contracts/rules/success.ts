import { compare, type Day, fractionOf, type Goal, type Indicator, indicatorsOf, isPossible, mostOf, type Words } from '#kernel'
import type { ContractLine, Side } from './contract.ts'
import { successRuleWords } from './success-words.ts'

/** What one side says of one line: in its own words, and from which value of an indicator it counts as a success, as exact text. */
export interface SaidOfLine {
  readonly lineId: string
  readonly says: string
  readonly values: Readonly<Record<string, string>>
}

/** What a side said, as whoever reads may see it. Until both have, only that it was said. */
export interface SideSaid {
  readonly side: Side
  readonly saidOn: Day
  /** Null while it is sealed for whoever reads. */
  readonly lines: readonly SaidOfLine[] | null
}

/** Words for a line that one side wrote once both had been read, and the other agreed to or not yet. */
export interface SuccessWords {
  readonly lineId: string
  readonly words: string
  readonly writtenBy: Side
  readonly writtenOn: Day
  readonly agreedOn: Day | null
  readonly version: number
}

type OfLine = Pick<ContractLine, 'id' | 'title' | 'promised'> & { readonly goals: readonly Goal[] }

/** Both sides of one line beside each other. */
export interface ComparedLine<L extends OfLine = ContractLine> {
  readonly line: L
  readonly says: Readonly<Record<Side, string>>
  readonly indicators: readonly ComparedIndicator[]
}
interface ComparedIndicator {
  readonly indicator: Indicator
  readonly promised: string | null
  readonly values: Readonly<Record<Side, string | null>>
  readonly same: boolean
}

/** The lines of which success is said: those that are to achieve something. */
export const linesWithGoals = <L extends { readonly goals: readonly Goal[] }>(lines: readonly L[]): L[] =>
  lines.filter((l) => l.goals.length > 0)

/** What is wrong in what a side says, by the names of the fields: a line it says nothing of, a value that cannot be. */
export function saidWrong(lines: readonly OfLine[], said: readonly SaidOfLine[]): Record<string, Words> {
  const fields: Record<string, Words> = {}
  for (const line of linesWithGoals(lines)) {
    const own = said.find((s) => s.lineId === line.id)
    if (!own?.says.trim()) fields[`says-${line.id}`] = successRuleWords.both('missing')
    for (const i of indicatorsOf(line)) {
      const value = own?.values[i.id]
      if (value !== undefined && !isPossible(i, value)) fields[`value-${i.id}`] = successRuleWords.both('beyond', mostOf(i)!)
      else if (value !== undefined && isNoProgress(i, value))
        fields[`value-${i.id}`] = successRuleWords.both('noProgress', i.baseline!, i.unit)
    }
  }
  return fields
}

/** What stands there today already is no success. */
function isNoProgress(i: Indicator, value: string): boolean {
  if (i.baseline === null) return false
  const step = compare(fractionOf(value), fractionOf(i.baseline))
  return i.better === 'more' ? step <= 0 : step >= 0
}

/** Both sides beside each other, line by line and indicator by indicator, with what was promised. */
export const compared = <L extends OfLine>(lines: readonly L[], of: Readonly<Record<Side, readonly SaidOfLine[]>>): ComparedLine<L>[] =>
  linesWithGoals(lines).flatMap((line) => {
    const own = (side: Side) => of[side].find((s) => s.lineId === line.id)
    const [purchaser, provider] = [own('purchaser'), own('provider')]
    if (!purchaser && !provider) return []
    return [
      {
        line,
        says: { purchaser: purchaser?.says ?? '', provider: provider?.says ?? '' },
        indicators: indicatorsOf(line).map((indicator) => {
          const values = { purchaser: purchaser?.values[indicator.id] ?? null, provider: provider?.values[indicator.id] ?? null }
          return { indicator, promised: line.promised[indicator.id] ?? null, values, same: isSame(values.purchaser, values.provider) }
        }),
      },
    ]
  })

const isSame = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compare(fractionOf(a), fractionOf(b)) === 0

/** How many indicators the two sides count from another value. */
export const differing = (all: readonly Pick<ComparedLine, 'indicators'>[]): number =>
  all.flatMap((l) => l.indicators).filter((i) => !i.same).length
