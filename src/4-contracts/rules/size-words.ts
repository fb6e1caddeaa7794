import { count, dictionary } from '#kernel'

/** Terms that are there, but of a size that tips the contract. */
export const sizeWords = dictionary('4-contracts/rules/size-words.sizeWords', {
  acceptance: {
    zh: (days: number, usual: number) => `验收期限 ${days} 日，超过 ${usual} 日：付款期限从验收起算，机构要垫付更久的工资。建议缩短。`,
    en: (days: number, usual: number) =>
      `${count(days, 'day')} to accept, more than ${usual}: the time to pay begins with acceptance, so the institution carries the wages for longer. A shorter time is advised.`,
  },
  errands: {
    zh: (cap: string, usual: string) => `行政事务上限 ${cap}%，超过 ${usual}%：每周超过一天不做合同里的服务。建议降低。`,
    en: (cap: string, usual: string) =>
      `Errands may take ${cap} % of the hours, more than ${usual} %: over a day of every week is not the service that was bought. A lower cap is advised.`,
  },
  notice: {
    zh: (days: number, least: number) => `提前 ${days} 日通知就可以终止合同，不到 ${least} 日：来不及交接服务对象和安置社工。建议延长。`,
    en: (days: number, least: number) =>
      `${count(days, 'day')} of notice end the contract, fewer than ${least}: too few to hand clients over and to give the workers notice. A longer notice is advised.`,
  },
  vacancyShort: {
    zh: (days: number, least: number) =>
      `补岗期限 ${days} 日，不到 ${least} 日：公开竞聘来不及，机构总是逾期。空缺期间本来就不付款。建议延长。`,
    en: (days: number, least: number) =>
      `${count(days, 'day')} to fill a vacancy, fewer than ${least}: nobody is found by open competition in that time, so the institution is always late. A vacant post is not paid anyway. A longer time is advised.`,
  },
  vacancyLong: {
    zh: (days: number, most: number) => `补岗期限 ${days} 日，超过 ${most} 日：岗位空着，居民没有人服务。建议缩短。`,
    en: (days: number, most: number) =>
      `${count(days, 'day')} to fill a vacancy, more than ${most}: the post stands empty and residents are not served. A shorter time is advised.`,
  },
  handOver: {
    zh: (days: number, most: number) => `移交期限 ${days} 日，超过 ${most} 日：开始时没有场地和资料，结束后服务对象没有人接手。建议缩短。`,
    en: (days: number, most: number) =>
      `${count(days, 'day')} to hand over, more than ${most}: no rooms and data at the start, and nobody who takes over those served at the end. A shorter time is advised.`,
  },
  answer: {
    zh: (days: number, usual: number) => `答复期限 ${days} 个工作日，超过 ${usual} 个：问题要等一个月以上。建议缩短。`,
    en: (days: number, usual: number) =>
      `${count(days, 'working day')} to answer, more than ${usual}: a question waits for a month. A shorter time is advised.`,
  },
})
