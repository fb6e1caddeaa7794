import { compare, type Day, fractionOf, type Goal, type Indicator, indicatorsOf, isPossible, mostOf, sayGoals, type Words } from '#kernel'
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

/** Both sides of one line beside each other. The line is as it stood when it was said, not as it was changed since. */
export interface ComparedLine<L extends OfLine = ContractLine> {
  readonly line: L
  readonly says: Readonly<Record<Side, string>>
  readonly indicators: readonly ComparedIndicator[]
  /** Both changed its goals after it was said, or took the line out: nothing here was said of what is asked for now. */
  readonly changedSince: boolean
}
interface ComparedIndicator {
  readonly indicator: Indicator
  readonly promised: string | null
  readonly values: Readonly<Record<Side, string | null>>
  /** Null where the sides did not speak of the same: both changed the goals after the first had said it, before the second had. */
  readonly same: boolean | null
}

/** What a side said, with the lines of the text by which it said it. */
interface SaidThen<L extends OfLine> {
  readonly said: readonly SaidOfLine[]
  readonly lines: readonly L[]
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

/**
 * Both sides beside each other, line by line and indicator by indicator, with what was promised, each by the goals it spoke of.
 * @param now the lines as they are today
 */
export function compared<L extends OfLine>(now: readonly L[], of: Readonly<Record<Side, SaidThen<L>>>): ComparedLine<L>[] {
  const { purchaser, provider } = of
  const ids = [...new Set([...now, ...provider.lines, ...purchaser.lines].map((l) => l.id))]
  return ids.flatMap((id) => {
    const [a, b] = [ofLine(purchaser, id), ofLine(provider, id)]
    const line = b ?? a
    if (!line) return []
    const today = now.find((l) => l.id === id)
    return [
      {
        line: line.then,
        says: { purchaser: a?.own.says ?? '', provider: b?.own.says ?? '' },
        indicators: comparedIndicators(a, b),
        changedSince: [a, b].some((x) => x !== undefined && (!today || goalsSaid(x.then) !== goalsSaid(today))),
      },
    ]
  })
}

interface SaidOfThen {
  readonly own: SaidOfLine
  readonly then: OfLine
}
function ofLine<L extends OfLine>(s: SaidThen<L>, id: string): { own: SaidOfLine; then: L } | undefined {
  const own = s.said.find((x) => x.lineId === id)
  const then = linesWithGoals(s.lines).find((l) => l.id === id)
  return own && then && { own, then }
}

const goalsSaid = (l: OfLine): string => sayGoals(l.goals, l.promised, 'zh')

function comparedIndicators(a: SaidOfThen | undefined, b: SaidOfThen | undefined): ComparedIndicator[] {
  const [first, second] = [a ? indicatorsOf(a.then) : [], b ? indicatorsOf(b.then) : []]
  const gone = first.filter((i) => !second.some((x) => x.id === i.id))
  return [...second, ...gone].map((indicator) => {
    const { id } = indicator
    const values = { purchaser: a?.own.values[id] ?? null, provider: b?.own.values[id] ?? null }
    const promised = (gone.includes(indicator) ? a : b)?.then.promised[id] ?? null
    const apart = a !== undefined && b !== undefined && !isSameQuestion(a.then, b.then, id)
    return { indicator, promised, values, same: apart ? null : isSame(values.purchaser, values.provider) }
  })
}

/** Whether both were asked the same of an indicator: in what it is told, from where to where, and what was promised of it. */
function isSameQuestion(a: OfLine, b: OfLine, id: string): boolean {
  const asked = (l: OfLine) => {
    const i = indicatorsOf(l).find((x) => x.id === id)
    return i && JSON.stringify([i.name, i.unit, i.better, i.baseline, i.target, l.promised[id] ?? null])
  }
  return asked(a) === asked(b)
}

const isSame = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compare(fractionOf(a), fractionOf(b)) === 0

/** How many indicators the two sides count from another value. */
export const differing = (all: readonly Pick<ComparedLine, 'indicators'>[]): number =>
  all.flatMap((l) => l.indicators).filter((i) => i.same === false).length
