import { commaIn, type Day, halfWidth, typedDay, typedNumber, typedWhole, type Words } from '#kernel'
import { behindNumbers, importWords, importWrong, otherKinds, otherNames } from './import-words.ts'
import { type AskedBy, askers, askerWords, categories, type Category, categoryWords, kinds, kindWords, type ServiceKind } from './record.ts'

export const importFields = [
  ...([
    'servedOn',
    'what',
    'minutes',
    'people',
    'worker',
    'line',
    'category',
    'askedBy',
    'community',
    'units',
    'note',
    'errandAbout',
    'errandBy',
  ] as const),
]
export type ImportField = (typeof importFields)[number]
/** What every table of records says. */
export const neededFields: readonly ImportField[] = ['servedOn', 'what', 'minutes']
/** Which column says what, by its heading. */
export type ImportMap = Readonly<Partial<Record<ImportField, string>>>

const plain = (s: string): string => s.trim().toLowerCase()
/** Which column is which: as it was said before, else as columns are usually called. */
export function guessedMap(headings: readonly string[], kept: ImportMap): ImportMap {
  const of = (f: ImportField): string | undefined => {
    const before = headings.find((h) => h !== '' && h === kept[f])
    const usual = [importWords.zh[f], importWords.en[f], ...(otherNames[f] ?? [])].map((n) => plain(n as string))
    return before ?? headings.find((h) => usual.includes(plain(h)))
  }
  return Object.fromEntries(importFields.flatMap((f) => (of(f) === undefined ? [] : [[f, of(f)!]])))
}

/**
 * What rows are held against: names, each with what stands for it. Where two lines or two communities are called alike none of them has its
 * bare name: what parts them stands behind.
 */
export interface ImportFacts {
  readonly lines: ReadonlyMap<string, string>
  readonly workers: ReadonlyMap<string, readonly string[]>
  readonly communities: ReadonlyMap<string, string>
}
export interface ImportRow {
  readonly row: number
  readonly servedOn: Day
  readonly what: ServiceKind
  readonly minutes: number
  readonly people: number
  readonly workerId: string | undefined
  readonly lineId: string
  readonly category: Category
  readonly askedBy: AskedBy
  readonly communityId: string | undefined
  readonly units: number
  readonly note: string | undefined
  readonly errandAbout: string | undefined
  readonly errandBy: string | undefined
}
interface Wrong {
  readonly row: number
  readonly field: ImportField
  readonly words: Words
}

/** The records of a table, and everything that is wrong with it, row by row. */
export function readImport(
  rows: readonly { row: number; cells: readonly string[] }[],
  map: ImportMap,
  facts: ImportFacts,
): { read: ImportRow[]; wrong: Wrong[] } {
  const [head, ...body] = rows
  const at = new Map(importFields.flatMap((f) => (map[f] === undefined ? [] : [[f, head?.cells.indexOf(map[f]) ?? -1] as const])))
  const wrong: Wrong[] = []
  const read = body.flatMap((r): ImportRow[] => {
    const before = wrong.length
    const cell = (f: ImportField): string => r.cells[at.get(f) ?? -1]?.trim() ?? ''
    const no = (field: ImportField, words: Words) => void wrong.push({ row: r.row, field, words })
    const record = recordIn(cell, no, facts)
    return wrong.length > before ? [] : [{ row: r.row, ...record }]
  })
  return { read, wrong }
}

