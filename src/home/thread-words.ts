import { count, dictionary } from '#kernel'

export const words = dictionary('home/thread-words.words', {
  and: { zh: '、', en: ', ' },
  evidence: { zh: (n: number) => `${n} 种证据`, en: (n: number) => `${count(n, 'kind')} of evidence` },
  planned: { zh: '列入计划', en: 'in the plan' },
  notPlanned: { zh: '还没列入计划', en: 'not in the plan yet' },
  notBought: { zh: '还没签进合同', en: 'not in a signed contract yet' },
  posts: {
    zh: (posts: number, months: number) => `岗位 ${posts} 个，${months} 个月`,
    en: (posts: number, months: number) => `${count(posts, 'post')} for ${count(months, 'month')}`,
  },
  inContract: { zh: (n: string) => `合同 ${n}`, en: (n: string) => `contract ${n}` },
  recorded: {
    zh: (n: number, people: number) => (n ? `已记 ${n} 条服务，${people} 人次` : '还没有服务记录'),
    en: (n: number, people: number) => (n ? `${count(n, 'service record')}, ${count(people, 'person-time')}` : 'no service records yet'),
  },
  accepted: {
    zh: (line: string, done: string, of: number, unit: string) => `${line}已验收 ${done} / ${of}${unit && ` ${unit}`}`,
    en: (line: string, done: string, of: number, unit: string) => `${line}: ${done} of ${of}${unit && ` ${unit}`} accepted`,
  },
  noneAccepted: { zh: '还没有验收', en: 'nothing accepted yet' },
  months: { zh: '个月', en: 'months' },
  stages: { zh: '个阶段', en: 'stages' },
  paid: { zh: (m: string) => `已付 ${m}`, en: (m: string) => `${m} paid` },
  paidNote: {
    zh: (n: number, late: number) => `整份合同 ${n} 笔请款${late ? `，${late} 笔逾期` : ''}`,
    en: (n: number, late: number) => `${count(n, 'claim')} of the whole contract${late ? `, ${late} late` : ''}`,
  },
  paidShared: {
    zh: '同一笔服务也回应其他需求，各条线上的金额不能相加',
    en: 'the same service answers other needs too: the amounts of the threads do not add up',
  },
  verdicts: { zh: (n: number) => `${n} 份评价已揭晓`, en: (n: number) => `${count(n, 'verdict')} revealed` },
  noVerdict: { zh: '居民和双方怎么说：还没到时候', en: 'what residents and both sides say: still to come' },
  mean: { zh: (value: string) => `平均 ${value}`, en: (value: string) => `mean ${value}` },
  gap: {
    zh: (value: string) => `重要程度与现状的加权差距 ${value}`,
    en: (value: string) => `weighted gap between importance and now: ${value}`,
  },
  interval: { zh: (low: string, high: string) => `95% 区间 ${low}–${high}`, en: (low: string, high: string) => `95% ${low}–${high}` },
  errorUnknown: { zh: '误差无法估计', en: 'error cannot be estimated' },
  effective: { zh: (n: number) => `有效样本 ${n}`, en: (n: number) => `effective sample ${n}` },
})
