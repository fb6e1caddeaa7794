/** Rows and columns that a spreadsheet has. */
export const lastRow = 1_048_576
const lastColumn = 16_384

/** Where a cell stands by its reference, both counted from 0, or undefined where no sheet has such a cell. */
export const placeOf = (reference: string): { row: number; column: number } | undefined => {
  const m = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference)
  if (!m) return undefined
  const row = Number(m[2]) - 1
  const column = [...m[1]!.toUpperCase()].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1
  return row >= 0 && row < lastRow && column < lastColumn ? { row, column } : undefined
}

/** Counted from 0 by the number of a row, or undefined where no sheet has such a row. */
export const rowOf = (number: string): number | undefined =>
  /^\d{1,7}$/.test(number) && Number(number) >= 1 && Number(number) <= lastRow ? Number(number) - 1 : undefined

/** 0 is A, 27 is AB. */
export const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (Math.max(0, column) % 26))
