import { dictionary } from '#kernel'

export const unitFieldWords = dictionary('2-plans/unit-field-words.unitFieldWords', {
  unitTerms: { zh: '一个单位要达到什么', en: 'What one unit must be' },
  unitTermsSet: { zh: '已写明', en: 'written' },
  unitProposal: {
    zh: (says: string) => `按单位的文字，似乎是：${says}。请核对后填写；记录服务时按填写的条件检查。`,
    en: (says: string) => `By its words: ${says}. Check and fill in; records are held against what is filled in.`,
  },
  unitSessions: { zh: '由几次组成', en: 'Sessions' },
  unitPeople: { zh: '至少几人', en: 'Least people' },
  unitPeopleHint: { zh: '由几次组成的，填总人次。', en: 'Over several sessions: person-times.' },
  unitMembers: { zh: '至少几个不同的人', en: 'Least different people' },
  unitMembersHint: { zh: '由几次组成的才填：小组里一共有多少人。', en: 'Only over several sessions: how many people take part in all.' },
  unitMinutes: { zh: '至少几分钟（合计）', en: 'Least minutes in all' },
  unitWhat: { zh: '限哪些服务', en: 'Kinds of work' },
  onlyWords: {
    zh: '没有写条件：签合同时再按文字提出来，双方都要核对。',
    en: 'No conditions are written: they are read out of the words when the contract is drafted, and both sides check them then.',
  },
  examples: { zh: '从例子或以前用过的开始', en: 'Begin from an example, or from what the office used before' },
  examplesHint: {
    zh: '例子是实践中的写法，数字只是示意。选一个，会替换下面的单位和条件，其余要自己填。',
    en: 'The examples show how it is put in practice; their figures are made up. One fills in unit and conditions; the rest stays for you to write.',
  },
  ofExample: { zh: '例子', en: 'Example' },
  ofOffice: { zh: '用过', en: 'Used before' },
})
