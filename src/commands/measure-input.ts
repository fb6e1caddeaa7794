import { isRefusal, type Refusal, typedNumber, type Words } from '#kernel'
import { parseArgs } from 'node:util'
import { readTable as readAnyTable } from '#read-table'
import { type CommandIo, type MeasureCommand, refused, sayHow, textOfFile, wholeFile } from './command.ts'
import { plainest, sayCountedApart } from './spellings.ts'
import { refuse } from './measure-input-words.ts'
import { missing, no, yes } from './measure-words.ts'

/** An answer no that has to leave several functions at once; caught in `measureCommand` and nowhere else. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.words.en)
    this.refusal = refusal
  }
}

/** Stops the command with a sentence for the person. */
export function stop(refusal: Refusal): never {
  throw new Refused(refusal)
}

/** The value of an answer, or the end of the command. */
export function granted<T>(answer: T | Refusal): T {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) throw new Refused(answer as Refusal)
  return answer as T
}

/** A command whose answer is printed as one line of JSON, and whose refusals are printed with exit code 1. */
export const measureCommand = (
  says: Words,
  example: string,
  answer: (options: (known: readonly string[], flags?: readonly string[]) => Options, io: CommandIo) => Promise<unknown>,
): MeasureCommand => ({
  says,
  example,
  run: async (argv, io) => {
    try {
      io.out(`${JSON.stringify(await answer((known, flags = []) => readOptions(argv, known, flags), io), plain)}\n`)
      return 0
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem
      return refused(io, problem.refusal)
    }
  },
})

const plain = (_: string, value: unknown): unknown => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value)

export interface Options {
  readonly files: readonly string[]
  /** Undefined when it was not given. */
  readonly get: (name: string) => string | undefined
  readonly need: (name: string) => string
  readonly has: (flag: string) => boolean
  /** A number, or the default. */
  readonly number: (name: string, otherwise: number) => number
}

function readOptions(argv: readonly string[], known: readonly string[], flags: readonly string[]): Options {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    options: Object.fromEntries([
      ...known.map((name) => [name, { type: 'string' as const }]),
      ...flags.map((name) => [name, { type: 'boolean' as const }]),
    ]),
  })
  const given = new Map<string, string | undefined>()
  const files: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value)
    if (token.kind !== 'option') continue
    const wantsValue = known.includes(token.name)
    if (!wantsValue && !flags.includes(token.name)) stop(refuse('option-unknown', token.rawName))
    if (given.has(token.name)) stop(refuse('option-twice', token.rawName))
    if (wantsValue && (token.value === undefined || token.value === '')) stop(refuse('option-empty', token.rawName))
    if (!wantsValue && token.value !== undefined) stop(refuse('flag-with-value', token.rawName))
    given.set(token.name, token.value)
  }
  const get = (name: string) => given.get(name)
  return {
    files,
    get,
    need: (name) => get(name) ?? stop(refuse('option-missing', `--${name}`)),
    has: (flag) => given.has(flag),
    number: (name, otherwise) => {
      const text = get(name)
      if (text === undefined) return otherwise
      return numberOf(text) ?? stop(refuse('option-not-a-number', `--${name}`, text))
    },
  }
}

/** A table as text, column by column. Rows are counted from 1 without the header. */
export interface Table {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Every cell as it stands, even when empty. */
  readonly raw: (column: string) => readonly string[]
  /** Every cell filled with something that is not {@link missing}, or with one of the words that are meant. */
  readonly text: (column: string, meant?: readonly string[]) => readonly string[]
  /** Every cell a number. */
  readonly numbers: (column: string) => readonly number[]
  /** Cells by row, missing ones undefined. */
  readonly answers: (column: string) => readonly (string | undefined)[]
  /** The same as numbers. */
  readonly numbersGiven: (column: string) => readonly (number | undefined)[]
  /** The number a row has in messages. */
  readonly rowNumber: (i: number) => number
}

export const isMissing = (cell: string, words: readonly string[] = missing): boolean =>
  cell.trim() === '' || words.some((m) => plainest(m) === plainest(cell))

