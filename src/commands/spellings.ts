import { halfWidth, type Refusal, typedNumber, type Words } from '#kernel'
import { inPlainestForm } from '#platform'
import { type CommandIo, told } from './command.ts'
import { noWords, refuse, spellingWords, yesWords } from './spellings-words.ts'

/** A cell without what no answer differs by: case, width, blanks around it and how many stand within. */
export const plainest = (cell: string): string => halfWidth(cell).toLowerCase().replace(/\s+/g, ' ')

const isPlainWord = (text: string): boolean => /^[a-z ]{2,}$/.test(text)

/** Whether one becomes the other by one letter more, less or otherwise. */
function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length < 3 || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1)
}

/**
 * Whether two cells may be one answer in two spellings, though they differ by more than case, width and blanks: `yes` and 是, `yes.`,
 * `ye`, traditional characters, `1.0`. Nobody can know, so who asks is asked.
 */
function mayBeTheSame(a: string, b: string): boolean {
  const [one, other] = [plainest(a), plainest(b)]
  if (one === other) return true
  if ([yesWords, noWords].some((words) => words.includes(one) && words.includes(other))) return true
  const [n, m] = [typedNumber(one), typedNumber(other)]
  if (n !== undefined && m !== undefined) return Number(n) === Number(m)
  const bare = (text: string) => inPlainestForm(text).replace(/[^\p{L}\p{N}]/gu, '')
  if (bare(one) !== '' && bare(one) === bare(other)) return true
  return isPlainWord(one) && isPlainWord(other) && isOneLetterOff(one, other)
}

/**
 * Which cells of a column are the answer that is asked for. Case, width and blanks make no difference; what else may be another
 * spelling of it is refused until `--same` or `--apart` says which it is.
 * @param cells undefined where there is no answer
 * @returns for each cell whether it is the answer, and the spellings that were counted
 */
export function answersAs(
  asked: { readonly column: string; readonly value: string; readonly same: readonly string[]; readonly apart: readonly string[] },
  cells: readonly (string | undefined)[],
): { readonly is: readonly boolean[]; readonly spellings: readonly string[] } | Refusal {
  const { column, value } = asked
  const occurring = [...new Set(cells.filter((c) => c !== undefined))].sort()
  const [same, apart] = [asked.same.map(plainest), asked.apart.map(plainest)]
  const both = same.find((s) => apart.includes(s))
  if (both !== undefined) return refuse('both-ways', both)
  const known = new Set(occurring.map(plainest))
  for (const given of [...asked.same, ...asked.apart]) if (!known.has(plainest(given))) return never(column, given, occurring)
  const meant = new Set([plainest(value), ...same])
  const spellings = occurring.filter((c) => meant.has(plainest(c)))
  // A value that nobody gave is a slip of the pen far more often than a share of nought.
  if (!known.has(plainest(value))) return never(column, value, occurring)
  const unclear = occurring.filter(
    (c) => !meant.has(plainest(c)) && !apart.includes(plainest(c)) && [...meant].some((m) => mayBeTheSame(m, c)),
  )
  if (unclear.length > 0) return refuse('unclear', column, value, unclear.slice(0, 20))
  return { is: cells.map((c) => c !== undefined && meant.has(plainest(c))), spellings }
}

const never = (column: string, value: string, occurring: readonly string[]): Refusal =>
  refuse('value-never', column, value, `${occurring.slice(0, 20).join(', ')}${occurring.length > 20 ? ', …' : ''}`)

/** Cells that differ by case, width and blanks alone, each group in the order it was met. */
export function variantsIn(cells: readonly (string | undefined)[]): string[][] {
  const groups = new Map<string, Set<string>>()
  for (const c of cells) {
    if (c === undefined) continue
    const key = plainest(c)
    groups.set(key, (groups.get(key) ?? new Set()).add(c))
  }
  return [...groups.values()].filter((g) => g.size > 1).map((g) => [...g])
}

/** Says on standard error which spellings were counted as one answer. */
export function sayCountedAs(path: string, column: string, value: string, others: readonly string[], io: CommandIo): void {
  if (others.length > 0) say(path, spellingWords.both('countedAs', column, value, others), io)
}

/** Says on standard error which names were counted apart though they differ by case, width and blanks alone. */
export function sayCountedApart(path: string, column: string, cells: readonly string[], io: CommandIo): void {
  for (const group of variantsIn(cells).slice(0, 20)) say(path, spellingWords.both('countedApart', column, group), io)
}

const say = (path: string, { zh, en }: Words, io: CommandIo): void => io.err(told(io, { zh: `${path}: ${zh}`, en: `${path}: ${en}` }))
