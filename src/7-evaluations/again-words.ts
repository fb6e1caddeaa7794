import { count, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

export const againWords = dictionary('7-evaluations/again-words.againWords', {
  title: { zh: '结束九十天以后再问', en: 'Asked again, ninety days later' },
  lead: {
    zh: '合同结束后至少九十天，用同一份问卷再问一次居民：走了以后，还剩下什么。',
    en: 'Ninety days after the contract ended or later, residents are asked the same once more: what is left when nobody comes any more.',
  },
  open: { zh: '结束九十天以后再问居民', en: 'Ninety days later: residents asked again' },
  see: { zh: '结束以后再问，前后对比', en: 'Asked again after the end: before and after' },
  who: { zh: '问谁', en: 'Who is asked' },
  same: { zh: '同一批住户', en: 'The same households' },
  sameHint: {
    zh: '上次抽中的户号再发新编码。只有两次都写了自己那个词的人，回答才会放在一起比。',
    en: 'The household numbers drawn the first time get new codes. Only who left a word of their own both times is put beside themselves.',
  },
  anew: { zh: '重新抽同样多户', en: 'As many, drawn anew' },
  anewHint: {
    zh: '上次的户号不在您这里，或者很多人搬走了，就重新抽。',
    en: 'Where the numbers of the first time are not yours, or many have moved.',
  },
  ask: { zh: '再问一次', en: 'Ask again' },
  onceOnly: { zh: '每次互评只再问一次。', en: 'It is done once for each round.' },
  endedOn: { zh: '合同结束', en: 'Contract ended' },
  askedFirst: { zh: '第一次问', en: 'Asked first' },
  askedNow: { zh: '再问', en: 'Asked again' },
  daysAfter: { zh: (n: number) => `结束后第 ${n} 天`, en: (n: number) => `${count(n, 'day')} after the end` },
  notCounted: {
    zh: (day: Day) => `问卷还没有计票。最迟 ${sayDay(day, 'zh')} 计票，结果到那时一次公布。`,
    en: (day: Day) => `The survey is not counted yet. It is by ${sayDay(day, 'en')}, and its results come then, at once.`,
  },
  notYetAsked: {
    zh: (until: Day) => `现在可以再问，最迟到${sayDay(until, 'zh')}，由抽样的评估机构来问。还没有问。`,
    en: (until: Day) =>
      `Residents can be asked again now, until ${sayDay(until, 'en')}, by the evaluator that drew the sample. That has not been done yet.`,
  },
  dropTitle: { zh: '问了多少人，答了多少人', en: 'How many were asked, and how many answered' },
  dropLead: { zh: '每户一份编码，一份编码答一次。', en: 'One code for each household, one answer for each code.' },
  time: { zh: '哪一次', en: 'When' },
  asked: { zh: '发出编码（户）', en: 'Households asked' },
  answered: { zh: '回答', en: 'Answered' },
  fewAnswers: { zh: '不到 5 份', en: 'fewer than 5' },
  rate: { zh: '回收率', en: 'Of those asked' },
  noAnswer: { zh: '没有回答', en: 'Did not answer' },
  found: {
    zh: (found: string, lost: string, none: string) =>
      `第一次回答的人里，${found}两次写了同一个词、对得上；${lost}写了词但这次没对上；${none}没有写词，没有拿来对。`,
    en: (found: string, lost: string, none: string) =>
      `Of those who answered the first time, ${found} left the same word again and are matched; ${lost} left a word and are not found; ${none} left none and were not looked for.`,
  },
  people: { zh: (n: number) => `${n} 人`, en: (n: number) => count(n, 'person', 'people') },
  tooFew: { zh: '太少、不显示人数的一些人', en: 'too few to be told' },
  questions: { zh: '一题一题看', en: 'Question by question' },
  questionsLead: {
    zh: '1 到 5 分的平均，或者这样回答的人的比例。',
    en: 'Means on the scale from 1 to 5, or the share of those who answered so.',
  },
  question: { zh: '题目', en: 'Question' },
  before: { zh: '合同期间', en: 'While it ran' },
  after: { zh: '结束以后', en: 'After the end' },
  difference: { zh: '相差（95% 区间）', en: 'Between them (95 %)' },
  matched: { zh: '同样的人自己的变化', en: 'Change of the same people' },
  shareOf: { zh: (answer: string) => `答「${answer}」的比例`, en: (answer: string) => `who answered “${answer}”` },
  communities: { zh: '一个社区一个社区看', en: 'Community by community' },
  communitiesLead: {
    zh: '见过社工的人各题打分的平均，1 到 5 分。',
    en: 'The mean of what those who met the workers gave on the scales, from 1 to 5.',
  },
  community: { zh: '社区', en: 'Community' },
  hidden: { zh: '人太少，不显示', en: 'too few, not shown' },
  interval: {
    zh: (by: string, low: string, high: string) => `${by}（${low} 到 ${high}）`,
    en: (by: string, low: string, high: string) => `${by} (${low} to ${high})`,
  },
  noInterval: { zh: (by: string) => `${by}（误差算不出来）`, en: (by: string) => `${by} (error not known)` },
  n: { zh: (figure: string, n: number) => `${figure}，n = ${n}`, en: (figure: string, n: number) => `${figure}, n = ${n}` },
  points: { zh: (x: string) => `${x} 个百分点`, en: (x: string) => `${x} points` },
  cannotTell: { zh: '看不出有变化', en: 'no change can be told' },
  bears: {
    zh: '这样问说不了的：变化是不是因为服务停了。没有一批没服务过的人放在旁边比，几个月里别的事也算在里面，没有再回答的人和回答了的人可能不一样；没有对上的人两次是各算各的，区间宁宽勿窄。',
    en: 'What this design cannot bear: that a change came from the end of the service. Nobody who was not served stands beside them, whatever else happened in these months is in it, and those who did not answer again may differ from those who did; people who are not matched count as two samples, so the interval is rather too wide than too narrow.',
  },
  due: { zh: (title: Words) => `再问一次居民：${title.zh}`, en: (title: Words) => `Ask residents again: ${title.en}` },
  dueWhy: {
    zh: (ended: Day) => `合同 ${sayDay(ended, 'zh')} 结束，已过九十天；您抽过样，用同一份问卷再问一次。`,
    en: (ended: Day) =>
      `The contract ended on ${sayDay(ended, 'en')}, ninety days ago and more. You drew its sample: ask the same once more.`,
  },
})

export const refuseAgain = refusals({
  'nobody-asked': {
    status: 409,
    zh: '这次互评没有抽样问过居民，没有可以对比的第一次。',
    en: 'No residents were asked in this round, so there is no first time to compare with.',
  },
  'first-not-counted': {
    status: 409,
    zh: '第一次的问卷还没有计票，计票以后才能再问。',
    en: 'The first survey is not counted yet; residents can be asked again once it is.',
  },
  'too-early': {
    status: 409,
    zh: (from: Day) => `合同结束满九十天才能再问，从 ${sayDay(from, 'zh')} 起。`,
    en: (from: Day) => `Residents are asked again ninety days after the end, from ${sayDay(from, 'en')} on.`,
  },
  'too-late': {
    status: 409,
    zh: (until: Day) => `最迟 ${sayDay(until, 'zh')} 可以再问；再晚，变化就说不清是什么带来的了。`,
    en: (until: Day) => `Residents could be asked again until ${sayDay(until, 'en')}; later nobody can say what a change came from.`,
  },
  'asked-again': {
    status: 409,
    zh: '这次互评已经再问过一次。为了不让人问到满意为止，只再问一次。',
    en: 'Residents were asked again for this round. It is done once, so that nobody asks until the result pleases.',
  },
  'households-unknown-here': {
    status: 422,
    zh: '第一次是另一家评估机构抽的样，户号在它那里。请选「重新抽同样多户」。',
    en: 'Another evaluator drew the first sample and keeps its household numbers. Choose “as many, drawn anew”.',
  },
})
