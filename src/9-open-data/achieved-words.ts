import { dictionary } from '#kernel'

export const achievedWords = dictionary('9-open-data/achieved-words.achievedWords', {
  title: { zh: '一项一项看：要什么，承诺什么，做到什么', en: 'Need by need: asked for, promised, done' },
  lead: {
    zh: '每个数字都连到它的来处。验收和支付是整行的金额，一行有几项指标的，几行里是同一笔。',
    en: 'Each figure leads to where it comes from. What was accepted and paid is of the whole line: where it has several indicators, it is the same money in each row.',
  },
  goal: { zh: '要有什么不同', en: 'What should be different' },
  none: { zh: '没有写目标', en: 'no goal was written' },
  noGoal: { zh: (why: string) => `没有目标：${why}`, en: (why: string) => `No goal: ${why}` },
  indicator: { zh: '指标和要求', en: 'Indicator, and what is asked for' },
  promised: { zh: '承诺', en: 'Promised' },
  reached: { zh: '做到', en: 'Reached' },
  notShown: { zh: '还没有展示', en: 'not shown yet' },
  accepted: { zh: '已验收', en: 'Accepted' },
  paid: { zh: '已支付', en: 'Paid' },
  verdict: { zh: '购买方的评价', en: 'The purchaser says' },
  notRated: { zh: '还没有评价', en: 'not rated yet' },
  cannotTell: { zh: '还说不准', en: 'cannot tell yet' },
})
