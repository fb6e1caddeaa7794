import { dictionary, listIn, type ServiceKind, serviceKindWords, type UnitTerms, type Words } from '#kernel'

const chinese: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十二: 12 }
const english: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 }

/** A number as it was written, in figures or in words. */
export const numberOf = (text: string | undefined): number | null =>
  text === undefined ? null : /^\d/.test(text) ? Number(text.replace(/,/g, '')) : (chinese[text] ?? english[text.toLowerCase()] ?? null)

const zh = '(\\d{1,3}(?:,\\d{3})+|\\d{1,6}|十二|[一二两三四五六七八九十])'
const en = '(\\d{1,3}(?:,\\d{3})+|\\d{1,6}|two|three|four|five|six|seven|eight|nine|ten|twelve)'

/** How the conditions of a unit are written, each with its number; the Chinese first. */
export const unitPatterns = {
  people: [
    new RegExp(`${zh}\\s*(?:人次|人|名|位)`),
    new RegExp(`${en}\\+?\\s*(?:or more )?(?:person-times|persons?|people|participants|residents)`, 'i'),
  ],
  sessions: [
    new RegExp(`${zh}\\s*(?:小节|节|次|期|场)`),
    new RegExp(`${en}\\s*(?:sessions?|follow-ups?|contacts|visits|meetings|times)`, 'i'),
  ],
  hours: [/(\d{1,3}(?:\.\d)?)\s*(?:个?小时|hours?)/i],
  minutes: [/(\d{1,4})\s*(?:分钟|min)/i],
} as const

/** By what words one knows the kinds of work. A case is followed up by talks, visits and calls; the others are what their name says. */
export const kindPatterns: readonly (readonly [RegExp, readonly ServiceKind[]])[] = [
  [/个案|casework|\bcases?\b/i, ['casework', 'home-visit', 'phone']],
  [/小组|group/i, ['group']],
  [/入户|探访|走访|home visit/i, ['home-visit']],
  [/督导|supervision/i, ['supervision']],
  [/活动|讲座|event/i, ['event']],
]

const says = dictionary({
  what: {
    zh: (kinds: readonly ServiceKind[]) =>
      `限${listIn(
        kinds.map((k) => serviceKindWords[k].zh),
        'zh',
      )}`,
    en: (kinds: readonly ServiceKind[]) =>
      `only ${listIn(
        kinds.map((k) => serviceKindWords[k].en.toLowerCase()),
        'en',
      )}`,
  },
  sessions: { zh: (n: number) => `至少 ${n} 次`, en: (n: number) => `at least ${n} sessions` },
  people: { zh: (n: number) => `至少 ${n} 人`, en: (n: number) => `at least ${n} people` },
  personTimes: { zh: (n: number) => `至少 ${n} 人次`, en: (n: number) => `at least ${n} person-times` },
  minutes: { zh: (n: number) => `至少 ${n} 分钟`, en: (n: number) => `at least ${n} minutes` },
})

/** The conditions as people read them; empty where nothing was agreed. */
export function sayUnitTerms(t: UnitTerms | null | undefined): Words {
  if (!t) return { zh: '', en: '' }
  const parts = [
    ...(t.what.length > 0 ? [says.both('what', t.what)] : []),
    ...(t.sessions !== null ? [says.both('sessions', t.sessions)] : []),
    ...(t.people !== null ? [says.both(t.sessions === null ? 'people' : 'personTimes', t.people)] : []),
    ...(t.minutes !== null ? [says.both('minutes', t.minutes)] : []),
  ]
  return { zh: parts.map((p) => p.zh).join('，'), en: parts.map((p) => p.en).join(', ') }
}
