import { dictionary } from '#kernel'

export const goalsPageWords = dictionary('4-contracts/goals-page-words.goalsPageWords', {
  title: { zh: '改目标、指标和承诺', en: 'Change goals, indicators and promises' },
  dayHint: {
    zh: '以后某个合同月的第一天，不早于已签的上一次变更的生效日。',
    en: 'The first day of a coming month of the contract, not before the day of the last change both signed.',
  },
  link: { zh: (line: string) => `提出改目标：${line}`, en: (line: string) => `Propose other goals: ${line}` },
  lead: {
    zh: '双方都签署以后，从写明的那天起按新的来看；那天以前展示的，还按原来的。其他内容不变。',
    en: 'Once both have signed, the new ones hold from the day that is named; what is shown of days before it stands by the old. Nothing else changes.',
  },
  tendered: {
    zh: '招标定下、中标承诺的不能减少；可以加，可以提高，可以写得更清楚。',
    en: 'What was tendered and won is not made less; it may be added to, raised, and put more clearly.',
  },
  addsTo: {
    zh: (n: number) => `您这边的第 ${n} 版提议还没有人签署。这一项加进那份提议，和它一起交给对方；那一版由新的一版代替。`,
    en: (n: number) =>
      `Nobody has signed your own proposal, version ${n}. This line is added to it, and both go to the other side as one new version in its place.`,
  },
  goalN: { zh: (n: number) => `目标 ${n}`, en: (n: number) => `Goal ${n}` },
  newGoal: { zh: '再加一个目标', en: 'One more goal' },
  newIndicator: { zh: '再加一项指标', en: 'One more indicator' },
  promised: { zh: '承诺', en: 'Promised' },
  promisedHint: { zh: '空着就是按要求承诺。', en: 'Left empty, what is asked for is promised.' },
  removeHint: {
    zh: '要去掉一个目标，把它的两句话清空；要去掉一项指标，把它的名称、目标、单位和怎样看出来都清空。',
    en: 'To take a goal off, empty its two sentences; to take an indicator off, empty its name, target, unit and how it is shown.',
  },
  points: { zh: '比已签订的容易', en: 'Easier than what was signed' },
})
