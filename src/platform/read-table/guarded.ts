/** What a spreadsheet would run, or what looks like it behind a guard already. */
const runs = /^'*\s*[=+\-@＝＋－＠\t\r]/
const figure = /^-?[\d.,]+$/

/** A cell of a table to take away, so that no spreadsheet runs it. */
export const guarded = (cell: string): string => (runs.test(cell) && !figure.test(cell) ? `'${cell}` : cell)

/** The cell as it was before it was guarded. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && runs.test(cell.slice(1)) ? cell.slice(1) : cell)
