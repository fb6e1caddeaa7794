import { type Day, dictionary, listIn, sayDay } from '#kernel'

export const gateWords = dictionary('7-evaluations/gate-words.gateWords', {
  title: { zh: '年度续签关口', en: 'Gate to another year' },
  lead: {
    zh: '合同满一年以前看四件事：评估做了没有，明年的钱有没有，双方愿不愿意。都有了才续，缺一样都说清楚。',
    en: 'Before a yearly contract ends four things are looked at: whether it was evaluated, whether there is money for the next year, and whether each side wants it. It goes on only with all of them, and what is missing is said.',
  },
  days: {
    zh: (asks: Day, by: Day, last: Day) =>
      `本期到${sayDay(last, 'zh')}止。${sayDay(asks, 'zh')}起请双方表态，最迟${sayDay(by, 'zh')}，留出计划、审批和签订的时间。`,
    en: (asks: Day, by: Day, last: Day) =>
      `This year ends on ${sayDay(last, 'en')}. Both sides are asked from ${sayDay(asks, 'en')} on, until ${sayDay(by, 'en')}, so that planning, approval and signing have their time.`,
  },
  nextTerm: { zh: '下一期', en: 'The next year' },
  span: {
    zh: (from: Day, to: Day) => `${sayDay(from, 'zh')}到${sayDay(to, 'zh')}`,
    en: (from: Day, to: Day) => `${sayDay(from, 'en')} to ${sayDay(to, 'en')}`,
  },
  evaluation: { zh: '评估', en: 'Evaluation' },
  rated: { zh: '双方已经互评并公开', en: 'both sides have rated each other, and it is revealed' },
  notRated: { zh: '还没有双方都打分并公开的互评', en: 'no round yet in which both gave marks and which is revealed' },
  openRound: { zh: '开始一次互评', en: 'Open a round' },
  budget: { zh: '明年的钱', en: 'Money for the next year' },
  covered: { zh: '财务已经录入，同样再买一年放得下', en: 'entered by finance, and the same again fits into what is free' },
  notEntered: {
    zh: (items: readonly string[]) => `财务还没有录入：${listIn(items, 'zh')}`,
    en: (items: readonly string[]) => `not entered by finance yet: ${listIn(items, 'en')}`,
  },
  beyond: {
    zh: (items: readonly string[]) => `同样再买一年会超出：${listIn(items, 'zh')}`,
    en: (items: readonly string[]) => `the same again takes more than is free of: ${listIn(items, 'en')}`,
  },
  free: { zh: (item: string, free: string) => `${item}（可用 ${free}）`, en: (item: string, free: string) => `${item} (free: ${free})` },
  notCovered: { zh: '还没有', en: 'not there yet' },
  purchaser: { zh: '购买方的意愿', en: 'What the purchaser wants' },
  provider: { zh: '承接方的意愿', en: 'What the institution wants' },
  yes: { zh: (on: Day) => `愿意再做一年，${sayDay(on, 'zh')}`, en: (on: Day) => `wants another year, ${sayDay(on, 'en')}` },
  no: { zh: (on: Day) => `不再续签，${sayDay(on, 'zh')}`, en: (on: Day) => `does not go on, ${sayDay(on, 'en')}` },
  notSaid: { zh: '还没有表态', en: 'has not said it yet' },
  outcome: { zh: '接下来', en: 'What follows' },
  renewed: { zh: '双方已经签了下一期的合同：', en: 'Both have signed the contract of the next year:' },
  waits: { zh: '还缺上面写明的。缺一样都不能续。', en: 'What is missing stands above. Without all of it there is no next year.' },
  'goes-on': {
    zh: '四样都有了。请为下一年做计划，报批以后按「原采购文件写明可以续签」起草合同，写明在采购文件的哪里。',
    en: 'All four are there. Plan the next year; once it is approved, draft the contract on the ground of a renewal that the tender announced, and say where its documents do.',
  },
  ends: {
    zh: '一方不再续签，合同到期结束。请尽早重新采购；结束以后移交人员、个案和资料，这是合同里的责任。',
    en: 'One side does not go on: the contract ends with its last day. Buy anew in time; afterwards people, cases and records are handed over, which is a duty of the contract.',
  },
  grade: { zh: '第三方评估', en: 'Appraisal by an evaluator' },
  notGraded: { zh: '没有第三方评估定的等级', en: 'no grade by an evaluator' },
  graded: {
    zh: (grade: string, isOpen: boolean) => `${grade}${isOpen ? '（申诉期内，或申诉未决）' : ''}`,
    en: (grade: string, isOpen: boolean) => `${grade}${isOpen ? ' (an appeal is possible or undecided)' : ''}`,
  },
  barred: {
    zh: '第三方评估定的等级低于事先写明可以续签的等级，不能续签，合同到期结束。请尽早重新采购；结束以后移交人员、个案和资料。',
    en: 'The evaluator graded it below what was fixed beforehand for a renewal: there is none, and the contract ends with its last day. Buy anew in time; afterwards people, cases and records are handed over.',
  },
  'buy-anew': { zh: '法律不允许不经招标再续。请重新采购。', en: 'The law lets nothing follow it without a tender. Buy anew.' },
  law: { zh: '法律怎么说', en: 'What the law says' },
  say: { zh: '您这边愿意再做一年吗', en: 'Does your side want another year?' },
  sayLead: {
    zh: '最后一天以前可以改。双方、主管部门和审计看得到，机构的社工也看得到；不对公众公开。',
    en: 'You may say otherwise until the last day. Both sides with the workers, the bureau and auditors read it; the public does not.',
  },
  will: { zh: '意愿', en: 'Your answer' },
  goOn: { zh: '愿意再做一年', en: 'We want another year' },
  end: { zh: '不再续签', en: 'We do not go on' },
  reason: { zh: '理由', en: 'Why' },
  send: { zh: '提交', en: 'Say it' },
  due: { zh: '说明愿不愿意再做一年', en: 'Say whether you want another year' },
  dueWhy: { zh: (last: Day) => `合同到${sayDay(last, 'zh')}止。`, en: (last: Day) => `The contract ends on ${sayDay(last, 'en')}.` },
})
