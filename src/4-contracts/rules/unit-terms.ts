import { both, type ServiceKind, serviceKindWords, type UnitTerms, type Words } from '#kernel'

const chinese: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十二: 12 }
const english: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 }
const numberOf = (text: string | undefined): number | null =>
  text === undefined ? null : /^\d/.test(text) ? Number(text.replace(/,/g, '')) : (chinese[text] ?? english[text.toLowerCase()] ?? null)
const aNumber = '(\\d{1,3}(?:,\\d{3})+|\\d{1,6}|十二|[一二两三四五六七八九十])'
const anEnglish = '(\\d{1,3}(?:,\\d{3})+|\\d{1,6}|two|three|four|five|six|seven|eight|nine|ten|twelve)'

/**
 * Reads the conditions out of the words of a unit: `场，200 人以上`, `6 节、42 人次以上`, `a group of six sessions, 42 person-times
 * or more`. A proposal for whoever drafts the contract, never a finding: words can be read wrongly. Null when nothing was found.
 */
export function proposedTerms(unit: string, title = ''): UnitTerms | null {
  const text = unit.normalize('NFKC')
  const first = (zh: string, en: string): number | null => numberOf((new RegExp(zh).exec(text) ?? new RegExp(en, 'i').exec(text))?.[1])
  const people = first(
    `${aNumber}\\s*(?:人次|人|名|位)`,
    `${anEnglish}\\+?\\s*(?:or more )?(?:person-times|persons?|people|participants|residents)`,
  )
  const sessions = first(`${aNumber}\\s*(?:小节|节|次|期|场)`, `${anEnglish}\\s*(?:sessions?|follow-ups?|contacts|visits|meetings|times)`)
  const hours = /(\d{1,3}(?:\.\d)?)\s*(?:个?小时|hours?)/i.exec(text)?.[1]
  const minutes = numberOf(/(\d{1,4})\s*(?:分钟|min)/i.exec(text)?.[1]) ?? (hours ? Math.round(Number(hours) * 60) : null)
  const what = kindsIn(`${title} ${text}`.normalize('NFKC'))
  return people === null && sessions === null && minutes === null && what.length === 0
    ? null
    : { what, minutes, people, sessions: sessions === 1 ? null : sessions }
}

/** A case is followed up by talks, visits and calls; the others are what their name says. */
function kindsIn(text: string): ServiceKind[] {
  if (/个案|casework|\bcases?\b/i.test(text)) return ['casework', 'home-visit', 'phone']
  if (/小组|group/i.test(text)) return ['group']
  if (/入户|探访|走访|home visit/i.test(text)) return ['home-visit']
  if (/督导|supervision/i.test(text)) return ['supervision']
  if (/活动|讲座|event/i.test(text)) return ['event']
  return []
}

/** The conditions as people read them; empty where nothing was agreed. */
export function sayUnitTerms(t: UnitTerms | null | undefined): Words {
  if (!t) return both('', '')
  const zh = [
    t.what.length > 0 && `限${t.what.map((k) => serviceKindWords[k].zh).join('、')}`,
    t.sessions !== null && `至少 ${t.sessions} 次`,
    t.people !== null && `至少 ${t.people} ${t.sessions === null ? '人' : '人次'}`,
    t.minutes !== null && `至少 ${t.minutes} 分钟`,
  ]
  const en = [
    t.what.length > 0 && `only ${t.what.map((k) => serviceKindWords[k].en.toLowerCase()).join(', ')}`,
    t.sessions !== null && `at least ${t.sessions} sessions`,
    t.people !== null && `at least ${t.people} ${t.sessions === null ? 'people' : 'person-times'}`,
    t.minutes !== null && `at least ${t.minutes} minutes`,
  ]
  return both(zh.filter(Boolean).join('，'), en.filter(Boolean).join(', '))
}
