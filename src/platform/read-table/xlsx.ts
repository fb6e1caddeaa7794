import { spreadMerged } from './merged-cells.ts'
import { typedDay } from '#kernel'
import { unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import type { Refusal } from '#kernel'
import { refuse } from './words.ts'

export interface Workbook {
  readonly rows: string[][]
  readonly sheet: string
  /** Other sheets with something in them, by name. */
  readonly others: readonly string[]
  /** Sheets that are hidden and were not read, by name. */
  readonly hiddenSheets: readonly string[]
  /** Rows that are hidden, as by a filter, and were read all the same. */
  readonly hiddenRows: number
  /** Numbers written across several cells: they are read once, in the first of them. */
  readonly mergedNumbers: number
}

/** Most megabytes a part of the file may have when unpacked, and all together twice that: a sheet of 20,000 rows has about five. */
const mostUnpacked = 64
/** Most cells that are looked at, the empty ones between counted: twenty to a row, and never more than two million. */
const mostCells = (mostRows: number) => Math.min(2_000_000, 20 * (mostRows + 1_000))

/** Ends the reading of a part at once, with what is said to the person. */
class Stop extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * The cells of the first sheet with something in it, as text: days as 2026-11-28 whatever their format shows, numbers in full,
 * formulas by their last value, merged cells repeated. What is packed is unpacked within bounds, part by part.
 */
export function readXlsx(bytes: Uint8Array, mostRows: number): Workbook | Refusal {
  try {
    return workbookIn(bytes, mostRows)
  } catch (e) {
    if (e instanceof Stop) return e.refusal
    throw e
  }
}

function workbookIn(bytes: Uint8Array, mostRows: number): Workbook | Refusal {
  let parts: Record<string, Uint8Array>
  let tooLarge = false
  let unpacked = 0
  try {
    parts = unzipSync(bytes, {
      filter: (f) => {
        if (!/^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i.test(f.name))
          return false
        // The size that the file tells; fflate writes no further than that.
        unpacked += f.originalSize
        if (f.originalSize > mostUnpacked * 1024 * 1024 || unpacked > 2 * mostUnpacked * 1024 * 1024) tooLarge = true
        return !tooLarge
      },
    })
  } catch {
    return refuse('locked-xlsx')
  }
  if (tooLarge) return refuse('too-large', mostUnpacked)
  const part = (name: string) => {
    const found = Object.keys(parts).find((k) => k.toLowerCase() === name.toLowerCase())
    return found && new TextDecoder().decode(parts[found]!)
  }
  const book = part('xl/workbook.xml')
  if (!book) return refuse('locked-xlsx')
  const { sheets, is1904 } = sheetsOf(book, part('xl/_rels/workbook.xml.rels') ?? '')
  const strings = stringsOf(part('xl/sharedStrings.xml') ?? '', mostRows)
  const isDay = dayStyles(part('xl/styles.xml') ?? '')
  const filled: { name: string; rows: string[][]; hiddenRows: number; mergedNumbers: number }[] = []
  for (const s of sheets) {
    const xml = part(s.path)
    if (!xml || s.isHidden) continue
    const found = rowsOf(xml, strings, isDay, is1904, mostRows)
    if (found.rows.some((r) => r.some((c) => c.trim() !== ''))) filled.push({ name: s.name, ...found })
  }
  const [first, ...others] = filled
  if (!first) return refuse('no-sheet')
  const hiddenSheets = sheets.filter((s) => s.isHidden).map((s) => s.name)
  return {
    rows: first.rows,
    sheet: first.name,
    others: others.map((f) => f.name),
    hiddenSheets,
    hiddenRows: first.hiddenRows,
    mergedNumbers: first.mergedNumbers,
  }
}

type Attributes = Record<string, string>
const local = (name: string) => name.replace(/^.*:/, '')

function walk(
  xml: string,
  on: { open?: (name: string, a: Attributes) => void; text?: (t: string) => void; close?: (name: string) => void },
): void {
  const parser = new Parser(
    {
      onopentag: (name, a) => on.open?.(local(name), a),
      ontext: (t) => on.text?.(t),
      onclosetag: (name) => on.close?.(local(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
}

function sheetsOf(book: string, relations: string) {
  const targets = new Map<string, string>()
  walk(relations, {
    open: (name, a) => {
      if (name === 'Relationship') targets.set(a['Id'] ?? '', (a['Target'] ?? '').replace(/^\/?(xl\/)?/, 'xl/'))
    },
  })
  const sheets: { name: string; path: string; isHidden: boolean }[] = []
  let is1904 = false
  walk(book, {
    open: (name, a) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(a['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(a).find(([k]) => k !== 'id' && local(k) === 'id')?.[1] ?? ''
      sheets.push({ name: a['name'] ?? '', path: targets.get(id) ?? '', isHidden: a['state'] === 'hidden' || a['state'] === 'veryHidden' })
    },
  })
  return { sheets, is1904 }
}

function stringsOf(xml: string, mostRows: number): string[] {
  const strings: string[] = []
  let inText = false
  let phonetic = 0
  walk(xml, {
    open: (name) => {
      if (name === 'si' && strings.push('') > mostCells(mostRows)) throw new Stop(refuse('too-many-rows', mostRows))
      if (name === 'rPh') phonetic++
      inText = name === 't' && phonetic === 0
    },
    text: (t) => {
      if (inText) strings[strings.length - 1]! += t
    },
    close: (name) => {
      if (name === 'rPh') phonetic--
      if (name === 't') inText = false
    },
  })
  return strings.map(unescaped)
}
/** Signs that XML cannot hold are written _x000D_ in a workbook. */
const unescaped = (s: string): string => s.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Which styles of cells show a day. */
function dayStyles(xml: string): (style: number) => boolean {
  const formats = new Map<number, string>()
  const styles: number[] = []
  let inCells = false
  walk(xml, {
    open: (name, a) => {
      if (name === 'numFmt') formats.set(Number(a['numFmtId']), a['formatCode'] ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(Number(a['numFmtId'] ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  const isDay = styles.map((id) => {
    const code = formats.get(id)
    // Built in: 14 to 17 and 22 are days, 27 to 36 and 50 to 58 those of East Asian editions (32 to 35 and 55 to 56 are hours).
    if (code === undefined)
      return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58
    return /[yd年月日]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, (s) => (/[年月日]/.test(s) ? s : '')))
  })
  return (style) => isDay[style] ?? false
}

/** A count of days since the beginning of the workbook's calendar as a day, with the hour where there is one. */
function dayOf(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  const whole = Math.floor(serial)
  // The calendar of 1900 has a 29 February that never was.
  const on = is1904 ? typedDay('1904-01-01')!.add({ days: whole }) : typedDay('1899-12-30')!.add({ days: whole < 60 ? whole + 1 : whole })
  const minutes = Math.round((serial - whole) * 1440)
  if (minutes === 0 || minutes === 1440) return on.add({ days: minutes === 1440 ? 1 : 0 }).toString()
  return `${on.toString()} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A number as it would be typed: fifteen digits, as many as a spreadsheet keeps, and no exponent. */
function numberText(stored: string): string {
  const n = Number(stored)
  if (!Number.isFinite(n) || stored.trim() === '') return stored
  const short = Number(n.toPrecision(15))
  if (Math.abs(short) >= 1e21) return String(short)
  const text = String(short)
  return /e/i.test(text) ? short.toFixed(20).replace(/\.?0+$/, '') : text
}

export const placeOf = (reference: string): { row: number; column: number } | undefined => {
  const m = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  return m ? { row: Number(m[2]) - 1, column: [...m[1]!].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1 } : undefined
}

function rowsOf(
  xml: string,
  strings: readonly string[],
  isDay: (style: number) => boolean,
  is1904: boolean,
  mostRows: number,
): { rows: string[][]; hiddenRows: number; mergedNumbers: number } {
  const rows: string[][] = []
  const merged: string[] = []
  let place = { row: -1, column: -1 }
  let cell: { type: string; style: number; text: string; isFormula: boolean; hasValue: boolean } | undefined
  let inValue = false
  let seen = 0
  let isHidden = false
  const hidden = new Set<number>()
  const count = (cells: number) => {
    seen += cells
    if (seen > mostCells(mostRows)) throw new Stop(refuse('too-many-rows', mostRows))
  }
  const here = () => `${columnName(place.column)}${place.row + 1}`
  walk(xml, {
    open: (name, a) => {
      if (name === 'row') {
        place = { row: a['r'] ? Number(a['r']) - 1 : place.row + 1, column: -1 }
        isHidden = ['1', 'true'].includes(a['hidden'] ?? '')
      }
      if (name === 'f' && cell) cell.isFormula = true
      if (name === 'c') {
        count(1)
        const at = a['r'] ? placeOf(a['r']) : undefined
        place = at ?? { row: place.row, column: place.column + 1 }
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
      const { type, style, text, isFormula, hasValue } = cell
      cell = undefined
      // Written by a program that does not reckon: what the formula would give nobody knows.
      if (isFormula && !hasValue) throw new Stop(refuse('formula', here()))
      if (type === 'e' && text !== '#N/A') throw new Stop(refuse('error-cell', here(), text.slice(0, 20)))
      if (text === '') return
      if (place.row > mostRows + 1_000 || place.column > 1_000) throw new Stop(refuse('too-many-rows', mostRows))
      if (isHidden) hidden.add(place.row)
      while (rows.length <= place.row) rows.push([])
      const row = rows[place.row]!
      count(Math.max(0, place.column - row.length))
      while (row.length < place.column) row.push('')
      row[place.column] =
        type === 's'
          ? (strings[Number(text)] ?? '')
          : type === 'inlineStr' || type === 'str'
            ? unescaped(text)
            : type === 'b'
              ? text === '1'
                ? 'TRUE'
                : 'FALSE'
              : type === 'n' && isDay(style)
                ? (dayOf(Number(text), is1904) ?? text)
                : type === 'n'
                  ? numberText(text)
                  : text
    },
  })
  return { rows, hiddenRows: hidden.size, mergedNumbers: spreadMerged(rows, merged, count) }
}

/** 0 is A, 27 is AB. */
const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (Math.max(0, column) % 26))
