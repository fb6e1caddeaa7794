import { count, type Day, dictionary, type Money, sayDay, sayMoney, sayMonth } from '#kernel'

/** What a claim is for. */
export const claimTitles = dictionary('6-payments/rules/words.claimTitles', {
  advance: { zh: '签订合同时的预付款', en: 'Advance at signing' },
  ofPrice: { zh: '合同价款的预付款', en: 'Advance on the price' },
  release: { zh: '释放留存款', en: 'Release of what was kept back' },
  month: {
    zh: (year: number, month: number) => `${sayMonth(year, month, 'zh')}的服务`,
    en: (year: number, month: number) => `Service of ${sayMonth(year, month, 'en')}`,
  },
  period: {
    zh: (from: Day, to: Day) => `${sayDay(from, 'zh')}至${sayDay(to, 'zh')}的服务`,
    en: (from: Day, to: Day) => `Service of ${sayDay(from, 'en')} to ${sayDay(to, 'en')}`,
  },
})

/** How the register says what a claim makes either side owe, why, and what follows otherwise. */
export const dutyWords = dictionary('6-payments/rules/words.dutyWords', {
  pay: { zh: (open: Money) => `付款 ${sayMoney(open, 'zh')}`, en: (open: Money) => `Pay ${sayMoney(open, 'en')}` },
  'pay-undisputed': {
    zh: (open: Money) => `先付无争议的 ${sayMoney(open, 'zh')}`,
    en: (open: Money) => `Pay the undisputed ${sayMoney(open, 'en')}`,
  },
  payWhy: {
    zh: (start: Day, days: number) => `${sayDay(start, 'zh')}起 ${days} 日`,
    en: (start: Day, days: number) => `${count(days, 'day')} from ${sayDay(start, 'en')}`,
  },
  partPaid: {
    zh: (paid: Money, of: Money) => `${sayMoney(of, 'zh')} 已付 ${sayMoney(paid, 'zh')}`,
    en: (paid: Money, of: Money) => `${sayMoney(paid, 'en')} of ${sayMoney(of, 'en')} is paid`,
  },
  dailyRate: {
    zh: (percent: string) => `逾期每日按未付金额的 ${percent}% 计息`,
    en: (percent: string) => `interest of ${percent} % a day on what is late`,
  },
  lateInterest: { zh: '计付逾期利息', en: 'interest for late payment' },
  invoice: { zh: (claim: string) => `开具 ${claim} 的票据`, en: (claim: string) => `Send the invoice for ${claim}` },
  invoiceWhy: { zh: '付款需要票据', en: 'the payment needs its paper' },
  invoiceOtherwise: { zh: '付款等票据', en: 'payment waits for the paper' },
  interest: {
    zh: (open: Money) => `付逾期利息 ${sayMoney(open, 'zh')}`,
    en: (open: Money) => `Pay late interest of ${sayMoney(open, 'en')}`,
  },
  interestDue: { zh: '随逾期款一并支付', en: 'with the late payment' },
  interestWhy: {
    zh: (dueOn: Day, paidOn: Day) => `应付日${sayDay(dueOn, 'zh')}，付清日${sayDay(paidOn, 'zh')}`,
    en: (dueOn: Day, paidOn: Day) => `Due ${sayDay(dueOn, 'en')}, paid up ${sayDay(paidOn, 'en')}`,
  },
  payBack: {
    zh: (back: Money) => `退回多收的 ${sayMoney(back, 'zh')}`,
    en: (back: Money) => `Give back ${sayMoney(back, 'en')} that was not owed`,
  },
  payBackDue: { zh: '退回，或者与下一笔款抵销', en: 'paid back, or set off against the next claim' },
  payBackWhy: {
    zh: (claim: string) => `${claim} 没有应付的依据（民法典第九百八十五条）`,
    en: (claim: string) => `nothing was owed for it by ${claim} (Civil Code art. 985)`,
  },
  payBackOtherwise: {
    zh: '可以与以后的款抵销（民法典第五百六十八条）',
    en: 'it may be set off against later claims (Civil Code art. 568)',
  },
  interestOtherwise: { zh: '列入年度公开和付款记录', en: 'it stands in the yearly statement and the payment record' },
})
