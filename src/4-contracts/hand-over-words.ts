import { dictionary, refusals } from '#kernel'

export const refuseHandOver = refusals({
  'say-evidence': { status: 422, zh: '请写哪里能看到。', en: 'Say where it can be seen.' },
  'say-handed-over': {
    status: 422,
    zh: '人员、个案、资料三样都要写。没有的，写「没有」和原因。',
    en: 'Say all three: people, cases and records. Where there is none, write that there is none, and why.',
  },
})

export const handOverWords = dictionary('4-contracts/hand-over-words.handOverWords', {
  people: { zh: '人员', en: 'People' },
  peopleHint: {
    zh: '岗位上的人之后怎么安排，谁接，哪一天告诉他们的。不要写姓名，写岗位。',
    en: 'What becomes of those at the posts, who follows them, and on which day they were told. By post, no names.',
  },
  cases: { zh: '在办个案', en: 'Open cases' },
  casesHint: {
    zh: '多少个案移交给谁，多少结案，服务对象哪一天得到通知。不要写姓名。',
    en: 'How many cases went to whom, how many were closed, and when those served were told. No names.',
  },
  records: { zh: '记录和资料', en: 'Records and files' },
  recordsHint: {
    zh: '移交清单的编号和签收日期，保留和销毁了什么。',
    en: 'Number of the signed list and its day; what was kept and what destroyed.',
  },
})
