import { add, divide, fraction, type Fraction, type Money, multiply, noMoney, sum, type Words, zero } from '#kernel'
import { lineMarkWords } from './dimension-words.ts'
import { needsWordsUpTo } from './dimensions.ts'

/** How far a line came with what it was to achieve, as one side sees it. */
export interface LineMark {
  readonly lineId: string
  /** 1 to 5; null where this side says that it cannot tell yet. */
  readonly mark: number | null
  readonly says: string | null
}
/** A line as far as it is rated. */
interface RatedLine {
  readonly id: string
  readonly title: string
  readonly amount: Money
}

/** The fields of a line in the form of marks. */
export const lineField = (lineId: string) => ({ mark: `line-${lineId}`, says: `line-${lineId}-says` })

/** What is wrong with the marks of lines by field name: every line a round asks about is answered, a low mark in words. */
export function wrongLineMarks(lines: readonly Pick<RatedLine, 'id' | 'title'>[], marks: readonly LineMark[]): Record<string, Words> {
  const wrong: Record<string, Words> = {}
  for (const l of lines) {
    const given = marks.find((m) => m.lineId === l.id)
    const field = lineField(l.id)
    if (!given) wrong[field.mark] = lineMarkWords.both('missing', l.title)
    else if (given.mark !== null && given.mark <= needsWordsUpTo && !given.says)
      wrong[field.says] = lineMarkWords.both('needs-words', l.title, given.mark)
  }
  return wrong
}

/** The contract as a whole, from its lines. */
interface Whole {
  /** Mean of the marks of its lines, each as heavy as its amount. */
  readonly mean: Fraction
  /** What the lines with a mark are worth, and all lines. */
  readonly rated: Money
  readonly of: Money
}

/** A large line counts as much more than a small one as it costs more. Undefined where no line has a mark. */
export function wholeFrom(lines: readonly RatedLine[], marks: readonly LineMark[]): Whole | undefined {
  const markOf = new Map(marks.map((m) => [m.lineId, m.mark]))
  const rated = lines.flatMap((l) => {
    const mark = markOf.get(l.id) ?? null
    return mark === null ? [] : [{ amount: l.amount, mark }]
  })
  const worth = sum(rated.map((r) => r.amount))
  if (worth <= noMoney) return undefined
  const total = rated.reduce((n, r) => add(n, multiply(fraction(r.amount), fraction(r.mark))), zero)
  return { mean: divide(total, fraction(worth)), rated: worth, of: sum(lines.map((l) => l.amount)) }
}

/** What is sealed. Rounds from before lines were rated hold the marks alone. */
export interface Given<M> {
  readonly marks: readonly M[]
  readonly lines: readonly LineMark[]
}
export const givenIn = <M>(sealed: readonly M[] | Given<M>): Given<M> =>
  'marks' in sealed ? sealed : { marks: sealed as readonly M[], lines: [] }
