import { type Refusal, titles, typedAges, typedWhole, type Words } from '#kernel'
import { type MarginVariable, marginVariables, type Option } from './questionnaire.ts'
import { afterPeople, ageWords, cellWords, columnWords, groupWords, misfitWords, refuseCensus, variableWords } from './words.ts'

const groups = (...values: (keyof typeof groupWords)[]): readonly Option[] => values.map((value) => ({ value, label: groupWords[value] }))

/** The variables of the community profile with the groups they are counted in. Ages are ranges: `60-69`, `100+`. */
export const census: Readonly<Record<MarginVariable, { name: Words; groups: readonly Option[]; ordered: boolean }>> = {
  sex: { name: variableWords.sex, ordered: false, groups: groups('female', 'male') },
  age: {
    name: variableWords.age,
    ordered: true,
    groups: ['0-17', '18-34', '35-59', '60-69', '70-79', '80-89', '90-99', '100+'].map(ageGroup),
  },
  household: {
    name: variableWords.household,
    ordered: false,
    groups: groups('alone', 'couple', 'with-children', 'three-generations', 'other'),
  },
  register: { name: variableWords.register, ordered: false, groups: groups('registered', 'elsewhere') },
}

export function ageGroup(value: string): Option {
  const range = ageRange(value)
  if (!range) return { value, label: alike(value) }
  const [low, high] = range
  if (high === Infinity) return { value, label: ageWords.both('andOver', low) }
  return { value, label: low === 0 ? ageWords.both('andUnder', high) : ageWords.both('range', low, high) }
}
/** What nobody translated is said as it stands. */
const alike = (value: string): Words => ({ zh: value, en: value })

/** The first and last year of a range of ages, or undefined when it is not one. */
export function ageRange(value: string): readonly [number, number] | undefined {
  const m = /^(\d{1,3})(?:-(\d{1,3})|\+)$/.exec(value)
  if (!m) return undefined
  const [low, high] = [Number(m[1]), m[2] === undefined ? Infinity : Number(m[2])]
  return low <= high && low <= 120 && (high === Infinity || high <= 130) ? [low, high] : undefined
}

export const groupLabel = (variable: MarginVariable, value: string): Words =>
  variable === 'age' ? ageGroup(value).label : (census[variable].groups.find((g) => g.value === value)?.label ?? alike(value))

export interface Margin {
  readonly communityId: string
  readonly variable: MarginVariable
  readonly category: string
  readonly people: number
}

/** In the order of the profile: ages by their first year, other groups as listed. */
export function inOrder<T extends { variable: MarginVariable; category: string }>(margins: readonly T[]): T[] {
  const place = (m: T) =>
    m.variable === 'age' ? (ageRange(m.category)?.[0] ?? 999) : census[m.variable].groups.findIndex((g) => g.value === m.category)
  return [...margins].sort((a, b) => marginVariables.indexOf(a.variable) - marginVariables.indexOf(b.variable) || place(a) - place(b))
}

/** What is wrong with one group of one community's profile, by itself and beside the others. */
function wrongGroup(variable: MarginVariable, category: string, others: readonly string[]): Words | undefined {
  if (variable !== 'age')
    return census[variable].groups.some((g) => g.value === category)
      ? undefined
      : cellWords.both(
          'group',
          census[variable].groups.map((g) => g.label),
        )
  const range = ageRange(category)
  if (!range) return cellWords.both('age')
  const clash = others.find((o) => {
    const r = ageRange(o)
    return r && r[0] <= range[1] && range[0] <= r[1]
  })
  return clash ? cellWords.both('overlap', category, clash) : undefined
}

/** Largest file of margins: every group and single years of age for two hundred communities. */
export const mostRows = 20_000

/**
 * Reads a census table with the columns community, variable, category, people (or 社区, 项目, 组别, 人数), numbers and ages as people
 * type them. Communities are found by either name. Every wrong cell is named with its row and column; nothing is half taken.
 * @param table rows with something in them, each with the number a spreadsheet shows beside it
 */
