import type { FreshRefusal } from '#kernel'
import { parse } from 'csv-parse/sync'
import { refuse } from './words.ts'

export type Separator = ',' | ';' | '\t'
const separators: readonly Separator[] = [',', ';', '\t']

export interface Separated {
  readonly rows: string[][]
  readonly separator: Separator
  /** Another separator would have made a table as well. */
  readonly isSure: boolean
}

/** Characters in one row: what is longer is no row of a table, but a quotation mark that is not closed, or one line of something else. */
const mostInRow = 500_000

/**
 * Rows of text with commas, semicolons or tabs between: whichever gives the header and the rows below it the same number of
 * cells, quoted cells respected; the most cells where several do. `sep=;` in the first line, as a spreadsheet writes it, decides.
 */
export function separate(text: string, mostRows: number): Separated | FreshRefusal {
  const told = /^"?sep=([,;\t])"?\r?\n/i.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const candidates = (told ? [told[1] as Separator] : separators).map((separator) => {
    const head = parsed(body, separator, 60)
    if (!Array.isArray(head)) return { separator, cells: 0, fits: 0 }
    const filled = head.map(withoutEmptyEnd).filter((r) => r.length > 0)
    const cells = filled[0]?.length ?? 0
    // Rows may end early or in empty cells; a row with more cells than the header does not fit.
    const fits = filled.length ? filled.filter((r) => r.length <= cells && (r.length > 1 || cells === 1)).length / filled.length : 0
    return { separator, cells, fits }
  })
  const tables = candidates.filter((c) => c.cells > 1).sort((a, b) => b.fits - a.fits || b.cells - a.cells)
  const best = tables[0]
  const separator = best?.separator ?? ','
  const rows = parsed(body, separator, mostRows + 2)
  if (!Array.isArray(rows)) return rows
  const isSure = !tables[1] || told !== null || tables[1].fits < best!.fits
  return { rows, separator, isSure }
}

export function withoutEmptyEnd(cells: readonly string[]): string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1]!.trim() === '') end--
  return cells.slice(0, end)
}

function parsed(text: string, delimiter: Separator, to: number): string[][] | FreshRefusal {
  try {
    // A quotation mark inside a plain cell is only a sign, as in 5" or 3'6".
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, to, max_record_size: mostInRow }) as string[][]
  } catch (e) {
    return refuse('not-csv', (e as { lines?: number }).lines ?? 1)
  }
}
