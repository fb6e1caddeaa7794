import { typedNumber } from '#kernel'

/** What the words of a unit say of one of its conditions. */
export interface Said {
  readonly least: number
  /** Above `least` where the words leave room: `200～300 人`, `30 人以内`. */
  readonly most: number
  /** Said of each session and not of the whole unit: `每节 7 人`. */
  readonly each: boolean
  /** Person-times over all sessions, and not people who may come to several. */
  readonly times: boolean
  /** The words themselves. */
  readonly quote: string
}
type Read = 'people' | 'sessions' | 'minutes' | 'number'
export type Condition = Read | 'members'

/**
 * Everything the words of a unit say of a condition, `场，200 人以上`, `6 节、每节 7 至 10 人`, `at least 1.5 hours`: figures as people type
 * them, full-width, with 万, in Chinese or English words, as a range. What cannot be read for sure is left out: ages, staff, how often
 * something takes place, `几十人`. Of `number` it reads how many units there are in all, `共 12 场`.
 */
export function readUnit(unit: string): Record<Read, Said[]> {
  const text = unit.normalize('NFKC').replace(/〜/g, '~')
  const measure = /^[每\s]*(\p{Script=Han})/u.exec(text)?.[1]
  // A comma inside a number stays: `1,200 人`.
  const parts = text.split(/[;。、()]|(?<!\d),|,(?!\d{3}(?!\d))/).map((s) => s.trim())
  const of = (condition: Read) => parts.flatMap((part) => saidIn(part, condition, measure))
  return { people: of('people'), sessions: of('sessions'), minutes: of('minutes'), number: of('number') }
}

const digits = '\\d+(?:[, ]\\d{3})*(?:\\.\\d+)?(?: ?(?:百万|千万|万|亿))?'
const han = '[零〇一二两三四五六七八九十百千万]+'
const tensWords = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const onesWords = 'one|two|three|four|five|six|seven|eight|nine'
const english = `\\b(?:(?:${tensWords})(?:-(?:${onesWords}))?|(?:a|${onesWords}) hundred|${onesWords}|ten|eleven|twelve|fifteen)\\b`
const n = `(${digits}|${han}|${english})`
const range = `${n}(?:\\s*(?:-|~|–|—+|至|到|\\bto\\b)\\s*${n})?`
// `几十人` and `第 3 期` say no number, nor does a part of a longer one; `每 100 人` says of how many something is one.
const before = '(?<![\\d.几数多半零〇一二两三四五六七八九十百千万亿-])(?<![每第]\\s*)'
// Who works there is none of those who come.
const staff = '(?:社工|工作人员|专职|志愿|督导|讲师|老师|教师|专家|医生|护士|律师|负责人|staff|workers?\\b)'
const pattern = (units: string) => new RegExp(`${before}${range}\\s*([+多余]?)\\s*(?:or more |or fewer )?(?:${units})`, 'giu')

const patterns: Record<Read, RegExp> = {
  people: pattern(
    `人次|人(?![口均员工民生事才大天])(?!\\S{0,4}?${staff})|[名位](?!\\s*\\S{0,4}?${staff})|(?:person-times|persons?|people|participants|residents|attendees)\\b`,
  ),
  sessions: pattern('小节|节(?![日目假])|次|期(?![间限])|场(?![地所馆])|堂|(?:sessions?|follow-ups?|contacts|visits|meetings|times)\\b'),
  minutes: pattern('分钟|(?:minutes?|mins?)\\b'),
  number: pattern('(?=\\p{Script=Han})|(?=[a-z])|(?=$)'),
}
const hours = '(?:个?小时|个?钟头|hours?\\b|hrs?\\b|h\\b)'
/** Every length of time as minutes: `一个半小时`, `2 小时 30 分钟`, `half an hour`. */
const inMinutes = (part: string): string => {
  const scaled = (text: string, more = 0) => String((numberOf(text) ?? Number.NaN) * 60 + more)
  return part
    .replace(new RegExp(`${n}\\s*个半(?:小时|钟头)`, 'giu'), (_, h: string) => `${scaled(h, 30)}分钟`)
    .replace(/半个?(?:小时|钟头)|\bhalf an hour\b/giu, '30分钟')
    .replace(
      new RegExp(`${n}\\s*${hours}\\s*${n}\\s*(?:分钟?|minutes?\\b|mins?\\b)`, 'giu'),
      (_, h: string, m: string) => `${scaled(h, numberOf(m) ?? Number.NaN)}分钟`,
    )
    .replace(new RegExp(`${before}${range}\\s*([+多余]?)\\s*(or more )?${hours}`, 'giu'), (_, low: string, high: string | undefined) =>
      high === undefined ? `${scaled(low)}分钟` : `${scaled(low)}-${scaled(high)}分钟`,
    )
}

