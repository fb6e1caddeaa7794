import { count } from './count-words.ts'
import type { ServiceKind, UnitTerms } from './unit.ts'
import { serviceKindWords } from './unit-words.ts'
import { both, dictionary, listIn, type Words } from './words.ts'
import type { Condition } from './unit-reading-words.ts'

/** By what words one knows the kinds of work. A case is followed up by talks, visits and calls; the others are what their name says. */
export const kindPatterns: readonly (readonly [RegExp, readonly ServiceKind[]])[] = [
  [/个案|casework|\bcases?\b/i, ['casework', 'home-visit', 'phone']],
  [/小组|group/i, ['group']],
  [/入户|探访|走访|home visit/i, ['home-visit']],
  [/督导|supervision/i, ['supervision']],
  [/活动|讲座|event/i, ['event']],
]

const says = dictionary('kernel/unit-terms-words.says', {
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
  sessions: { zh: (n: number) => `至少 ${n} 次`, en: (n: number) => `at least ${count(n, 'session')}` },
  people: { zh: (n: number) => `至少 ${n} 人`, en: (n: number) => `at least ${count(n, 'person', 'people')}` },
  personTimes: { zh: (n: number) => `至少 ${n} 人次`, en: (n: number) => `at least ${count(n, 'person-time')}` },
  members: { zh: (n: number) => `至少 ${n} 个不同的人`, en: (n: number) => `at least ${count(n, 'different person', 'different people')}` },
  minutes: { zh: (n: number) => `至少 ${n} 分钟`, en: (n: number) => `at least ${count(n, 'minute')}` },
})

const contradicts = dictionary('kernel/unit-terms-words.contradicts', {
  people: { zh: (n: number) => `每个单位至少 ${n} 人`, en: (n: number) => `at least ${n} ${n === 1 ? 'person' : 'people'} to a unit` },
  personTimes: { zh: (n: number) => `每个单位至少 ${n} 人次`, en: (n: number) => `at least ${count(n, 'person-time')} to a unit` },
  members: {
    zh: (n: number) => `每个单位至少 ${n} 个不同的人`,
    en: (n: number) => `at least ${count(n, 'different person', 'different people')} to a unit`,
  },
  sessions: { zh: (n: number) => `每个单位 ${n} 次`, en: (n: number) => `${n} ${n === 1 ? 'session' : 'sessions'} to a unit` },
  minutes: { zh: (n: number) => `每个单位至少 ${n} 分钟`, en: (n: number) => `at least ${n} ${n === 1 ? 'minute' : 'minutes'} to a unit` },
  number: { zh: (n: number) => `数量 ${n}`, en: (n: number) => `a quantity of ${n}` },
  unsaid: {
    zh: (title: string, quote: string, what: string) =>
      `「${title}」的单位写的是「${quote}」，条件里却没有${what}。履行和付款按条件计算。请填上条件，或者把单位里的数字去掉，再签署。`,
    en: (title: string, quote: string, what: string) =>
      `The unit of “${title}” says “${quote}”, and its conditions do not say ${what}. Work is counted and paid by the conditions. Fill it in, or take the number out of the unit, before you sign.`,
  },
  finding: {
    zh: (title: string, quote: string, agreed: string) =>
      `「${title}」的单位写的是「${quote}」，条件却是${agreed}。履行和付款按条件计算。请把两处改成一致，再签署。`,
    en: (title: string, quote: string, agreed: string) =>
      `The unit of “${title}” says “${quote}”, and its conditions say ${agreed}. Work is counted and paid by the conditions. Make the two agree before you sign.`,
  },
})

const named = {
  what: both('工作类型', 'the kinds of work'),
  sessions: both('次数', 'the sessions'),
  people: both('人数（人次）', 'the people (person-times)'),
  members: both('不同的人', 'the different people'),
  minutes: both('时长', 'the minutes'),
} as const
const list = (of: readonly (keyof typeof named)[], lang: 'zh' | 'en') =>
  listIn(
    of.map((c) => named[c][lang]),
    lang,
  )

