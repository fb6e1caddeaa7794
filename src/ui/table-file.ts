import { isRefusal, type Refusal, sayErased } from '#kernel'
import { beside, besideFile, guarded, making } from '#platform'
import { download } from './http.tsx'
import type { Column } from './table.tsx'
import type { TextSheet, TextTable } from './workbook-task.ts'

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
}): Promise<Response | Refusal> {
  const content = t.format === 'csv' ? csvOf(t.rows, t.columns) : await xlsxOf(t.rows, t.columns)
  return isRefusal(content) ? content : download(content, `${t.name}.${t.format}`, types[t.format])
}

/** Rows as CSV that a spreadsheet opens rightly: byte order mark, quoted where needed, nothing a spreadsheet would run. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const kept = columns.filter((c) => c.text)
  const cell = (s: string) => {
    const safe = guarded(s)
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = [kept.map((c) => cell(c.label)), ...rows.map((r) => kept.map((c) => cell(c.text!(r))))]
  return sayErased(`\ufeff${lines.map((l) => l.join(',')).join('\r\n')}\r\n`)
}

const task = making(besideFile('workbook-task', import.meta.url))

/** The same table as a workbook, put together beside the server. */
export async function xlsxOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  const kept = columns.filter((c) => c.text)
  const texts: TextTable = {
    columns: kept.map((c) => ({ label: c.label, isFigure: c.number ?? false })),
    rows: rows.map((r) => kept.map((c) => sayErased(c.text!(r)))),
  }
  return await beside.do(task, texts)
}

/** Several tables as one workbook, a sheet for each. */
export const workbookOf = async (sheets: readonly TextSheet[]): Promise<Uint8Array<ArrayBuffer> | Refusal> => await beside.do(task, sheets)
