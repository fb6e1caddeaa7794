import { both, type Refusal, refusals, typedAges, typedWhole, type Words } from '#kernel'
import { type MarginVariable, marginVariables, type Option } from './questionnaire.ts'

/** The variables of the community profile with the groups they are counted in. Ages are ranges: `60-69`, `100+`. */
export const census: Readonly<Record<MarginVariable, { name: Words; groups: readonly Option[]; ordered: boolean }>> = {
  sex: {
    name: both('性别', 'Sex'),
    ordered: false,
    groups: [
      { value: 'female', label: both('女', 'Female') },
      { value: 'male', label: both('男', 'Male') },
    ],
  },
  age: {
    name: both('年龄', 'Age'),
    ordered: true,
    groups: ['0-17', '18-34', '35-59', '60-69', '70-79', '80-89', '90-99', '100+'].map(ageGroup),
  },
  household: {
    name: both('和谁同住', 'Household'),
    ordered: false,
    groups: [
      { value: 'alone', label: both('一个人住', 'Alone') },
      { value: 'couple', label: both('夫妻两人', 'A couple') },
      { value: 'with-children', label: both('和子女同住', 'With children') },
      { value: 'three-generations', label: both('三代同住', 'Three generations') },
      { value: 'other', label: both('其他', 'Other') },
    ],
  },
  register: {
    name: both('户籍', 'Household registration'),
    ordered: false,
    groups: [
      { value: 'registered', label: both('本地户籍', 'Registered here') },
      { value: 'elsewhere', label: both('外地户籍', 'Registered elsewhere') },
    ],
  },
}

export function ageGroup(value: string): Option {
  const range = ageRange(value)
  if (!range) return { value, label: both(value, value) }
  const [low, high] = range
  if (high === Infinity) return { value, label: both(`${low} 岁及以上`, `${low} and over`) }
  return { value, label: low === 0 ? both(`${high} 岁及以下`, `${high} and under`) : both(`${low}–${high} 岁`, `${low}–${high}`) }
}

/** The first and last year of a range of ages, or undefined when it is not one. */
export function ageRange(value: string): readonly [number, number] | undefined {
  const m = /^(\d{1,3})(?:-(\d{1,3})|\+)$/.exec(value)
  if (!m) return undefined
  const [low, high] = [Number(m[1]), m[2] === undefined ? Infinity : Number(m[2])]
  return low <= high && low <= 120 && (high === Infinity || high <= 130) ? [low, high] : undefined
}

export const groupLabel = (variable: MarginVariable, value: string): Words =>
  variable === 'age' ? ageGroup(value).label : (census[variable].groups.find((g) => g.value === value)?.label ?? both(value, value))

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
export function wrongGroup(variable: MarginVariable, category: string, others: readonly string[]): Words | undefined {
  if (variable !== 'age') return census[variable].groups.some((g) => g.value === category) ? undefined : wrong.group(variable)
  const range = ageRange(category)
  if (!range) return wrong.age
  const clash = others.find((o) => {
    const r = ageRange(o)
    return r && r[0] <= range[1] && range[0] <= r[1]
  })
  return clash ? wrong.overlap(category, clash) : undefined
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
  const at = Object.fromEntries(
    Object.entries(columns).map(([key, names]) => [key, head.findIndex((h) => (names as readonly string[]).includes(h))]),
  ) as Record<keyof typeof columns, number>
  const missing = Object.entries(at)
    .filter(([, i]) => i < 0)
    .map(([key]) => key as keyof typeof columns)
  if (missing.length) return refuse('no-column', missing.map((m) => columns[m][1]).join('、'), missing.map((m) => columns[m][0]).join(', '))
  if (rows.length === 0) return refuse('no-rows')
  if (rows.length > mostRows) return refuse('too-many-rows', mostRows)
  const margins: Margin[] = []
  const fields: Record<string, Words> = {}
  const say = (row: number, column: keyof typeof columns, words: Words) => {
    fields[`file.${row}.${column}`] = both(
      `第 ${row} 行「${columns[column][1]}」：${words.zh}`,
      `Row ${row}, column “${columns[column][0]}”: ${words.en}`,
    )
  }
  const seen = new Map<string, string[]>()
  rows.forEach(({ row, cells }) => {
    const cell = (column: keyof typeof columns) => (cells[at[column]] ?? '').trim()
    const community = communities.find((c) => [c.name, c.name_en, c.id].includes(cell('community')))
    const variable = marginVariables.find((v) =>
      [v, census[v].name.zh, census[v].name.en.toLowerCase()].includes(cell('variable').toLowerCase()),
    )
    const counted = typedWhole(cell('people'), ['人', '名', '位'])
    const people = counted !== undefined && counted >= 0 && counted <= 999_999_999 ? counted : undefined
    if (!community) say(row, 'community', wrong.community(cell('community')))
    if (!variable) say(row, 'variable', wrong.variable)
    if (people === undefined) say(row, 'people', wrong.people)
    if (!community || !variable) return
    const typed = (variable === 'age' && typedAges(cell('category'))) || cell('category')
    const category = census[variable].groups.find((g) => [g.value, g.label.zh, g.label.en].includes(cell('category')))?.value ?? typed
    const key = `${community.id} ${variable}`
    const bad = seen.get(key)?.includes(category) ? wrong.again : wrongGroup(variable, category, seen.get(key) ?? [])
    if (bad) say(row, 'category', bad)
    seen.set(key, [...(seen.get(key) ?? []), category])
    if (!bad && people !== undefined) margins.push({ communityId: community.id, variable, category, people })
  })
  const all = Object.entries(fields)
  if (all.length === 0) return margins
  return { ...refuse('wrong-cells', all.length), fields: Object.fromEntries(all.slice(0, 50)) }
}

