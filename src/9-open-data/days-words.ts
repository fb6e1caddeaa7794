import { count, dictionary } from '#kernel'

export const daysWords = dictionary('9-open-data/days-words.daysWords', {
  title: { zh: '期限开始以前的日子', en: 'The clock before the clock' },
  lead: {
    zh: '付款期限从签订以后才算。从中标通知到签署、签署以前已经开始的服务、每次变更，各花了多少天，又有多少天在采购单位，都从记录算出。不排名。',
    en: 'The clock of payment only runs after signing. How many days went from award to signature, into service begun before signing, and into each change, and how many of them it lay with the office, is read off the record. No ranking.',
  },
  toSignature: { zh: '从中标通知到双方签署', en: 'From award to both signatures' },
  withOffice: { zh: '其中在采购单位', en: 'of them with the office' },
  servedBefore: { zh: '签署前已开始的服务', en: 'Service begun before signing' },
  changes: { zh: '一次变更', en: 'A change of contract' },
  changeWithOffice: { zh: '变更中在采购单位', en: 'of a change with the office' },
  none: { zh: '没有', en: 'none' },
  few: {
    zh: (n: number, least: string, most: string) => `${n} 份：${least === most ? least : `${least} 至 ${most}`} 天`,
    en: (n: number, least: string, most: string) =>
      `${n}: ${least === most ? least : `${least} to ${most}`} ${most === '1' ? 'day' : 'days'}`,
  },
  median: {
    zh: (n: number, median: string) => `中位数 ${median} 天（${n} 份）`,
    en: (n: number, median: string) => `median ${median} days (of ${n})`,
  },
  early: {
    zh: (of: number, says: string) => `${says}，共 ${of} 份合同`,
    en: (of: number, says: string) => `${says}, of ${count(of, 'contract')}`,
  },
  note: {
    zh: '不满 5 份的只写最少和最多，不算中位数。还没有答复的变更不算在内。没有经过招标的合同没有中标通知。',
    en: 'With fewer than five, the least and the most are given and no median. A change not answered yet is not counted; a contract without a tender has no notice of award.',
  },
})
