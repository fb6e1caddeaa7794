import writeXlsxFile, { type Cell } from 'write-excel-file/node'

/** A table as texts, row by row, and which of its columns are figures. */
export interface TextTable {
  readonly columns: readonly { readonly label: string; readonly isFigure: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** One of several tables of a workbook, with the name of its sheet. */
export interface TextSheet extends TextTable {
  readonly name: string
}

/**
 * Puts a workbook together beside the server: figures are numbers and days are days, so that they add up and sort; everything else is text
 * and is never run. What is longer than the 15 digits a spreadsheet keeps, as a credit code, stays text.
 */
export async function workbookTask(of: TextTable | readonly TextSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = await writeXlsxFile('rows' in of ? [sheetOf(of)] : named(of)).toBuffer()
  return new Uint8Array(file)
}

/** Sheets by names that a spreadsheet takes: 31 characters at most, none of them one of its own. */
const named = (of: readonly TextSheet[]) =>
  of.map((t, n) => ({ ...sheetOf(t), sheet: `${n + 1} ${t.name.replace(/[\\/?*[\]:]/g, ' ')}`.slice(0, 31) }))

function sheetOf({ columns, rows }: TextTable) {
  const heading: Cell[] = columns.map((c) => ({ type: String, value: c.label, fontWeight: 'bold', ...(c.isFigure && { align: 'right' }) }))
  const cells: Cell[][] = rows.map((row) => row.map((text, i) => cellOf(text, columns[i]!.isFigure)))
  const widths = columns.map((c, i) => ({
    width: Math.min(60, 2 + rows.reduce((most, row) => Math.max(most, widthOf(row[i]!)), widthOf(c.label))),
  }))
  return { data: [heading, ...cells], columns: widths, stickyRowsCount: 1 }
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