/** A change that asks less of signed work than both signed. */
export const weakenedWords = dictionary('kernel/unit-terms-words.weakened', {
  fixed: {
    zh: (of: readonly (keyof typeof named)[]) => `一个单位的条件不能低于已签订的：${list(of, 'zh')}。请改回原来的条件或者更高。`,
    en: (of: readonly (keyof typeof named)[]) =>
      `A unit cannot be made of less than was signed: ${list(of, 'en')}. Put the signed conditions back, or stricter ones.`,
  },
  unit: {
    zh: (title: string, of: readonly (keyof typeof named)[]) =>
      `「${title}」的条件比已签订的低：${list(of, 'zh')}。同样的价钱，做得更少也算一个单位。`,
    en: (title: string, of: readonly (keyof typeof named)[]) =>
      `“${title}” asks for less than both signed: ${list(of, 'en')}. For the same price less work makes a unit.`,
  },
  stages: {
    zh: (title: string, stages: readonly string[]) => `「${title}」有的阶段比已签订的更早或者条件更少就付款：${listIn(stages, 'zh')}。`,
    en: (title: string, stages: readonly string[]) =>
      `Of “${title}” stages are paid earlier, or for less, than both signed: ${listIn(stages, 'en')}.`,
  },
})

/** What no record could ever meet, beside the field that asks for it. */
export const unmeetableWords = dictionary('kernel/unit-terms-words.unmeetable', {
  'sessions-beyond-term': {
    zh: (days: number) => `合同期只有 ${days} 天，一天一次也开不了这么多次。`,
    en: (days: number) => `The contract runs ${count(days, 'day')}; at one a day there cannot be so many sessions.`,
  },
  'minutes-beyond-term': {
    zh: (most: number) => `一个单位最多能有 ${most} 分钟。请填少一些。`,
    en: (most: number) => `One unit can take ${count(most, 'minute')} at most. Give fewer.`,
  },
  'members-of-one': {
    zh: '一次完成的单位没有「不同的人」之分，请填「至少几人」。',
    en: 'In a unit of one session everybody is a different person: say it as least people.',
  },
  'members-beyond-times': {
    zh: (times: number) => `只要 ${times} 人次，却要更多不同的人，对不上。人次不能少于不同的人数。`,
    en: (times: number) =>
      `It asks for ${count(times, 'person-time')} and for more different people. There cannot be fewer person-times than people.`,
  },
})

/** A condition beside the words of the unit that say another thing. */
export function conditionWords(title: string, quote: string, condition: Condition, agreed: number, overSessions: boolean): Words {
  const key = condition === 'people' && overSessions ? 'personTimes' : condition
  return {
    zh: contradicts.zh.finding(title, quote, contradicts.zh[key](agreed)),
    en: contradicts.en.finding(title, quote, contradicts.en[key](agreed)),
  }
}

/** The conditions as people read them; empty where nothing was agreed. */
export function sayUnitTerms(t: UnitTerms | null | undefined): Words {
  if (!t) return both('', '')
  const parts = [
    ...(t.what.length > 0 ? [says.both('what', t.what)] : []),
    ...(t.sessions !== null ? [says.both('sessions', t.sessions)] : []),
    ...(t.people !== null ? [says.both(t.sessions === null ? 'people' : 'personTimes', t.people)] : []),
    ...(t.members ? [says.both('members', t.members)] : []),
    ...(t.minutes !== null ? [says.both('minutes', t.minutes)] : []),
  ]
  return { zh: parts.map((p) => p.zh).join('，'), en: parts.map((p) => p.en).join(', ') }
}

/** A number in the words of the unit of which no condition says anything. */
export const unsaidWords = (title: string, quote: string, condition: keyof typeof named): Words => ({
  zh: contradicts.zh.unsaid(title, quote, named[condition].zh),
  en: contradicts.en.unsaid(title, quote, named[condition].en),
})
