import { type Refusal, typedWhole, type Words } from '#kernel'
import { afterCount, communityCells as cells, communityColumnNames as columnNames, refuseTable as refuse } from './community-words.ts'
import { sameName } from './same-name.ts'

type CommunityColumn = keyof typeof columnNames

/** One community as a table says it. What is undefined the table says nothing of, and it stays as it is. */
export interface CommunityRow {
  readonly row: number
  readonly name: string
  readonly nameEn?: string
  readonly code?: string
  readonly residents?: number
  readonly households?: number
  readonly organisationId: string
}
/** A community as it stands before. */
export interface KnownCommunity {
  readonly id: string
  readonly name: string
  readonly name_en: string | null
  readonly code: string | null
  readonly residents: number | null
  readonly households: number | null
  readonly organisation_id: string
  readonly state: string
}
interface Table {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}
interface Office {
  readonly id: string
  readonly name: string
  readonly name_en: string | null
}

/** Most communities in one table; a city of many districts is uploaded in parts. */
export const mostCommunities = 20_000
const mostPeople = 999_999_999

type Typed = (column: CommunityColumn) => string
type Say = (row: number, column: CommunityColumn, what: Words) => void

/**
 * Reads a table of communities. The first row has headings in Chinese or English, in any order; only the name is needed. Every wrong
 * cell is named with its row and column; nothing is half taken.
 * @param o.offices those whose list the reader keeps; `own` is meant where a row names none
 */
export function readCommunities(table: Table, o: { offices: readonly Office[]; own: string }): CommunityRow[] | Refusal {
  const [first, ...rows] = table.rows
  const head = first?.cells.map((h) => h.trim().toLowerCase()) ?? []
  const at = (column: CommunityColumn) => head.findIndex((h) => h !== '' && (columnNames[column].also as readonly string[]).includes(h))
  for (const column of Object.keys(columnNames) as CommunityColumn[]) {
    const [first, second] = head.flatMap((h, i) => ((columnNames[column].also as readonly string[]).includes(h) ? [i + 1] : []))
    if (second !== undefined) return refuse('column-twice', columnNames[column], first!, second)
  }
  const places = Object.fromEntries((Object.keys(columnNames) as CommunityColumn[]).map((c) => [c, at(c)])) as Record<
    CommunityColumn,
    number
  >
  if (places.name < 0) return refuse('no-column', Object.values(columnNames))
  if (rows.length === 0) return refuse('no-rows')
  const fields: Record<string, Words> = {}
  const say: Say = (row, column, what) => {
    fields[`file.${row}.${column}`] = cells.both('at', row, columnNames[column], what)
  }
  const read = rows.map(({ row, cells: typed }) => readRow(row, (c) => (places[c] < 0 ? '' : (typed[places[c]] ?? '').trim()), o, say))
  sayTwice(read, say)
  return Object.keys(fields).length > 0 ? refuse('row-wrong').with({ fields }) : read
}

function readRow(row: number, cell: Typed, o: { offices: readonly Office[]; own: string }, say: Say): CommunityRow {
  const count = (column: 'residents' | 'households') => {
    if (cell(column) === '') return undefined
    const n = typedWhole(cell(column), afterCount)
    if (n === undefined || n < 0 || n > mostPeople) say(row, column, cells.both('count'))
    return n
  }
  const [name, nameEn, code, named] = [cell('name'), cell('nameEn'), cell('code').replace(/\s/g, ''), cell('office')]
  if (name === '') say(row, 'name', cells.both('empty'))
  for (const [column, typed] of [
    ['name', name],
    ['nameEn', nameEn],
  ] as const)
    if (typed !== '' && isNoName(typed)) say(row, column, cells.both('noName', typed.slice(0, 20)))
  if (name.length > 100) say(row, 'name', cells.both('long'))
  if (nameEn.length > 100) say(row, 'nameEn', cells.both('long'))
  if (code !== '' && !/^\d{12}$/.test(code)) say(row, 'code', cells.both('code'))
  const office = named === '' ? o.own : o.offices.find((f) => [f.name, f.name_en, f.id].includes(named))?.id
  if (office === undefined) say(row, 'office', cells.both('office', named))
  const [residents, households] = [count('residents'), count('households')]
  return {
    row,
    name,
    organisationId: office ?? '',
    ...(nameEn && { nameEn }),
    ...(code && { code }),
    ...(residents !== undefined && { residents }),
    ...(households !== undefined && { households }),
  }
}