/** Reads a table from xlsx or text in any of the encodings and separators people's programs write. */
export async function readTable(path: string, io: CommandIo, o: { missing?: string | undefined } = {}): Promise<Table> {
  const absent = o.missing === undefined ? missing : o.missing.split(/[,，]/).map((m) => m.trim())
  let content: Uint8Array | string
  try {
    content = await wholeFile(path, io)
  } catch (problem) {
    return stop(refuse('not-readable', path, (problem as Error).message))
  }
  const table = readAnyTable(content)
  if (isRefusal(table)) return stop(refuse('not-a-table', path, table.words.zh, table.words.en))
  sayHow(path, table, io)
  const [first, ...records] = table.rows
  if (!first || records.length === 0) return stop(refuse('no-rows', path))
  const width = first.cells.findLastIndex((c) => c !== '') + 1
  const header = first.cells.slice(0, width).map((c) => c.trim())
  header.forEach((name, i) => {
    if (name === '') stop(refuse('column-nameless', path, i + 1))
    if (header.indexOf(name) !== i) stop(refuse('column-twice', path, name))
  })
  const number = (i: number) => records[i]!.row - first.row
  // That none is longer the reader has seen to.
  records.forEach(({ given }, i) => {
    if (given < width) stop(refuse('row-length', path, number(i), given, width))
  })
  const raw = (column: string) => {
    const at = header.indexOf(column)
    if (at < 0) stop(refuse('column-missing', path, column, header.join(', ')))
    return records.map(({ cells }) => cells[at]!.trim())
  }
  const answers = (column: string) => raw(column).map((cell) => (isMissing(cell, absent) ? undefined : cell))
  const told = (column: string, cell: string | undefined, i: number): string =>
    cell ??
    stop(
      raw(column)[i] === ''
        ? refuse('cell-empty', path, number(i), column)
        : refuse('cell-missing', path, number(i), column, raw(column)[i]!),
    )
  return {
    file: path,
    columns: header,
    rows: records.length,
    raw,
    answers,
    rowNumber: number,
    numbersGiven: (column) => answers(column).map((cell, i) => (cell === undefined ? undefined : numberIn(path, number(i), column, cell))),
    text: (column, meant = []) => {
      const cells = raw(column)
      const names = answers(column).map((cell, i) => told(column, cell ?? (meant.includes(cells[i]!) ? cells[i] : undefined), i))
      sayCountedApart(path, column, names, io)
      return names
    },
    numbers: (column) => answers(column).map((cell, i) => numberIn(path, number(i), column, told(column, cell, i))),
  }
}

export function numberIn(path: string, row: number, column: string, cell: string): number {
  if (cell === '') stop(refuse('cell-empty', path, row, column))
  return numberOf(cell) ?? stop(refuse('cell-not-a-number', path, row, column, cell.slice(0, 40)))
}

/** Yes or no, as a cell of a table says it. */
export function yesNoIn(path: string, row: number, column: string, cell: string): boolean {
  if (yes.includes(plainest(cell))) return true
  if (no.includes(plainest(cell))) return false
  return stop(refuse(cell === '' ? 'cell-empty' : 'cell-not-yes-no', path, row, column, cell.slice(0, 40)))
}

export async function readJson(path: string, io: CommandIo): Promise<unknown> {
  let text: string | Refusal
  try {
    text = await textOfFile(path, io)
  } catch (problem) {
    return stop(refuse('not-readable', path, (problem as Error).message))
  }
  if (isRefusal(text)) return stop(refuse('not-a-table', path, text.words.zh, text.words.en))
  try {
    return JSON.parse(text)
  } catch (problem) {
    return stop(refuse('not-json', path, (problem as Error).message))
  }
}

/** A number as programs write it (`1e-5`) or as people do (`１，２００`); undefined when it is none or can be read in two ways. */
function numberOf(text: string): number | undefined {
  if (/^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return Number.isFinite(Number(text)) ? Number(text) : undefined
  const typed = typedNumber(text)
  return typed === undefined ? undefined : Number(typed)
}
