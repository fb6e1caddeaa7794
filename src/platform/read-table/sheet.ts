import { type Budget, Stop } from './budget.ts'
import { columnName, lastRow, placeOf, rowOf } from './place.ts'
import { dayOf, numberText, unescaped } from './values.ts'
import { refuse } from './words.ts'
import { spreadMerged } from './merged-cells.ts'
import { walk } from './xml.ts'

/** What the cells of any sheet are read with. */
export interface Book {
  readonly strings: readonly string[]
  readonly isDay: (style: number) => boolean
  readonly is1904: boolean
  readonly mostRows: number
}

interface Cell {
  type: string
  style: number
  text: string
  isFormula: boolean
  hasValue: boolean
}

/** The cells of a sheet as text, row by row from its first. */
export function rowsOf(xml: Uint8Array, book: Book, budget: Budget): { rows: string[][]; hiddenRows: number; mergedNumbers: number } {
  const rows: string[][] = []
  const merged: string[] = []
  let place = { row: -1, column: -1 }
  let cell: Cell | undefined
  let inValue = false
  let isHidden = false
  const hidden = new Set<number>()
  const begun = new Set<number>()
  const here = () => `${columnName(place.column)}${place.row + 1}`
  walk(xml, budget, {
    open: (name, a) => {
      if (name === 'row') {
        place = { row: numberOf(a['r'], place.row), column: -1 }
        if (begun.has(place.row)) throw new Stop(refuse('row-twice', place.row + 1))
        begun.add(place.row)
        isHidden = ['1', 'true'].includes(a['hidden'] ?? '')
      }
      if (name === 'f' && cell) cell.isFormula = true
      if (name === 'c') {
        budget.cells(1)
        place = cellAt(a['r'], place)
        cell = { type: a['t'] ?? 'n', style: Number(a['s'] ?? 0), text: '', isFormula: false, hasValue: false }
      }
      if ((name === 'v' || name === 't') && cell) inValue = cell.hasValue = true
      if (name === 'mergeCell' && a['ref']) merged.push(a['ref'])
    },
    text: (t) => {
      if (inValue && cell) cell.text += t
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
      if (name !== 'c' || !cell) return
      const { type, text, isFormula, hasValue } = cell
      // Written by a program that does not reckon: what the formula would give nobody knows.
      if (isFormula && !hasValue) throw new Stop(refuse('formula', here()))
      if (type === 'e' && text !== '#N/A') throw new Stop(refuse('error-cell', here(), text.slice(0, 20)))
      if (text !== '') {
        if (place.row > book.mostRows + 1_000 || place.column > 1_000) throw new Stop(refuse('too-many-rows', book.mostRows))
        if (isHidden) hidden.add(place.row)
        while (rows.length <= place.row) rows.push([])
        const row = rows[place.row]!
        budget.cells(Math.max(0, place.column - row.length))
        while (row.length < place.column) row.push('')
        const said = textOf(cell, book)
        if (said === undefined) throw new Stop(refuse('no-such-text', here(), text.slice(0, 20)))
        budget.characters(said.length)
        if (row[place.column]) throw new Stop(refuse('cell-twice', here()))
        row[place.column] = said
      }
      cell = undefined
    },
  })
  return { rows, hiddenRows: hidden.size, mergedNumbers: spreadMerged(rows, merged, budget) }
}

/** Whether a sheet has any cell that is not empty. It is read no further than that. */
export function hasSomething(xml: Uint8Array, budget: Budget): boolean {
  let found = false
  let inValue = false
  walk(xml, budget, {
    open: (name) => {
      if (name === 'f') found = true
      if (name === 'v' || name === 't') inValue = true
    },
    text: (t) => {
      if (inValue && t.trim() !== '') found = true
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
    },
    enough: () => found,
  })
  return found
}

/** The row an element names, or the next where it names none. */
function numberOf(told: string | undefined, before: number): number {
  const row = told === undefined ? before + 1 : rowOf(told)
  if (row === undefined || row >= lastRow) throw new Stop(refuse('no-such-row', before + 2, (told ?? '').slice(0, 20)))
  return row
}

/** Where a cell stands by its reference, or beside the one before it. */
function cellAt(told: string | undefined, before: { row: number; column: number }): { row: number; column: number } {
  const at = told === undefined ? { row: before.row, column: before.column + 1 } : placeOf(told)
  // A cell may stand in no row at all.
  if (!at || at.row < 0)
    throw new Stop(refuse('no-such-cell', `${columnName(before.column + 1)}${before.row + 1}`, (told ?? '').slice(0, 20)))
  return at
}

/** What a cell says; undefined where it points to a text that is not in the file. */
function textOf({ type, style, text }: Cell, book: Book): string | undefined {
  if (type === 's') return /^\s*\d{1,9}\s*$/.test(text) ? book.strings[Number(text)] : undefined
  if (type === 'inlineStr' || type === 'str') return unescaped(text)
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return text
  return book.isDay(style) ? (dayOf(Number(text), book.is1904) ?? text) : numberText(text)
}
