import { both, dictionary, type IndicatorKind, type ShownBy, type ShownTime, type Words } from '#kernel'

/** What does not hang together in a goal. */
export const goalWords = dictionary('2-plans/rules/goal-words.goalWords', {
  notOfLine: {
    zh: '这项需求不是这一行的。请先在计划行里选上，或者换一项。',
    en: 'This need is not one of the line’s. Choose it on the line first, or take another.',
  },
  noIndicator: {
    zh: '目标没有指标就看不出有没有达到。请至少写一项指标。',
    en: 'A goal without an indicator cannot be told to be reached. Write one at least.',
  },
  twice: {
    zh: '这一行已经有同名的指标了，请改个名字。',
    en: 'The line has an indicator of this name already. Give it another.',
  },
  overMost: { zh: (most: string) => `不能超过 ${most}。`, en: (most: string) => `It cannot be more than ${most}.` },
  notMore: {
    zh: (baseline: string) => `越多越好的指标，目标要高于现在的 ${baseline}。`,
    en: (baseline: string) => `Where more is better, the target is above the ${baseline} of today.`,
  },
  notLess: {
    zh: (baseline: string) => `越少越好的指标，目标要低于现在的 ${baseline}。`,
    en: (baseline: string) => `Where less is better, the target is below the ${baseline} of today.`,
  },
})

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
