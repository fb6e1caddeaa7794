import { Budget, Stop } from './budget.ts'
import { type Book, hasSomething, rowsOf } from './sheet.ts'
import { dayStyles, unescaped } from './values.ts'
import { local, walk } from './xml.ts'
import type { FreshRefusal } from '#kernel'
import { refuse } from './words.ts'
import { unpack } from './parts.ts'

export interface Workbook {
  readonly rows: string[][]
  readonly sheet: string
  /** Other sheets that were not read, by name: those with something in them, and those that are named and not there. */
  readonly others: readonly string[]
  /** Sheets that are hidden and were not read, by name. */
  readonly hiddenSheets: readonly string[]
  /** Rows that are hidden, as by a filter, and were read all the same. */
  readonly hiddenRows: number
  /** Numbers written across several cells: they are read once, in the first of them. */
  readonly mergedNumbers: number
}

/**
 * The cells of the first sheet with something in it, as text: days as 2026-11-28 whatever their format shows, numbers in full,
 * formulas by their last value, merged cells repeated. All that is unpacked, read and made of it is taken from one budget for the file.
 */
export function readXlsx(bytes: Uint8Array, mostRows: number): Workbook | FreshRefusal {
  try {
    return workbookIn(bytes, mostRows, new Budget(mostRows))
  } catch (e) {
    if (e instanceof Stop) return e.refusal
    throw e
  }
}

function workbookIn(bytes: Uint8Array, mostRows: number, budget: Budget): Workbook {
  const common = ['xl/workbook.xml', 'xl/sharedstrings.xml', 'xl/styles.xml', 'xl/_rels/workbook.xml.rels'] as const
  const parts = unpack(bytes, (name) => (common as readonly string[]).includes(name), budget)
  const [main, texts, styles, relations] = common.map((name) => parts.get(name))
  if (!main) throw new Stop(refuse('locked-xlsx'))
  const { sheets, is1904 } = sheetsOf(main, relations, budget)
  const shown = sheets.filter((s) => !s.isHidden)
  const paths = new Set(shown.map((s) => s.path))
  const contents = unpack(bytes, (name) => paths.has(name), budget)
  const book: Book = { strings: stringsOf(texts, budget), isDay: dayStyles(styles, budget), is1904, mostRows }
  let first: (ReturnType<typeof rowsOf> & { name: string }) | undefined
  const others: string[] = []
  for (const { name, path } of shown) {
    const content = contents.get(path)
    // Named and not there: it is told as the others are that were not read.
    if (!content) {
      others.push(name)
      continue
    }
    if (first) {
      if (hasSomething(content, budget)) others.push(name)
      continue
    }
    const found = rowsOf(content, book, budget)
    if (found.rows.some((r) => r.some((c) => c.trim() !== ''))) first = { name, ...found }
  }
  if (!first) throw new Stop(refuse('no-sheet'))
  return {
    rows: first.rows,
    sheet: first.name,
    others,
    hiddenSheets: sheets.filter((s) => s.isHidden).map((s) => s.name),
    hiddenRows: first.hiddenRows,
    mergedNumbers: first.mergedNumbers,
  }
}

/** A name as it is shown: a spreadsheet allows thirty-one characters. */
const shownName = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

function sheetsOf(main: Uint8Array, relations: Uint8Array | undefined, budget: Budget) {
  const targets = new Map<string, string>()
  walk(relations, budget, {
    open: (name, a) => {
      if (name === 'Relationship') targets.set(a['Id'] ?? '', (a['Target'] ?? '').replace(/^\/?(xl\/)?/, 'xl/').toLowerCase())
    },
  })
  const sheets: { name: string; path: string; isHidden: boolean }[] = []
  const taken = new Set<string>()
  let is1904 = false
  walk(main, budget, {
    open: (name, a) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(a['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(a).find(([k]) => k !== 'id' && local(k) === 'id')?.[1] ?? ''
      const [title, path] = [shownName(a['name'] ?? ''), targets.get(id) ?? '']
      // A sheet of its own for each name: one that is named twice would be read twice.
      if (path && taken.has(path)) throw new Stop(refuse('twice-inside', title))
      taken.add(path)
      sheets.push({ name: title, path, isHidden: a['state'] === 'hidden' || a['state'] === 'veryHidden' })
      budget.sheets(sheets.length)
    },
  })
  return { sheets, is1904 }
}

function stringsOf(xml: Uint8Array | undefined, budget: Budget): string[] {
  const strings: string[] = []
  let inText = false
  let phonetic = 0
  walk(xml, budget, {
    open: (name) => {
      if (name === 'si') {
        budget.cells(1)
        strings.push('')
      }
      if (name === 'rPh') phonetic++
      inText = name === 't' && phonetic === 0 && strings.length > 0
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
