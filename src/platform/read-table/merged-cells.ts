import type { Budget } from './budget.ts'
import { placeOf } from './place.ts'

/**
 * One name written across several rows stands for each of them; a number does not, or it would be counted several times.
 * @returns how many numbers were left in their first cell
 */
export function spreadMerged(rows: string[][], merged: readonly string[], budget: Budget): number {
  let mergedNumbers = 0
  for (const ref of merged.slice(0, 20_000)) {
    const [from, to] = ref.split(':', 2).map(placeOf)
    if (!from || !to || (to.row - from.row + 1) * (to.column - from.column + 1) > 20_000) continue
    const value = rows[from.row]?.[from.column]
    if (!value) continue
    budget.characters(value.length)
    if (/^[\d\s.,\uff0c\uff0e\u00a5\uffe5\u4e07\u5143%-]+$/.test(value)) {
      mergedNumbers++
      continue
    }
    budget.cells(Math.max(0, Math.min(to.row, rows.length - 1) - from.row + 1) * Math.max(0, to.column - from.column + 1))
    for (let r = from.row; r <= Math.min(to.row, rows.length - 1); r++)
      for (let c = from.column; c <= to.column; c++) {
        while (rows[r]!.length <= c) rows[r]!.push('')
        if (rows[r]![c]) continue
        budget.characters(value.length)
        rows[r]![c] = value
      }
  }
  return mergedNumbers
}
