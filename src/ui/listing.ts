import { isRefusal, type Refusal } from '#kernel'
import type { ListQuery, PageOf } from '#platform'
import type { C, View } from './http.tsx'
import { type Column, listQuery } from './table.tsx'
import { formatAsked, type TableFormat, tableFile } from './table-file.ts'
import { refuseList } from './words.ts'

/** A list as one asks for it by an address: in which orders it goes, how rows of it are read, and what is told of each. */
export interface List<Row, P extends PageOf<Row> = PageOf<Row>> {
  /** The orders it can be in, the one without being asked first. */
  sorts: readonly [string, ...string[]]
  descending?: boolean
  /** Rows on a page. */
  size?: number
  /** What it is called as a file, without an ending. */
  name: string
  /** One page of it, with whatever else is told of the whole. */
  read(query: ListQuery): Promise<P | Refusal> | P | Refusal
  /** Its columns for these rows; `forFile` where only what has a text is asked for. */
  columns(rows: readonly Row[], forFile: boolean): Promise<readonly Column<Row>[]> | readonly Column<Row>[]
}

/** What a page of a list shows. */
export interface Listed<Row> {
  rows: readonly Row[]
  total: number
  query: ListQuery
  columns: readonly Column<Row>[]
}

/** Rows of one file. A workbook of so many keeps a thread busy for a second; CSV, which the server writes itself, takes a tenth of that. */
export const mostInFile: Readonly<Record<TableFormat, number>> = { csv: 50_000, xlsx: 10_000 }

/**
 * A list at its address: one page of it, or with `format=csv` or `format=xlsx` all of it as a file. A file holds what was asked for whole,
 * in the same order; where it cannot, it is refused with the number of rows.
 */
export async function listView<Row, P extends PageOf<Row>>(
  c: C,
  list: List<Row, P>,
  page: (listed: P & Listed<Row>) => View | Promise<View>,
  limits = mostInFile,
): Promise<View> {
  const params = new URL(c.req.url).searchParams
  const query = listQuery(params, list.sorts, list)
  const format = formatAsked(params)
  const most = format && limits[format]
  const found = await list.read(most ? { ...query, page: 1, size: most } : query)
  if (isRefusal(found)) return found
  if (most && found.total > most) return refuseList(format === 'xlsx' ? 'list-too-long-for-excel' : 'list-too-long', found.total, most)
  const columns = await list.columns(found.rows, format !== undefined)
  return format ? await tableFile({ rows: found.rows, columns, name: list.name, format }) : await page({ ...found, query, columns })
}
