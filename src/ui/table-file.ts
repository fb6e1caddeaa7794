import { sayErased } from '#kernel'
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import { download } from './http.tsx'
import type { Column } from './table.tsx'

export type TableFormat = 'csv' | 'xlsx'

/** As which file an address asks for its table, if for one. */
export const formatAsked = (params: URLSearchParams): TableFormat | undefined =>
  (['csv', 'xlsx'] as const).find((f) => f === params.get('format'))

const types: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A table to take away: every column that has a text, every row. */
export async function tableFile<Row>(t: {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  /** Without an ending. */
  name: string
  format: TableFormat
}): Promise<Response> {
  const content = t.format === 'csv' ? csvOf(t.rows, t.columns) : await xlsxOf(t.rows, t.columns)
  return download(content, `${t.name}.${t.format}`, types[t.format])
}

/** Rows as CSV that a spreadsheet opens rightly: byte order mark, quoted where needed, nothing a spreadsheet would run. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const kept = columns.filter((c) => c.text)
  const cell = (s: string) => {
    const safe = /^\s*[=+\-@＝＋－＠\t\r]/.test(s) && !/^-?[\d.,]+$/.test(s) ? `'${s}` : s
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = [kept.map((c) => cell(c.label)), ...rows.map((r) => kept.map((c) => cell(c.text!(r))))]
  return sayErased(`\ufeff${lines.map((l) => l.join(',')).join('\r\n')}\r\n`)
}

/**
 * The same table as a workbook: figures are numbers and days are days, so that they add up and sort; everything else is text and is never
 * run. What is longer than the 15 digits a spreadsheet keeps, as a credit code, stays text.
 */
export async function xlsxOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Promise<Uint8Array<ArrayBuffer>> {
  const kept = columns.filter((c) => c.text)
  const table = rows.map((r) => kept.map((c) => sayErased(c.text!(r))))
  const heading: Cell[] = kept.map((c) => ({ type: String, value: c.label, fontWeight: 'bold', ...(c.number && { align: 'right' }) }))
  const cells: Cell[][] = table.map((row) => row.map((text, i) => cellOf(text, kept[i]!.number ?? false)))
  const widths = kept.map((c, i) => ({
    width: Math.min(60, 2 + table.reduce((most, row) => Math.max(most, widthOf(row[i]!)), widthOf(c.label))),
  }))
  const file = await writeXlsxFile([heading, ...cells], { columns: widths, stickyRowsCount: 1 }).toBuffer()
  return new Uint8Array(file)
}

/** The longest text a cell of a workbook takes. */
const longestCell = 32_767

function cellOf(text: string, isFigure: boolean): Cell {
  if (text === '') return null
  const day = serialDay(text)
  if (day !== undefined) return { type: Number, value: day, format: 'yyyy-mm-dd' }
  const figure = text.replaceAll(',', '')
  if (isFigure && /^-?\d+(\.\d+)?$/.test(figure) && figure.replace(/\D/g, '').length <= 15) {
    const decimals = figure.split('.')[1]?.length ?? 0
    // A year is no amount: thousands are set apart where the text does it.
    const format = `${text.includes(',') ? '#,##0' : '0'}${decimals ? `.${'0'.repeat(decimals)}` : ''}`
    return { type: Number, value: Number(figure), format }
  }
  // What does not fit is seen to be cut.
  return { type: String, value: text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text }
}

/** A day as a spreadsheet counts it, days since 30 December 1899; undefined for what is no day. */
function serialDay(text: string): number | undefined {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from('1899-12-30').until(text).days
  } catch {
    return undefined
  }
}

/** How many columns of type a text takes: Chinese is twice as wide. */
const widthOf = (text: string): number => [...text].reduce((n, ch) => n + (/[\u1100-\uffff]/.test(ch) ? 2 : 1), 0)
