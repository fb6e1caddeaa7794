import { type FreshRefusal, isRefusal } from '#kernel'
import { decodeText, type Encoding } from './decode.ts'
import { type Separator, separate, withoutEmptyEnd } from './separated.ts'
import { withoutUnseen } from '../input.ts'
import { unguarded } from './guarded.ts'
import { columnName } from './place.ts'
import { refuse } from './words.ts'
import { readXlsx, type Workbook } from './xlsx.ts'

/** A table as it was read, in plain values: it may cross from one thread to another. */
export interface PlainTable {
  /**
   * Rows with something in them; `row` is the number a spreadsheet shows beside it. All have as many cells as there are headings;
   * `given` is how many the row itself had, which in text may be fewer where a line broke off.
   */
  readonly rows: readonly { readonly row: number; readonly given: number; readonly cells: readonly string[] }[]
  readonly emptyRows: number
  readonly found:
    | {
        readonly kind: 'text'
        readonly encoding: Encoding
        readonly separator: Separator
        readonly isSure: readonly [encoding: boolean, separator: boolean]
      }
    | { readonly kind: 'xlsx'; readonly book: Omit<Workbook, 'rows'> }
}

/** Reads a table; `readTable` says how. */
export function readPlain(content: Uint8Array | string, mostRows: number): PlainTable | FreshRefusal {
  if (typeof content !== 'string') {
    if (starts(content, zip)) return workbook(content, mostRows)
    if (starts(content, [0xd0, 0xcf, 0x11, 0xe0])) return refuse('old-xls')
  }
  const decoded =
    typeof content === 'string' ? { text: content.replace(/^\ufeff/, ''), encoding: 'UTF-8' as const, isSure: true } : decodeText(content)
  if (isRefusal(decoded)) return decoded
  const { text, encoding } = decoded
  const found = separate(text, mostRows)
  if (isRefusal(found)) return found
  const whole = filled(found.rows, mostRows, found.separator === ',')
  if (isRefusal(whole)) return whole
  return { ...whole, found: { kind: 'text', encoding, separator: found.separator, isSure: [decoded.isSure, found.isSure] } }
}

function workbook(bytes: Uint8Array, mostRows: number): PlainTable | FreshRefusal {
  const read = readXlsx(bytes, mostRows)
  if (isRefusal(read)) return read
  const { rows, ...book } = read
  const whole = filled(rows, mostRows, false)
  if (isRefusal(whole)) return whole
  // A sheet keeps no cell that is empty.
  return { rows: whole.rows.map((r) => ({ ...r, given: r.cells.length })), emptyRows: whole.emptyRows, found: { kind: 'xlsx', book } }
}

/** How a package begins, as a workbook is one. */
const zip = [0x50, 0x4b, 0x03, 0x04]
export const isPacked = (content: Uint8Array): boolean => starts(content, zip)
const starts = (bytes: Uint8Array, mark: readonly number[]) => mark.every((b, i) => bytes[i] === b)

/** Cells of a table when every row is as wide as the widest: one row of a million commas makes a million of each other. */
const mostCells = (mostRows: number): number => Math.max(2_000_000, 20 * (mostRows + 1_000))

/**
 * A figure that was written 4,120 without quotation marks is two cells, and whoever read by headings would take 4 for it: a cell under no
 * heading is nobody's, so the table is not what its headings say.
 */
function beyondHeadings([head, ...rows]: readonly { readonly row: number; readonly cells: readonly string[] }[]): FreshRefusal | undefined {
  const headings = head?.cells.length ?? 0
  const over = rows.find((r) => r.cells.length > headings)
  if (!over) return undefined
  if (isTitle(head!.cells, rows)) return refuse('title-line', head!.row, head!.cells[0]!.trim().slice(0, 40))
  const at = over.cells.findIndex((c, i) => i >= headings && c.trim() !== '')
  return refuse('beyond-headings', over.row, columnName(at), over.cells[at]!.trim().slice(0, 20), headings)
}

