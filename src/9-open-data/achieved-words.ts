import { count, dictionary } from '#kernel'

export const achievedWords = dictionary('9-open-data/achieved-words.achievedWords', {
  title: { zh: '一项一项看：要什么，承诺什么，做到什么', en: 'Need by need: asked for, promised, done' },
  lead: {
    zh: '每个数字都连到它的来处。验收和支付是整项服务的金额：一项服务有几项指标、回应几项需求的，几行里是同一笔。',
    en: 'Each figure leads to where it comes from. What was accepted and paid is of the whole line: where it has several indicators, or answers several needs, it is the same money in each row.',
  },
  goal: { zh: '要有什么不同', en: 'What should be different' },
  none: { zh: '没有写目标', en: 'no goal was written' },
  noGoal: { zh: (why: string) => `没有目标：${why}`, en: (why: string) => `No goal: ${why}` },
  indicator: { zh: '指标和要求', en: 'Indicator, and what is asked for' },
  promised: { zh: '承诺', en: 'Promised' },
  reached: { zh: '做到', en: 'Reached' },
  notShown: { zh: '还没有展示', en: 'not shown yet' },
  accepted: { zh: '已验收', en: 'Accepted' },
  ofUnits: {
    zh: (n: string, of: number, unit: string) => `${of} ${unit}中的 ${n} ${unit}`,
    en: (n: string, of: number, unit: string) => `${n} of ${of} ${unit}`,
  },
  each: { zh: (amount: string, unit: string) => `每${unit} ${amount}`, en: (amount: string) => `${amount} each` },
  ofMonths: { zh: (n: string, of: number) => `${of} 个月中的 ${n} 个月`, en: (n: string, of: number) => `${n} of ${count(of, 'month')}` },
  ofStages: { zh: (n: string, of: number) => `${of} 期中的 ${n} 期`, en: (n: string, of: number) => `${n} of ${count(of, 'stage')}` },
  saidBy: { zh: (who: string, how: string) => `${who}：${how}`, en: (who: string, how: string) => `${who}: ${how}` },
  paid: { zh: '已支付', en: 'Paid' },
  ahead: { zh: '其中有约定在验收以前付的', en: 'part of it was agreed to be paid before acceptance' },
  verdict: { zh: '购买方的评价', en: 'The purchaser says' },
  notRated: { zh: '还没有评价', en: 'not rated yet' },
  again: { zh: '还会这样买吗', en: 'Would one buy this way again?' },
  againLead: {
    zh: (combination: string) => `这次是“${combination}”。一次采购说明不了一种买法；下面是这一次说得出的，别处同样买法的采购可以对着看。`,
    en: (combination: string) =>
      `This was bought as: ${combination}. One purchase proves nothing about a way to buy; below is what this one can tell, and others bought the same way can be held beside it.`,
  },
  promisesSaid: { zh: '承诺', en: 'Promises' },
  promisesShown: {
    zh: (kept: number, of: number, open: number) =>
      `展示过的 ${of} 项中，按最近一次 ${kept} 项做到${open > 0 ? `；还有 ${open} 项没有展示` : ''}`,
    en: (kept: number, of: number, open: number) => `${kept} of ${of} kept, as last shown${open > 0 ? `; ${open} not shown yet` : ''}`,
  },
  promisesUnshown: {
    zh: (open: number) => `${open} 项承诺，还没有一项展示`,
    en: (open: number) => `none of ${count(open, 'promise')} shown yet`,
  },
  worthSaid: { zh: '验收了多少', en: 'Accepted so far' },
  worthOf: { zh: (done: string, all: string) => `${all}中的 ${done}`, en: (done: string, all: string) => `${done} of ${all}` },
  paidSaid: { zh: '付款', en: 'Payment' },
  paidLate: {
    zh: (late: number, of: number, most: number) => (late > 0 ? `${of} 笔中 ${late} 笔晚了，最长 ${most} 天` : `${of} 笔，没有一笔晚`),
    en: (late: number, of: number, most: number) =>
      late > 0 ? `${late} of ${of} late, ${count(most, 'day')} at most` : `${of}, none late`,
  },
  saysSaid: { zh: '购买方的评价', en: 'The purchaser says' },
  wholeSaid: {
    zh: (whole: string, mean: string, n: number) => `做到了多少：${whole} / 5，由各项按金额得出；怎样合作：${mean} / 5，${n} 项评分的平均`,
    en: (whole: string, mean: string, n: number) =>
      `how far it came: ${whole} of 5, from its lines by their amounts; how it was to work with: ${mean} of 5, the mean of ${count(n, 'mark')}`,
  },
  heardSaid: { zh: '验收时听取的居民', en: 'Residents heard at acceptance' },
  heardCount: {
    zh: (n: number) => `${n} 人次，每期的意见见验收公示`,
    en: (n: number) => `${n}; what they said stands in the notice of each period`,
  },
  residentsSaid: { zh: '抽样问到的居民', en: 'Residents of a drawn sample' },
  residentsMean: {
    zh: (mean: string, n: number) => `${mean} / 5，${n} 人回答`,
    en: (mean: string, n: number) => `${mean} of 5, ${count(n, 'answer')}`,
  },
  others: { zh: '同样买法的采购', en: 'Others bought the same way' },
  compare: { zh: '各种买法对照（登录后）', en: 'The ways to buy, compared (for those signed in)' },
  cannotTell: { zh: '还说不准', en: 'cannot tell yet' },
})
