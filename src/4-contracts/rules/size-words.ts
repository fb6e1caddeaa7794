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
  answer: {
    zh: (days: number, usual: number) => `答复期限 ${days} 个工作日，超过 ${usual} 个：问题要等一个月以上。建议缩短。`,
    en: (days: number, usual: number) =>
      `${count(days, 'working day')} to answer, more than ${usual}: a question waits for a month. A shorter time is advised.`,
  },
})
