import { type Day, dictionary, sayDay, type Words } from '#kernel'

/** What waits for those who serve and those who listen. */
export const personDueWords = dictionary('5-delivery/due-words.personDueWords', {
  records: {
    zh: (month: Words, title: Words) => `补录服务记录：${month.zh}，${title.zh}`,
    en: (month: Words, title: Words) => `Record your work: ${month.en}, ${title.en}`,
  },
  recordsWhy: {
    zh: '您在岗，这个月还没有一条您的记录。机构提交这个月之后就不能再补，没有记录的时间说不清。',
    en: 'You stood at a post and no record of that month is yours. Once your institution hands the month in, none can be added.',
  },
  residents: {
    zh: (period: Words, title: Words) => `听取居民意见：${period.zh}，${title.zh}`,
    en: (period: Words, title: Words) => `Hear residents: ${period.en}, ${title.en}`,
  },
  residentsWhy: {
    zh: (until: Day) => `机构提交了这一期，采购人最晚${sayDay(until, 'zh')}验收。验收前把居民怎么说录进来，只录人数，不写姓名。`,
    en: (until: Day) =>
      `It was handed in, and the purchaser accepts it by ${sayDay(until, 'en')}. What residents say is entered before that, as numbers and without names.`,
  },
})