/** What stands before or behind the number within its part of the sentence decides what it says. */
function saidIn(part: string, condition: Read, measure: string | undefined): Said[] {
  const read = condition === 'minutes' ? inMinutes(part) : part
  return [...read.matchAll(patterns[condition])].flatMap((m): Said[] => {
    const [low, high] = [numberOf(m[1]!), m[2] === undefined ? undefined : numberOf(m[2])]
    if (low === undefined || (m[2] !== undefined && (high === undefined || high < low))) return []
    const [front, behind] = [read.slice(0, m.index), read.slice(m.index + m[0].length)]
    const isOfAll = /(?:共|共计|全年|合计|总计|累计|\btotal of)\s*$/i.test(front) || /^(?:[a-z -]* )?in (?:all|total)\b/i.test(behind)
    const isItself = measure !== undefined && (condition === 'number' ? behind : m[0].slice(m[1]!.length)).includes(measure)
    if (condition === 'number' ? !isOfAll || (measure !== undefined && !behind.startsWith(measure)) : condition === 'sessions' && isItself)
      return []
    // Of a year or of all units together, not of one.
    if (condition !== 'number' && /(?:全年|合计|总计|累计)\s*$/.test(front)) return []
    // How often something takes place is no session of a unit.
    const often =
      /每(?:周|星期|个?月|个?季度?|年|天|日|学期|半年)[^每]{0,4}$/.test(front) ||
      /^\s*(?:a|per|every|each) (?:week|month|year)/i.test(behind)
    if (often && condition !== 'people') return []
    if (new RegExp(`${staff}\\s*$`, 'i').test(front)) return []
    const per = /每一?(小节|[节次期场回堂])[^每]*$/.exec(front)?.[1]
    const each = (per !== undefined && per !== measure) || /^[^,;]{0,14}\b(?:each|(?:per|a|every) session)|^\s*\/\s*session/i.test(behind)
    return [{ ...bounds(low, high, front, m[0], behind), each, times: /人次|person-times/i.test(m[0]), quote: part }]
  })
}

function bounds(low: number, high: number | undefined, front: string, own: string, behind: string): { least: number; most: number } {
  if (high !== undefined) return { least: low, most: high }
  // About so many is anything from half of it to twice.
  if (/(?:约|大约|大概|左右|上下|\babout|\baround)\s*$/i.test(front) || /^\s*(?:左右|上下)/.test(behind))
    return { least: Math.ceil(low / 2), most: low * 2 }
  if (
    /(?:不超过|不多于|至多|最多|不高于|\bat most|\bup to|no more than)\s*$/i.test(front) ||
    /^\s*(?:及?以内|及?以下|or fewer|at most)/i.test(behind) ||
    /or fewer/i.test(own)
  )
    return { least: 0, most: low }
  return { least: low, most: low }
}

const ones: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const englishOnes: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((w, i) => [w, i]),
)
const tens = tensWords.split('|')

/** A number as it was written, in figures or in words; undefined where it may be read in two ways, as `3万5` or `两三百`. */
export function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) {
    const read = typedNumber(text)
    return read === undefined ? undefined : Number(read)
  }
  if (/^[a-z]/i.test(text)) return englishNumber(text.toLowerCase())
  return chineseNumber(text)
}

function englishNumber(text: string): number | undefined {
  const hundred = /^(\w+) hundred$/.exec(text)?.[1]
  if (hundred) return hundred === 'a' ? 100 : (englishOnes[hundred] ?? 0) * 100
  if (text === 'fifteen') return 15
  const [ten, one] = text.split('-')
  const at = tens.indexOf(ten!)
  return at < 0 ? englishOnes[text] : (at + 2) * 10 + (one ? englishOnes[one]! : 0)
}

/** Chinese numerals below a hundred million, each place at most once and from the greatest on. */
function chineseNumber(text: string): number | undefined {
  const [above, below] = text.includes('万') ? text.split('万') : [undefined, text]
  const [high, low] = [above === undefined ? 0 : belowTenThousand(above), below === '' ? 0 : belowTenThousand(below!)]
  return high === undefined || low === undefined || (above !== undefined && high === 0) ? undefined : high * 10_000 + low
}
function belowTenThousand(text: string): number | undefined {
  const m = /^(?:(.)千)?(?:零|〇)?(?:(.)百)?(?:零|〇)?(?:(.?)十)?(?:零|〇)?([一二两三四五六七八九])?$/.exec(text)
  if (!m || text === '') return undefined
  const [thousands, hundreds, tensOf, one] = [m[1], m[2], m[3], m[4]]
  const digit = (c: string | undefined) => (c === undefined ? 0 : ones[c])
  // 一百五 is a hundred and fifty to some.
  if ((thousands ?? hundreds) && tensOf === undefined && one && !/[零〇]/.test(text)) return undefined
  const [a, b, c, d] = [digit(thousands), digit(hundreds), tensOf === '' ? 1 : digit(tensOf), digit(one)]
  return a === undefined || b === undefined || c === undefined || d === undefined ? undefined : a * 1000 + b * 100 + c * 10 + d
}
