import { dictionary } from '#kernel'

/** Budget items: what is given, bound and paid. */
export const budgetText = dictionary('6-payments/budget-words.budgetText', {
  tab: { zh: '预算项目', en: 'Budget' },
  title: { zh: (year: number) => `${year} 年预算项目`, en: (year: number) => `Budget of ${year}` },
  lead: {
    zh: '合同签订就占用预算：按月的款项落在当月那一年，按阶段的落在约定的那一年，按单位的在合同期内按天分摊；计划有几个资金来源的按比例分摊。',
    en: 'A contract takes its part once it is signed: a month or stage in the year of its day, units over the term by days, all of it over the sources of its plan as the plan is.',
  },
  item: { zh: '预算项目', en: 'Item' },
  given: { zh: '批复', en: 'Given' },
  carried: { zh: '上年结转', en: 'Carried in' },
  reserved: { zh: '合同占用', en: 'Taken by contracts' },
  released: { zh: '合同结束释放', en: 'Released at the end' },
  paid: { zh: '本年已付', en: 'Paid' },
  bound: { zh: '年末未付', en: 'Bound and unpaid' },
  boundNow: { zh: '今后应付', en: 'Still to be paid' },
  free: { zh: '可用', en: 'Free' },
  short: { zh: (by: string) => `超出 ${by}`, en: (by: string) => `${by} too much` },
  notEntered: { zh: '未录入', en: 'not entered' },
  none: { zh: '这一年没有预算项目，也没有占用预算的合同。', en: 'There is no item in this year, and no contract that takes from one.' },
  contracts: { zh: '占用的合同', en: 'Contracts in it' },
  change: { zh: '录入', en: 'Enter' },
  enter: { zh: '录入预算项目', en: 'Enter an item' },
  enterLead: {
    zh: '名称要和采购计划里的资金来源相同，合同才算得到它上面；空格、标点、大小写、全半角和繁简体的写法不同没有关系。',
    en: 'The name has to be that of a source in the plans: only then do contracts count against it. Spaces, marks, capitals and traditional characters may be written otherwise.',
  },
  save: { zh: '保存', en: 'Save' },
  carry: { zh: '结转到下一年', en: 'Carry over' },
})
