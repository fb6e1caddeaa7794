import { dictionary } from './words.ts'

/** What does not hang together in a goal. */
export const goalWords = dictionary('kernel/goal-check-words.goalWords', {
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
  noWay: {
    zh: '请写怎样看得出来：看哪些记录、用什么量表、问什么。',
    en: 'Say how it is shown: by which records, which scale, which question.',
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
