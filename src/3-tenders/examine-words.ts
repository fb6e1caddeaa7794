import { dictionary } from '#kernel'

/** What is looked at of bids before they are scored, and what is announced as they are opened. */
export const words = dictionary('3-tenders/examine-words.words', {
  qualify: { zh: '资格审查', en: 'Qualification' },
  'qualify-lead': {
    zh: '由采购人逐家逐项审查：这家能不能参加。有一项不符合的，写明理由，这家就出局，马上能看到理由。完成后不能再改。',
    en: 'The purchaser looks at each bidder item by item: may it take part. Where one is not met, say why: that bidder is out and reads the reason at once. Once done it stands.',
  },
  conform: { zh: '符合性审查', en: 'Conformity' },
  'conform-lead': {
    zh: '由评审小组逐份逐项审查：投标是不是响应了文件的实质要求。小组商量后由一位成员记录。有一项不符合的，写明理由。完成后才评分，不能再改。',
    en: 'The panel looks at each bid item by item: does it answer what the documents ask for. Agree among you; one member records it. Where an item is not met, say why. Scores follow, and it stands.',
  },
  qualifyFirst: {
    zh: '采购人正在审查资格，完成后由小组审查符合性，然后评分。',
    en: 'The purchaser is looking at who may take part. The panel looks at the bids after that, and then scores.',
  },
  conformFirst: {
    zh: '评分以前，小组先审查每份投标的符合性，由一位成员记录。',
    en: 'Before the scores the panel looks at whether each bid answers the documents; one member records it.',
  },
  read: { zh: '看投标内容', en: 'Read the bid' },
  met: { zh: '符合', en: 'met' },
  notMet: { zh: '不符合', en: 'not met' },
  why: { zh: '哪里不符合', en: 'Why it is out' },
  whyHint: {
    zh: '全部符合的留空。投标人看得到，至少 10 个字。',
    en: 'Leave it empty where all are met. The bidder reads it; ten characters at least.',
  },
  done: { zh: '审查完成', en: 'Done' },
  opening: { zh: '开标记录', en: 'Record of the opening' },
  openingLead: {
    zh: (at: string) => `截止以后由系统在${at}自动开启：每家的名称、报价和收到时间在这里宣布，参加投标的都看得到。`,
    en: (at: string) => `Opened by the clock at ${at}: the name, price and moment of each bid are announced here to everybody who bid.`,
  },
  bidder: { zh: '投标人', en: 'Bidder' },
  price: { zh: '报价', en: 'Price' },
  received: { zh: '收到', en: 'Received' },
  found: { zh: '审查结果', en: 'What was looked at' },
  allMet: { zh: '全部符合', en: 'all met' },
  out: { zh: '没有通过审查', en: 'Your bid is out' },
})