/** The same for the lines of one variable as typed: `60-69 14123`. */
export function checkGroups(variable: MarginVariable, groups: readonly string[]): Words | undefined {
  for (const [i, g] of groups.entries()) {
    const bad = groups.slice(0, i).includes(g) ? wrong.again : wrongGroup(variable, g, groups.slice(0, i))
    if (bad) return bad
  }
  return undefined
}

const columns = {
  community: ['community', '社区'],
  variable: ['variable', '项目'],
  category: ['category', '组别'],
  people: ['people', '人数'],
} as const satisfies Record<string, readonly [string, string]>

const wrong = {
  community: (name: string) =>
    both(
      name ? `没有叫「${name.slice(0, 40)}」的社区，请用本街道社区的名称。` : '请写社区名称。',
      name
        ? `there is no community called “${name.slice(0, 40)}”; use the name of a community of your office.`
        : 'write the name of the community.',
    ),
  variable: both('应是 性别、年龄、和谁同住、户籍 之一。', 'it must be one of sex, age, household, household registration.'),
  people: both('应是人数，零或正整数。', 'it must be a count of people, zero or more.'),
  group: (v: MarginVariable) =>
    both(
      `应是 ${census[v].groups.map((g) => g.label.zh).join('、')} 之一。`,
      `it must be one of ${census[v].groups.map((g) => g.label.en).join(', ')}.`,
    ),
  age: both(
    '年龄组请写成 60-69 或 100+（「18 岁以下」请写 0-17 或 0-18；表格软件有时把 5-9 变成了日期，请改回）。',
    'write ages as 60-69 or 100+ (a spreadsheet may have turned 5-9 into a date).',
  ),
  overlap: (a: string, b: string) =>
    both(`年龄组 ${a} 与 ${b} 重叠，同一个人会被数两次。`, `the ages ${a} and ${b} overlap, so people would be counted twice.`),
  again: both('同一个社区的这一组出现了两次。', 'this group of the community stands here twice.'),
}

const refuse = refusals({
  'no-column': {
    status: 422,
    zh: (names: string, _: string) => `第一行缺少这些列名：${names}。`,
    en: (_: string, names: string) => `The first row lacks these column names: ${names}.`,
  },
  'no-rows': { status: 422, zh: '文件里只有表头，没有数据。', en: 'The file has a heading row and nothing below it.' },
  'too-many-rows': {
    status: 422,
    zh: (most: number) => `文件超过 ${most} 行。请按街道分成几个文件。`,
    en: (most: number) => `The file has more than ${most} rows. Split it by office.`,
  },
  'wrong-cells': {
    status: 422,
    zh: (n: number) => `有 ${n} 处填得不对，文件没有存入。请改好后重新上传。`,
    en: (n: number) => `${n} cells are not right, so nothing was stored. Mend them and upload the file again.`,
  },
})

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
  return communities.flatMap((c) => {
    const own = margins.filter((m) => m.communityId === c.id)
    const told = marginVariables.filter((v) => own.some((m) => m.variable === v))
    const total = (v: MarginVariable) => own.reduce((n, m) => (m.variable === v ? n + m.people : n), 0)
    const groups = (v: MarginVariable) => own.filter((m) => m.variable === v).map((m) => m.category)
    const name = (v: MarginVariable) => census[v].name
    const found: Words[] = []
    const say = (zh: string, en: string) => found.push(both(`${c.name}：${zh}`, `${c.name_en ?? c.name}: ${en}`))
    for (const v of told) {
      if (c.residents !== null && !isNear(total(v), c.residents))
        say(
          `「${name(v).zh}」各组合计 ${total(v)} 人，居民 ${c.residents} 人。`,
          `the groups of ${name(v).en.toLowerCase()} add up to ${total(v)} people, and ${c.residents} live there.`,
        )
      if (v === 'age') {
        const hole = holeIn(groups('age'))
        if (hole) say(`年龄组缺少 ${hole} 岁。`, `ages ${hole} are lacking.`)
      } else if (v !== 'household') {
        const lacking = census[v].groups.filter((g) => !groups(v).includes(g.value))
        if (lacking.length)
          say(
            `「${name(v).zh}」缺少：${lacking.map((g) => g.label.zh).join('、')}。`,
            `${name(v).en.toLowerCase()} lacks ${lacking.map((g) => g.label.en.toLowerCase()).join(', ')}.`,
          )
      }
    }
    if (c.residents === null)
      for (const v of told.slice(1))
        if (!isNear(total(v), total(told[0]!)))
          say(
            `「${name(told[0]!).zh}」合计 ${total(told[0]!)} 人，「${name(v).zh}」合计 ${total(v)} 人。`,
            `${name(told[0]!).en.toLowerCase()} adds up to ${total(told[0]!)} people and ${name(v).en.toLowerCase()} to ${total(v)}.`,
          )
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
