import { dictionary, type Money, sayMoney } from '#kernel'

/** The account of a year. */
export const yearText = dictionary('6-payments/year-words.yearText', {
  tab: { zh: '年度对账', en: 'Year’s account' },
  title: { zh: (year: number) => `${year} 年对账单`, en: (year: number) => `Account of ${year}` },
  lead: {
    zh: (day: string) => `算到 ${day}。上年结转加本年申请，减本年已付，等于结转下年；利息另列。每个数都能点到它的来源。`,
    en: (day: string) =>
      `Counted to ${day}. What was carried in and claimed, less what was paid, is carried out; interest stands apart. Each figure opens to what it was counted from.`,
  },
  carriedIn: { zh: '上年结转', en: 'Carried in' },
  claimed: { zh: '本年申请', en: 'Claimed' },
  paid: { zh: '本年已付', en: 'Paid' },
  takenBack: { zh: '本年更正退回', en: 'Taken back' },
  takenBackLater: { zh: '本年付出、次年退回', en: 'Taken back in later years' },
  interest: { zh: '本年逾期利息', en: 'Late interest paid' },
  carriedOut: { zh: '结转下年', en: 'Carried out' },
  owedBack: { zh: '机构应退', en: 'To be given back' },
  released: { zh: '合同结束释放预算', en: 'Released to the budget' },
  releasedOf: {
    zh: (number: string, amount: Money) =>
      `合同 ${number} 已结束：${sayMoney(amount, 'zh')} 没有申请，按交来和登记的服务也不能再申请，释放回预算项目。`,
    en: (number: string, amount: Money) =>
      `Contract ${number} is over: ${sayMoney(amount, 'en')} that was not claimed, and by what was recorded cannot be, is released to the budget item.`,
  },
  claims: { zh: '包含的付款申请', en: 'Claims in it' },
  total: { zh: '合计', en: 'Total' },
  none: { zh: '这一年没有申请，也没有结转。', en: 'Nothing was claimed in this year, and nothing carried in.' },
  otherSide: { zh: '对方', en: 'Other side' },
  print: { zh: '这一页可以直接打印，双方签章留存。', en: 'This page can be printed as it stands, for both sides to sign.' },
  signed: { zh: '采购人（签章）：____________　　机构（签章）：____________', en: 'Purchaser: ____________    Institution: ____________' },
})
