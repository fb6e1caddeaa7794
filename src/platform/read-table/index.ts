import { isRefusal, type Refusal, type Words } from '#kernel'
import { decodeText, type Encoding } from './decode.ts'
import { encodingWords, separatorWords, skippedWords } from './found-words.ts'
import { type Separator, separate, withoutEmptyEnd } from './separated.ts'
import { withoutUnseen } from '../input.ts'
import { refuse } from './words.ts'
import { workbookNotes } from './workbook-words.ts'
import { readXlsx } from './xlsx.ts'

export { type Decoded, decodeText, type Encoding } from './decode.ts'
export { encodingWords } from './found-words.ts'

/** A table from outside, cell by cell as text, and how it was read. */
export interface ReadTable {
  /**
   * Rows with something in them; `row` is the number a spreadsheet shows beside it. All have as many cells as the widest;
   * `given` is how many the row itself had, which in text may be fewer where a line broke off.
   */
  readonly rows: readonly { readonly row: number; readonly given: number; readonly cells: readonly string[] }[]
  readonly as:
    | { readonly kind: 'text'; readonly encoding: Encoding; readonly separator: Separator }
    | { readonly kind: 'xlsx'; readonly sheet: string; readonly others: readonly string[] }
  readonly emptyRows: number
  /** How it was read, for whoever handed it in. */
  readonly notes: readonly Words[]
  /** Something was worked out that might have been meant differently: a person should look before it is taken. */
  readonly isSure: boolean
}

/**
 * Reads any table people hand in: xlsx, or text in UTF-8, UTF-16 or GB18030 with commas, semicolons or tabs. Empty rows and empty
 * columns at the end are left out and counted. One reader for screens and command line.
 * @param content bytes of a file, or text that is known to be text
 */
export function readTable(content: Uint8Array | string, o: { mostRows?: number } = {}): ReadTable | Refusal {
  const mostRows = o.mostRows ?? 1_000_000
  if (typeof content !== 'string') {
    if (starts(content, [0x50, 0x4b, 0x03, 0x04])) return workbook(content, mostRows)
    if (starts(content, [0xd0, 0xcf, 0x11, 0xe0])) return refuse('old-xls')
  }
  const decoded =
    typeof content === 'string' ? { text: content.replace(/^\ufeff/, ''), encoding: 'UTF-8' as const, isSure: true } : decodeText(content)
  if (isRefusal(decoded)) return decoded
  const found = separate(decoded.text, mostRows)
  if (isRefusal(found)) return found
  const whole = filled(found.rows, mostRows)
  if (isRefusal(whole)) return whole
  const { rows, emptyRows } = whole
  return {
    rows,
    as: { kind: 'text', encoding: decoded.encoding, separator: found.separator },
    emptyRows,
    isSure: decoded.isSure && found.isSure,
    notes: [
      encodingWords(decoded),
      ...(rows.some((r) => r.cells.length > 1) ? [separatorWords(found.separator, found.isSure)] : []),
      ...skippedWords(emptyRows),
    ],
  }
}

function workbook(bytes: Uint8Array, mostRows: number): ReadTable | Refusal {
  const book = readXlsx(bytes, mostRows)
  if (isRefusal(book)) return book
  const whole = filled(book.rows, mostRows)
  if (isRefusal(whole)) return whole
  const { emptyRows } = whole
  // A sheet keeps no cell that is empty.
  const rows = whole.rows.map((r) => ({ ...r, given: r.cells.length }))
  return {
    rows,
    as: { kind: 'xlsx', sheet: book.sheet, others: book.others },
    emptyRows,
    isSure: book.others.length + book.hiddenSheets.length + book.hiddenRows + book.mergedNumbers === 0,
    notes: [...workbookNotes(book), ...skippedWords(emptyRows)],
  }
}

const starts = (bytes: Uint8Array, mark: readonly number[]) => mark.every((b, i) => bytes[i] === b)

/** Cells of a table when every row is as wide as the widest: one row of a million commas makes a million of each other. */
const mostCells = (mostRows: number): number => Math.max(2_000_000, 20 * (mostRows + 1_000))

/** Rows with something in them, as wide as the widest of them. */
function filled(all: readonly (readonly string[])[], mostRows: number) {
  const kept = all.flatMap((cells, i) => {
    // Names that look the same are the same: without characters nobody sees, and composed.
    const some = withoutEmptyEnd(cells.map((c) => withoutUnseen(c).normalize('NFC')))
    return some.length ? [{ row: i + 1, given: cells.length, cells: some }] : []
  })
  if (kept.length > mostRows + 1) return refuse('too-many-rows', mostRows)
  const widest = kept.reduce((w, r) => (r.cells.length > w.cells.length ? r : w), kept[0] ?? { row: 0, cells: [] as string[] })
  const width = widest.cells.length
  if (width * kept.length > mostCells(mostRows)) return refuse('too-wide', widest.row, width)
  const rows = kept.map(({ row, given, cells }) => ({ row, given, cells: [...cells, ...new Array<string>(width - cells.length).fill('')] }))
  // Empty rows after the last one are how files end.
  const last = kept.at(-1)?.row ?? 0
  const trailing = all.slice(last).filter((cells) => cells.length > 1).length
  return { rows, emptyRows: last - kept.length + trailing }
}
