import { type Day, type Refusal, typedDay, type Words } from '#kernel'
import { expertCells as cells, expertColumnNames as columnNames, refuseExpertTable as refuse } from './expert-words.ts'
import { sameName } from './same-name.ts'

type ExpertColumn = keyof typeof columnNames

/** One expert as a table says it. What is undefined the table says nothing of, and it stays as it is. */
export interface ExpertTableRow {
  readonly row: number
  readonly name: string
  readonly email: string
  readonly specialtyIds?: readonly string[]
  readonly title?: string
  readonly titleUntil?: Day
  readonly employer?: string
}
/** An expert as they stand before. */
interface KnownExpert {
  readonly id: string
  readonly user_id: string | null
  readonly name: string
  readonly email: string
  readonly specialty_ids: readonly string[]
  readonly title: string | null
  readonly title_until: Day | null
  readonly employer: string | null
  readonly state: string
}
interface Table {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}
interface Around {
  readonly specialties: readonly { readonly id: string; readonly name: string; readonly name_en: string | null }[]
  /** An address as it is kept; undefined where it is none. */
  readonly emailOf: (typed: string) => string | undefined
}

/** Most experts in one table. */
export const mostExperts = 5000

type Say = (row: number, column: ExpertColumn, what: Words) => void

/** Reads a table of experts: the first row has headings in any order, name and email are needed. Every wrong cell is named; nothing is half taken. */
export function readExperts(table: Table, o: Around): ExpertTableRow[] | Refusal {
  const [first, ...rows] = table.rows
  const head = first?.cells.map((h) => h.trim().toLowerCase()) ?? []
  const at = (c: ExpertColumn) => head.findIndex((h) => (columnNames[c].also as readonly string[]).includes(h))
  if (at('name') < 0 || at('email') < 0) return refuse('expert-columns')
  if (rows.length === 0) return refuse('expert-no-rows')
  const fields: Record<string, Words> = {}
  const say: Say = (row, column, what) => {
    fields[`file.${row}.${column}`] = cells.both('at', row, columnNames[column], what)
  }
  const read = rows.map(({ row, cells: typed }) => readRow(row, (c) => (at(c) < 0 ? '' : (typed[at(c)] ?? '').trim()), o, say))
  const seen = new Map<string, number>()
  for (const r of read) {
    if (r.email && seen.has(r.email)) say(r.row, 'email', cells.both('twice', seen.get(r.email)!))
    seen.set(r.email, r.row)
  }
  return Object.keys(fields).length > 0 ? refuse('expert-row-wrong').with({ fields }) : read
}

function readRow(row: number, cell: (c: ExpertColumn) => string, o: Around, say: Say): ExpertTableRow {
  const [name, title, employer] = [cell('name'), cell('title'), cell('employer')]
  if (name === '') say(row, 'name', cells.both('empty'))
  else if (!/\p{L}/u.test(name) || /^(#|true$|false$)/i.test(name)) say(row, 'name', cells.both('noName', name.slice(0, 20)))
  for (const c of ['name', 'title', 'employer'] as const) if (cell(c).length > (c === 'name' ? 60 : 100)) say(row, c, cells.both('long'))
  const email = o.emailOf(cell('email'))
  if (cell('email') === '') say(row, 'email', cells.both('empty'))
  else if (email === undefined) say(row, 'email', cells.both('email'))
  const titleUntil = cell('titleUntil') === '' ? undefined : typedDay(cell('titleUntil'))
  if (cell('titleUntil') !== '' && !titleUntil) say(row, 'titleUntil', cells.both('day'))
  const specialtyIds = readSpecialties(cell('specialties'), o, (typed) => say(row, 'specialties', cells.both('specialty', typed)))
  return {
    row,
    name,
    email: email ?? '',
    ...(cell('specialties') && { specialtyIds }),
    ...(title && { title }),
    ...(titleUntil && { titleUntil }),
    ...(employer && { employer }),
  }
}

/** Several in one cell, as people write lists. */
const readSpecialties = (typed: string, o: Around, unknown: (name: string) => void): string[] => [
  ...new Set(
    typed
      .split(/[、,，;；/\n]/)
      .map((s) => s.trim())
      .filter((s) => s !== '')
      .flatMap((name) => {
        const found = o.specialties.find(
          (s) => sameName(s.name) === sameName(name) || (s.name_en && sameName(s.name_en) === sameName(name)),
        )
        if (!found) unknown(name)
        return found ? [found.id] : []
      }),
  ),
]

export type ExpertField = 'name' | 'specialtyIds' | 'title' | 'titleUntil' | 'employer'
export interface ExpertPlan {
  readonly added: readonly ExpertTableRow[]
  readonly changed: readonly { readonly of: KnownExpert; readonly row: ExpertTableRow; readonly fields: readonly ExpertField[] }[]
  readonly same: number
}

/** What stands in a field now, as text that can be compared. */
export const stands = (x: KnownExpert, f: ExpertField): string =>
  f === 'specialtyIds' ? [...x.specialty_ids].sort().join(' ') : f === 'titleUntil' ? (x.title_until?.toString() ?? '') : (x[f] ?? '')
/** The same of a row. */
export const typedIn = (r: ExpertTableRow, f: ExpertField): string | undefined =>
  f === 'specialtyIds' ? r.specialtyIds && [...r.specialtyIds].sort().join(' ') : f === 'titleUntil' ? r.titleUntil?.toString() : r[f]

/** Compares a table with the pool. A row is the expert with its address; the name of who has an account is kept there. */
export function planExperts(rows: readonly ExpertTableRow[], known: readonly KnownExpert[]): ExpertPlan | Refusal {
  const fields: Record<string, Words> = {}
  const added: ExpertTableRow[] = []
  const changed: ExpertPlan['changed'][number][] = []
  const byEmail = new Map(known.map((k) => [k.email, k]))
  let same = 0
  for (const row of rows) {
    const of = byEmail.get(row.email)
    if (!of) added.push(row)
    else if (of.state !== 'in') fields[`file.${row.row}.email`] = cells.both('at', row.row, columnNames.email, cells.both('out'))
    else {
      const moves = (['name', 'specialtyIds', 'title', 'titleUntil', 'employer'] as const).filter(
        (f) => typedIn(row, f) !== undefined && typedIn(row, f) !== stands(of, f) && (f !== 'name' || of.user_id === null),
      )
      if (moves.length === 0) same++
      else changed.push({ of, row, fields: moves })
    }
  }
  return Object.keys(fields).length > 0 ? refuse('expert-row-wrong').with({ fields }) : { added, changed, same }
}