/** What a sheet puts where a name should stand: an error, a yes or no, a day, a number. A name has a letter. */
const isNoName = (typed: string): boolean => /^(#[\p{L}\d/]+[!?]?|true|false)$/iu.test(typed) || !/\p{L}/u.test(typed)

/** Two rows of one name under one office, or of one code, are one community said twice. */
function sayTwice(rows: readonly CommunityRow[], say: Say): void {
  const seen = new Map<string, number>()
  for (const r of rows)
    for (const [column, key] of [
      ['name', r.name && `${r.organisationId} ${sameName(r.name)}`],
      ['code', r.code],
    ] as const) {
      if (!key) continue
      const before = seen.get(`${column} ${key}`)
      if (before !== undefined) say(r.row, column, cells.both('twice', before))
      seen.set(`${column} ${key}`, r.row)
    }
}

/** What a table would do with the communities there are: which are new, and what would become of which. */
export interface CommunityPlan {
  readonly added: readonly CommunityRow[]
  readonly changed: readonly { readonly of: KnownCommunity; readonly row: CommunityRow; readonly fields: readonly CommunityField[] }[]
  readonly same: number
}
type CommunityField = 'name' | 'nameEn' | 'code' | 'residents' | 'households'

/** What stands in a field of a community now. */
export const standsIn = (c: KnownCommunity, field: CommunityField): string | number | null => (field === 'nameEn' ? c.name_en : c[field])

/**
 * Compares a table with what is there. A row is a community in use with its code, else with its name under the same office. Refused
 * where a row would take a name or a code that is another's.
 */
export function planCommunities(rows: readonly CommunityRow[], known: readonly KnownCommunity[]): CommunityPlan | Refusal {
  const fields: Record<string, Words> = {}
  const added: CommunityRow[] = []
  const changed: CommunityPlan['changed'][number][] = []
  const open = known.filter((k) => k.state === 'open')
  const byName = new Map(open.map((k) => [`${k.organisation_id} ${sameName(k.name)}`, k]))
  const byCode = new Map(known.flatMap((k) => (k.code ? [[k.code, k] as const] : [])))
  const taken = new Map<string, number>()
  let same = 0
  for (const row of rows) {
    const wrong = (column: CommunityColumn, what: Words) => {
      fields[`file.${row.row}.${column}`] = cells.both('at', row.row, columnNames[column], what)
    }
    const coded = row.code ? byCode.get(row.code) : undefined
    const named = byName.get(`${row.organisationId} ${sameName(row.name)}`)
    if (coded && (coded.state !== 'open' || coded.organisation_id !== row.organisationId)) {
      wrong('code', cells.both('codeOf', coded.name))
      continue
    }
    const of = coded ?? named
    if (coded && named && coded.id !== named.id) wrong('name', cells.both('nameOf', named.code ?? ''))
    if (!of) {
      added.push(row)
      continue
    }
    const twice = taken.get(of.id)
    if (twice !== undefined) wrong('name', cells.both('twice', twice))
    taken.set(of.id, row.row)
    const moves = (['name', 'nameEn', 'code', 'residents', 'households'] as const).filter(
      // A community that was found by its name alone keeps it as it is written.
      (f) => row[f] !== undefined && row[f] !== standsIn(of, f) && (f !== 'name' || coded !== undefined),
    )
    if (moves.length === 0) same++
    else changed.push({ of, row, fields: moves })
  }
  return Object.keys(fields).length > 0 ? refuse('row-wrong').with({ fields }) : { added, changed, same }
}
