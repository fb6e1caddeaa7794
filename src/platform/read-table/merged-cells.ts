import { type Budget, Stop } from './budget.ts'
import { placeOf } from './place.ts'
import { refuse } from './words.ts'

/** Areas of merged cells in one sheet: a table of as many rows as may be, with a name over every other. */
const mostMerged = 20_000

/**
 * One name written across several rows stands for each of them; a number does not, or it would be counted several times. Where an area is
 * larger than the table, as a whole column is, the name stands as far as there are rows and columns.
 * @returns how many numbers were left in their first cell
 * @throws Stop where there are too many areas, or one is none
 */
export function spreadMerged(rows: string[][], merged: readonly string[], budget: Budget): number {
  if (merged.length > mostMerged) throw new Stop(refuse('too-many-merged', mostMerged))
  const widest = rows.reduce((most, r) => Math.max(most, r.length), 0)
  let mergedNumbers = 0
  for (const ref of merged) {
    const [first, second = first] = ref.split(':') as [string, string?]
    const [from, to] = [placeOf(first), placeOf(second)]
    if (!from || !to || to.row < from.row || to.column < from.column) throw new Stop(refuse('no-such-area', ref.slice(0, 30)))
    const value = rows[from.row]?.[from.column]
    if (!value) continue
    budget.characters(value.length)
    if (/^[\d\s.,\uff0c\uff0e\u00a5\uffe5\u4e07\u5143%-]+$/.test(value)) {
      mergedNumbers++
      continue
    }
    const [last, right] = [Math.min(to.row, rows.length - 1), Math.min(to.column, widest - 1)]
    budget.cells((last - from.row + 1) * (right - from.column + 1))
    for (let r = from.row; r <= last; r++)
      for (let c = from.column; c <= right; c++) {
        while (rows[r]!.length <= c) rows[r]!.push('')
        if (rows[r]![c]) continue
        budget.characters(value.length)
        rows[r]![c] = value
      }
  }
  return mergedNumbers
}
