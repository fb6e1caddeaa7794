import { count, dictionary, type Lang, listIn } from '#kernel'
import type { EasierPlace } from './goals-changed.ts'

const easierWords = {
  goal: { zh: '去掉了目标', en: 'the goal is gone' },
  indicator: { zh: '去掉了指标', en: 'the indicator is gone' },
  measured: { zh: '换了单位、方向或者类别', en: 'another unit, direction or kind' },
  target: { zh: '要求降低', en: 'less is asked for' },
  promise: { zh: '承诺降低', en: 'less is promised' },
  shown: { zh: '展示的次数少了，或者改由承接方自己展示', en: 'shown less often, or by the institution itself' },
} as const

const list = (all: readonly EasierPlace[], lang: Lang): string =>
  listIn(
    all.map((e) => (lang === 'zh' ? `「${e.name}」${easierWords[e.in].zh}` : `“${e.name}”: ${easierWords[e.in].en}`)),
    lang,
  )

/** What is said of goals, indicators and promises that a change writes anew. */
export const goalChangeWords = dictionary('4-contracts/rules/goal-change-words.goalChangeWords', {
  noneLeft: {
    zh: '已签订的内容至少要留一个目标，否则看不出做成了没有。',
    en: 'A signed line keeps one goal at least; otherwise nobody can tell whether it worked.',
  },
  tooMany: { zh: (most: number) => `一项内容最多 ${most} 个目标。`, en: (most: number) => `A line has at most ${count(most, 'goal')}.` },
  beyond: { zh: (most: string) => `承诺不能超过 ${most}。`, en: (most: string) => `No promise can be more than ${most}.` },
  belowAsked: {
    zh: (target: string, unit: string) => `承诺不能低于要求的 ${target} ${unit}。`,
    en: (target: string, unit: string) => `A promise is no less than the ${target} ${unit} that are asked for.`,
  },
  wonStays: {
    zh: (all: readonly EasierPlace[]) => `招标定下、中标承诺的不能减少：${list(all, 'zh')}。可以加，可以提高，可以写得更清楚。`,
    en: (all: readonly EasierPlace[]) =>
      `What was tendered and won is not made less: ${list(all, 'en')}. It may be added to, raised, and put more clearly.`,
  },
  easier: {
    zh: (title: string, all: readonly EasierPlace[]) => `「${title}」的目标比已签订的容易达到：${list(all, 'zh')}。价钱不变。`,
    en: (title: string, all: readonly EasierPlace[]) =>
      `The goals of “${title}” are easier to reach than both signed: ${list(all, 'en')}. The price stays.`,
  },
  goalOf: { zh: (says: string) => `目标：${says}`, en: (says: string) => `Goal: ${says}` },
  indicatorOf: { zh: (name: string) => `指标：${name}`, en: (name: string) => `Indicator: ${name}` },
})
