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
  silence: {
    zh: '到期未答复不视为验收：购买方不答复，付款期限就一直不开始。建议约定到期视为验收。',
    en: 'Silence does not count as acceptance: while the purchaser says nothing, the time to pay never begins. Letting silence accept is advised.',
  },
  sum: {
    zh: (sum: number, longest: number) => `验收和付款期限加起来 ${sum} 日，超过 ${longest} 日：机构要垫付这么久的工资。建议缩短。`,
    en: (sum: number, longest: number) =>
      `Acceptance and payment together take ${count(sum, 'day')}, more than ${longest}: the institution carries the wages for so long. Less is advised.`,
  },
  handIn: {
    zh: (days: number, least: number, most: number) =>
      `提交期限 ${days} 日，不在 ${least} 到 ${most} 日之间：太短办不到，太长付款就拖后。建议调整。`,
    en: (days: number, least: number, most: number) =>
      `${count(days, 'day')} to hand in, not between ${least} and ${most}: too few cannot be kept, and too many put off the pay. Another number is advised.`,
  },
  noAnswer: {
    zh: '答复期限不到一个工作日：谁也来不及答复。建议延长。',
    en: 'Less than a working day to answer: nobody can. A longer time is advised.',
  },
  longNotice: {
    zh: (days: number, most: number) => `要提前 ${days} 日通知才能终止，超过 ${most} 日：等于不能终止。建议缩短。`,
    en: (days: number, most: number) =>
      `${count(days, 'day')} of notice to end it, more than ${most}: the right to end it is none. A shorter notice is advised.`,
  },
  dear: {
    zh: (rate: string, most: string) => `逾期利率每日 ${rate}%，超过每日 ${most}%：法院可以调低，也可能是写错了。请核对。`,
    en: (rate: string, most: string) =>
      `Late interest of ${rate} % a day, more than ${most} %: a court may lower it, or it is a slip of the pen. Please check it.`,
  },
})