type No = (field: ImportField, words: Words) => void
function recordIn(cell: (f: ImportField) => string, no: No, facts: ImportFacts): Omit<ImportRow, 'row'> {
  const whole = (f: ImportField, otherwise?: number): number => {
    const said = cell(f)
    const n = said === '' ? otherwise : f === 'minutes' ? minutesIn(said) : typedWhole(said, behindNumbers[f as 'people' | 'units'])
    if (n === undefined) no(f, importWrong.both(said === '' ? 'empty' : 'whole'))
    return n ?? 0
  }
  const day = typedDay(cell('servedOn'))
  if (!day) no('servedOn', importWrong.both(cell('servedOn') === '' ? 'empty' : 'day'))
  const people = whole('people', 0)
  return {
    servedOn: day!,
    what: chosen('what', cell, no, kinds, kindWords)!,
    minutes: whole('minutes'),
    people,
    workerId: workerIn(cell('worker'), no, facts),
    lineId: named('line', cell, no, facts.lines)!,
    // Where nobody says what the time was for, work with people is direct.
    category: chosen('category', cell, no, categories, categoryWords, people > 0 ? 'direct' : 'indirect')!,
    askedBy: chosen('askedBy', cell, no, askers, askerWords, 'own-plan')!,
    communityId: cell('community') === '' ? undefined : named('community', cell, no, facts.communities),
    units: whole('units', 0),
    note: cell('note') || undefined,
    errandAbout: cell('errandAbout') || undefined,
    errandBy: cell('errandBy') || undefined,
  }
}

/** Minutes, also where hours stand there: an hour and a half as 90. */
function minutesIn(said: string): number | undefined {
  const hours = typedNumber(said, behindNumbers.hours)
  return typedWhole(said, behindNumbers.minutes) ?? (hours === undefined ? undefined : typedWhole(String(Number(hours) * 60)))
}

/** A code, or what it is called in either language. */
function chosen<K extends string>(
  field: ImportField,
  cell: (f: ImportField) => string,
  no: No,
  known: readonly K[],
  words: Readonly<Record<K, Words>>,
  otherwise?: K,
): K | undefined {
  const said = cell(field)
  if (said === '' && otherwise) return otherwise
  const found = known.find((k) => [k, words[k].zh, words[k].en, ...(otherKinds[k] ?? [])].some((n) => plain(n) === plain(said)))
  if (found) return found
  const list = (lang: 'zh' | 'en') => known.map((k) => words[k][lang]).join(commaIn(lang))
  no(
    field,
    said === ''
      ? importWrong.both('empty')
      : { zh: importWrong.both('choose', said, list('zh')).zh, en: importWrong.both('choose', said, list('en')).en },
  )
  return undefined
}

/** One of several by its name; the only one where nothing is said. */
function named(field: ImportField, cell: (f: ImportField) => string, no: No, known: ReadonlyMap<string, string>): string | undefined {
  const said = cell(field)
  const ids = new Set(known.values())
  if (said === '' && ids.size === 1) return [...ids][0]
  const called = new Set([...known].flatMap(([name, id]) => (asName(name) === asName(said) ? [id] : [])))
  if (called.size === 1) return [...called][0]
  no(field, said === '' ? importWrong.both('empty') : importWrong.both('choose', said, [...known.keys()].slice(0, 12).join('、')))
  return undefined
}
/** A name however wide and with whatever blanks it was typed. */
const asName = (name: string): string => halfWidth(name).replace(/\s+/g, '').toLowerCase()

function workerIn(said: string, no: No, facts: ImportFacts): string | undefined {
  if (said === '') return undefined
  const found = facts.workers.get(said) ?? []
  if (found.length !== 1) no('worker', importWrong.both('nobody', said))
  return found[0]
}

interface Worked {
  workerId: string
  servedOn: Day
  lineId: string
  what: string
  category: string
  minutes: number
  people: number
  units: number
  askedBy: string
  communityId?: string | null | undefined
  note?: string | null | undefined
  errandAbout?: string | null | undefined
  errandBy?: string | null | undefined
}
/** What makes two records the same for a table that is handed in twice: everything the table says. Two visits of one length are two. */
export const sameRecord = (r: Worked): string =>
  JSON.stringify([sameWork(r), r.askedBy, r.communityId ?? '', r.note ?? '', r.errandAbout ?? '', r.errandBy ?? ''])
/** The same by who did what when and how long: of a record that was corrected, struck or erased since, no more is left to go by. */
export const sameWork = (r: Omit<Worked, 'askedBy'>): string =>
  [r.workerId, r.servedOn.toString(), r.lineId, r.what, r.category, r.minutes, r.people, r.units].join(' ')
