import { type Day, sayDay } from './day.ts'
import { sayMoney, type Money } from './money.ts'
import { dictionary } from './words.ts'

/** What can be wrong with a subsidy, by field of the form. */
export const wrongSubsidyWords = dictionary('kernel/subsidy-words.wrongSubsidyWords', {
  noProject: {
    zh: '补贴只用于挂靠在项目上的岗位。请选它挂靠的项目，或者清空补贴的各项，按全额购买。',
    en: 'Only a post that hangs on a project is subsidised. Choose the project it hangs on, or empty the fields of the subsidy and buy the post in full.',
  },
  lessThanPaid: {
    zh: (paid: Money) => `全部费用不能低于购买方支付的 ${sayMoney(paid, 'zh')}。`,
    en: (paid: Money) => `The whole cost cannot be below the ${sayMoney(paid, 'en')} that the purchaser pays.`,
  },
  missing: { zh: '有补贴的岗位要填写这一项。', en: 'A subsidised post says this.' },
  beforeStart: {
    zh: (first: Day) => `补贴的最后一天不能早于开始日 ${sayDay(first, 'zh')}。`,
    en: (first: Day) => `The last day of the subsidy cannot come before the first day, ${sayDay(first, 'en')}.`,
  },
  afterEnd: {
    zh: (last: Day) => `补贴的最后一天不能晚于期满日 ${sayDay(last, 'zh')}。与期限相同的，可以留空。`,
    en: (last: Day) =>
      `The last day of the subsidy cannot come after the last day, ${sayDay(last, 'en')}. Leave it empty where it runs as long.`,
  },
  takesRest: {
    zh: '有补贴的岗位要写明购买方支付的金额，不能取余下的金额。',
    en: 'A subsidised post says what the purchaser pays; it cannot take what the other lines leave.',
  },
})

/** How a subsidy is said. */
export const subsidyWords = dictionary('kernel/subsidy-words.subsidyWords', {
  whole: { zh: (whole: string) => `岗位全部费用 ${whole}`, en: (whole: string) => `the post costs ${whole} in all` },
  paid: {
    zh: (amount: string, share: string) => `购买方补贴 ${amount}（${share}）`,
    en: (amount: string, share: string) => `the purchaser pays ${amount} of it (${share})`,
  },
  rest: {
    zh: (rest: string, from: string, money: string) => `其余 ${rest} 由${from}承担，来自${money}`,
    en: (rest: string, from: string, money: string) => `the other ${rest} is carried by ${from} from ${money}`,
  },
  until: { zh: (last: string) => `补贴到 ${last}为止`, en: (last: string) => `paid until ${last}` },
  runs: {
    zh: '只为项目进行的日子支付，随项目结束',
    en: 'paid for the days on which its project runs, and ends with it',
  },
  isSubsidy: { zh: '补贴岗位', en: 'subsidised post' },
})