export function readCensus(
  table: { readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[] },
  communities: readonly { id: string; name: string; name_en: string | null }[],
): Margin[] | Refusal {
  const [first, ...rows] = table.rows
  const head = first?.cells.map((h) => h.trim().toLowerCase()) ?? []
  const named = (c: Column) => head.flatMap((h, i) => (h === columnWords[c].en || h === columnWords[c].zh ? [i] : []))
  for (const c of columns) {
    const [one, other] = named(c)
    // Of two columns of one name nobody knows which is meant.
    if (one !== undefined && other !== undefined) return refuseCensus('column-twice', columnWords[c], one + 1, other + 1)
  }
  const at = Object.fromEntries(columns.map((c) => [c, named(c)[0] ?? -1])) as Record<Column, number>
  const missing = columns.filter((c) => at[c] < 0)
  if (missing.length)
    return refuseCensus(
      'no-column',
      missing.map((m) => columnWords[m]),
    )
  if (rows.length === 0) return refuseCensus('no-rows')
  if (rows.length > mostRows) return refuseCensus('too-many-rows', mostRows)
  const margins: Margin[] = []
  const fields: Record<string, Words> = {}
  const say = (row: number, column: Column, wrong: Words) => {
    fields[`file.${row}.${column}`] = cellWords.both('at', row, columnWords[column], wrong)
  }
  const seen = new Map<string, string[]>()
  // By any of its names; of two that are called alike the first.
  const places = new Map(communities.toReversed().flatMap((c) => [c.id, c.name_en, c.name].map((name) => [name, c] as const)))
  rows.forEach(({ row, cells }) => {
    const cell = (column: Column) => (cells[at[column]] ?? '').trim()
    const community = places.get(cell('community'))
    const variable = marginVariables.find((v) =>
      [v, census[v].name.zh, census[v].name.en.toLowerCase()].includes(cell('variable').toLowerCase()),
    )
    const counted = typedWhole(cell('people'), afterPeople)
    const people = counted !== undefined && counted >= 0 && counted <= 999_999_999 ? counted : undefined
    if (!community) say(row, 'community', noCommunity(cell('community')))
    if (!variable) say(row, 'variable', cellWords.both('variable'))
    if (people === undefined) say(row, 'people', cellWords.both('people'))
    if (!community || !variable) return
    const typed = (variable === 'age' && typedAges(cell('category'))) || cell('category')
    const category = census[variable].groups.find((g) => [g.value, g.label.zh, g.label.en].includes(cell('category')))?.value ?? typed
    const key = `${community.id} ${variable}`
    const bad = seen.get(key)?.includes(category) ? cellWords.both('again') : wrongGroup(variable, category, seen.get(key) ?? [])
    if (bad) say(row, 'category', bad)
    seen.set(key, [...(seen.get(key) ?? []), category])
    if (!bad && people !== undefined) margins.push({ communityId: community.id, variable, category, people })
  })
  const all = Object.entries(fields)
  if (all.length === 0) return margins
  return { ...refuseCensus('wrong-cells', all.length), fields: Object.fromEntries(all.slice(0, 50)) }
}

const noCommunity = (name: string): Words => (name ? cellWords.both('community', name.slice(0, 40)) : cellWords.both('noCommunity'))

/** The same for the lines of one variable as typed: `60-69 14123`. */
export function checkGroups(variable: MarginVariable, groups: readonly string[]): Words | undefined {
  for (const [i, g] of groups.entries()) {
    const bad = groups.slice(0, i).includes(g) ? cellWords.both('again') : wrongGroup(variable, g, groups.slice(0, i))
    if (bad) return bad
  }
  return undefined
}

type Column = keyof typeof columnWords
const columns = Object.keys(columnWords) as Column[]

/**
 * What does not fit in the counts of communities: a variable that does not add up to the residents or to another variable, a group
 * that is lacking, a hole between ages. Nothing is refused for it: registers of different days differ. It is said wherever the counts
 * are shown, because a sample is weighed to them.
 */
export function misfits(
  margins: readonly Margin[],
  communities: readonly {
    readonly id: string
    readonly name: string
    readonly name_en: string | null
    readonly residents: number | null
  }[],
): Words[] {
  const of = Map.groupBy(margins, (m) => m.communityId)
  return communities.flatMap((c) => {
    const own = of.get(c.id) ?? []
    const told = marginVariables.filter((v) => own.some((m) => m.variable === v))
    const total = (v: MarginVariable) => own.reduce((n, m) => (m.variable === v ? n + m.people : n), 0)
    const groups = (v: MarginVariable) => own.filter((m) => m.variable === v).map((m) => m.category)
    const name = (v: MarginVariable) => census[v].name
    const found: Words[] = []
    const say = (misfit: Words) => found.push(misfitWords.both('of', titles({ title: c.name, titleEn: c.name_en }), misfit))
    for (const v of told) {
      if (c.residents !== null && !isNear(total(v), c.residents)) say(misfitWords.both('notTheResidents', name(v), total(v), c.residents))
      if (v === 'age') {
        const hole = holeIn(groups('age'))
        if (hole) say(misfitWords.both('ageHole', hole))
      } else if (v !== 'household') {
        const lacking = census[v].groups.filter((g) => !groups(v).includes(g.value))
        if (lacking.length)
          say(
            misfitWords.both(
              'lacks',
              name(v),
              lacking.map((g) => g.label),
            ),
          )
      }
    }
    const first = told[0]
    if (c.residents === null && first)
      for (const v of told.slice(1))
        if (!isNear(total(v), total(first))) say(misfitWords.both('notAlike', name(first), total(first), name(v), total(v)))
    return found
  })
}

/** Two registers of the same people, a few days apart. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(1, 0.005 * b)

/** The first ages between zero and the oldest that no group holds. */
function holeIn(groups: readonly string[]): string | undefined {
  let next = 0
  const ranges = groups.flatMap((g) => {
    const range = ageRange(g)
    return range ? [range] : []
  })
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (low > next) return `${next}–${low - 1}`
    next = Math.max(next, high + 1)
  }
  return next <= 100 ? `${next}+` : undefined
}
