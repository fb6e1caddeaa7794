import type { Goal, Indicator, IndicatorKind, PromisedValues, ShownBy, ShownTime } from './goal.ts'
import { both, commaIn, dictionary, type Lang, type Words } from './words.ts'

export const indicatorKindWords: Readonly<Record<IndicatorKind, Words>> = {
  input: both('投入', 'input'),
  output: both('产出', 'output'),
  outcome: both('成效', 'outcome'),
  quality: both('质量', 'quality'),
}
export const shownTimeWords: Readonly<Record<ShownTime, Words>> = {
  'each-period': both('每期', 'every period'),
  'half-way': both('期中', 'half-way'),
  'at-the-end': both('结束时', 'at the end'),
  'after-the-end': both('结束 90 天后', '90 days after the end'),
}
export const shownByWords: Readonly<Record<ShownBy, Words>> = {
  provider: both('承接方', 'the institution'),
  purchaser: both('购买方', 'the purchaser'),
  residents: both('居民调查', 'a survey of residents'),
  'third-party': both('第三方', 'a third party'),
}

/** How a target and a promise are said. */
export const saidWords = dictionary('kernel/goal-words.saidWords', {
  target: {
    zh: (target: string, unit: string) => `达到 ${target} ${unit}`,
    en: (target: string, unit: string) => `to ${target} ${unit}`,
  },
  atMost: {
    zh: (target: string, unit: string) => `不超过 ${target} ${unit}`,
    en: (target: string, unit: string) => `at most ${target} ${unit}`,
  },
  from: { zh: (baseline: string) => `现在 ${baseline}`, en: (baseline: string) => `now ${baseline}` },
  promised: { zh: (value: string) => `承诺 ${value}`, en: (value: string) => `promised ${value}` },
})

/** What is asked of an indicator, in one sentence. */
export function sayTarget(i: Indicator, lang: Lang): string {
  const t = saidWords[lang]
  const target = i.better === 'more' ? t.target(i.target, i.unit) : t.atMost(i.target, i.unit)
  return i.baseline === null ? target : `${t.from(i.baseline)}${commaIn(lang)}${target}`
}

/** How, when and by whom it is shown, in one sentence. */
export const sayShown = (i: Indicator, lang: Lang): string => [i.how, shownTimeWords[i.when][lang], shownByWords[i.by][lang]].join(' · ')

/** Goals with their indicators and what was promised, a line of text each, as a contract holds them word for word. */
export const sayGoals = (goals: readonly Goal[], promised: PromisedValues, lang: Lang): string =>
  goals.flatMap((g) => [sayGoal(g), ...g.indicators.map((i) => `– ${sayIndicator(i, promised[i.id], lang)}`)]).join('\n')

/** A goal without its indicators. */
export const sayGoal = (g: Goal): string => `${g.says} · ${g.forWhom}`

/** An indicator with what was promised of it, in one line. */
export const sayIndicator = (i: Indicator, promised: string | undefined, lang: Lang): string =>
  [
    `${i.name}${commaIn(lang)}${sayTarget(i, lang)}`,
    ...(promised === undefined ? [] : [saidWords[lang].promised(promised)]),
    indicatorKindWords[i.kind][lang],
    sayShown(i, lang),
  ].join(' · ')