/** Whether the first row is a title: one cell, above a row of several that are words, as headings are. */
const isTitle = (first: readonly string[], rows: readonly { readonly cells: readonly string[] }[]): boolean =>
  first.length === 1 && rows.length > 1 && rows[0]!.cells.length > 1 && rows[0]!.cells.every((c) => /\p{L}/u.test(c) || c.trim() === '')

/** Headings under which words stand and no figures. */
const wordsBelow =
  /备注|备考|说明|附注|注释|意见|原因|姓名|名称|联系人|来源|出处|依据|地址|remark|note|comment|reason|name|contact|source|basis|address/iu

/**
 * A figure that was written 4,120 where the last column may be empty: its end stands under the next heading, where no other row has a figure
 * or the heading asks for words. Only of what commas part; a row of which it may be is refused, since 4 would be taken for 4,120.
 */
function brokenFigure([head, ...rows]: readonly { readonly row: number; readonly cells: readonly string[] }[]): FreshRefusal | undefined {
  for (const { row, cells } of rows) {
    // The end of a figure is the last of its row, as in 1,234,567, but for what stands beside it under headings of words.
    const last = cells.length - 1
    const forWords = (i: number) => wordsBelow.test(head!.cells[i] ?? '')
    const at = cells.findLastIndex((_, i) => (forWords(i) ? isEnd(cells, i) : i === last && isEnd(cells, i, /^\d{3}$/)))
    if (at < 0) continue
    const others = rows.filter((r) => r.row !== row).map((r) => (r.cells[at] ?? '').trim())
    const alone = others.length > 0 && others.every((c) => !/^\d/.test(c))
    if (alone || forWords(at)) return refuse('broken-figure', row, columnName(at), cells[at - 1]!.trim(), cells[at]!.trim())
  }
  return undefined
}
/** Under a heading of words: thousands or decimals, with a unit where one was written. */
const endOfFigure =
  /^\d{1,3}(?:\.\d+)?\s*(?:[人户名位个项次件份元天日%]|万元?|亿元?|小时|people|persons?|households?|hours?|yuan|rmb|cny)?$/iu
/** Whether a cell may be the end of a figure of which the beginning stands before it. */
const isEnd = (cells: readonly string[], at: number, end = endOfFigure): boolean =>
  at > 0 && end.test(cells[at]!.trim()) && /^[¥￥]?\d{1,3}$/.test(cells[at - 1]!.trim()) && cells[at - 1]!.trim() !== '0'

/** Rows with something in them, as wide as the headings. */
function filled(all: readonly (readonly string[])[], mostRows: number, byCommas: boolean) {
  const kept = all.flatMap((cells, i) => {
    // Names that look the same are the same: without characters nobody sees, and composed. What our own file guards is as it was.
    const some = withoutEmptyEnd(cells.map((c) => unguarded(withoutUnseen(c).normalize('NFC'))))
    return some.length ? [{ row: i + 1, given: cells.length, cells: some }] : []
  })
  if (kept.length > mostRows + 1) return refuse('too-many-rows', mostRows)
  const over = beyondHeadings(kept) ?? (byCommas ? brokenFigure(kept) : undefined)
  if (over) return over
  // No row is wider than the headings.
  const { row: first, cells: headings } = kept[0] ?? { row: 0, cells: [] }
  const width = headings.length
  if (width * kept.length > mostCells(mostRows)) return refuse('too-wide', first, width)
  const rows = kept.map(({ row, given, cells }) => ({ row, given, cells: [...cells, ...new Array<string>(width - cells.length).fill('')] }))
  // Empty rows after the last one are how files end.
  const last = kept.at(-1)?.row ?? 0
  const trailing = all.slice(last).filter((cells) => cells.length > 1).length
  return { rows, emptyRows: last - kept.length + trailing }
}
