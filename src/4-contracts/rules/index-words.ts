import { count, dictionary, shareText } from '#kernel'

/** Why a price does not follow its series yet, or not so. */
export const indexText = dictionary('4-contracts/rules/index-words.indexText', {
  tooEarly: {
    zh: (month: number) => `合同约定第 ${month} 个月起才可以调。请选那以后的月份。`,
    en: (month: number) => `The contract lets the price move from its month ${month}. Choose a month from then on.`,
  },
  tooSoon: {
    zh: (months: number, on: string) => `上次调整从 ${on} 起，至少隔 ${months} 个月再调。`,
    en: (months: number, on: string) => `The price moved last on ${on}; the next time is ${count(months, 'month')} later at the earliest.`,
  },
  noNewer: {
    zh: (month: string) => `${month} 以后还没有公布的数值，没有可以依据的。`,
    en: (month: string) => `No value after ${month} is entered that the price could follow.`,
  },
  tooLittle: {
    zh: (from: string, to: string, threshold: string) => `指数从 ${from} 到 ${to}，没有达到约定的 ${shareText(threshold)}，价格不动。`,
    en: (from: string, to: string, threshold: string) =>
      `From ${from} to ${to} the series moved by less than the ${shareText(threshold)} that were agreed; the price stays.`,
  },
  nothingAhead: {
    zh: '没有可以调的月份：要么已经签署的变更从更晚的一天起，要么合同就要到期。',
    en: 'No month is left whose price could move: what both signed begins later, or the contract is nearly over.',
  },
  notSo: {
    zh: '指数调价只改岗位今后各月的价格，按约定算出来是多少就是多少；别的改动请另外提出。',
    en: 'Following the series changes what posts cost in the months to come, to what the terms make it, and nothing else. Propose other changes by themselves.',
  },
  fixed: {
    zh: '价格随指数调整的约定照采购文件，不能改。',
    en: 'How the price follows a series stands as the documents announced it, and is not changed.',
  },
  passesTenth: {
    zh: '按指数调价后，合同总额超过原总额一成。采购法第四十九条的一成说的是添购；调价算不算在内，没有读到明确规定。签订前请先问财政部门。',
    en: 'With the series followed the total passes the first one by more than a tenth. The tenth of art. 49 is about buying more; whether a price that moves counts into it we have read nowhere. Ask finance before you sign.',
  },
})
