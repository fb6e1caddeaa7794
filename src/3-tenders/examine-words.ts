import { count, dictionary } from '#kernel'

/** What is looked at of bids before they are scored, and what is announced as they are opened. */
export const words = dictionary('3-tenders/examine-words.words', {
  qualify: { zh: '资格审查', en: 'Qualification' },
  'qualify-lead': {
    zh: '由采购人逐家逐项审查：这家能不能参加。有一项不符合的，写明理由，这家就出局，马上能看到理由。完成后不能再改。',
    en: 'The purchaser looks at each bidder item by item: may it take part. Where one is not met, say why: that bidder is out and reads the reason at once. Once done it stands.',
  },
  conform: { zh: '符合性审查', en: 'Conformity' },
  'conform-lead': {
    zh: '每位成员逐份逐项审查：投标是不是响应了文件的实质要求。有一项不符合的，写明理由。过半数成员的意见决定；决定以前可以改自己的，决定以后才评分，不能再改。',
    en: 'Each member looks at each bid item by item: does it answer what the documents ask for. Where an item is not met, say why. More than half of the panel decide. Until then you may change what you found; then it stands, and scores follow.',
  },
  qualifyFirst: {
    zh: '采购人正在审查资格，完成后由小组审查符合性，然后评分。',
    en: 'The purchaser is looking at who may take part. The panel looks at the bids after that, and then scores.',
  },
  conformFirst: {
    zh: '评分以前，每位成员先审查投标的符合性，过半数决定。',
    en: 'Before the scores each member looks at whether the bids answer the documents; more than half decide.',
  },
  conformOrders: {
    zh: '每位成员逐份审查报价，过半数决定。全部符合的按价格从低到高排，不打分。',
    en: 'Each member looks at the offers; more than half decide. Those that meet every item stand in the order of their price, without scores.',
  },
  quotedLead: {
    zh: '每位成员逐份逐项审查：能不能供应，质量和服务是不是满足全部要求。要求、评审办法和合同文本不能改，报价也不能改。过半数成员的意见决定；全部符合的按价格从低到高排，不能再改。',
    en: 'Each member looks at each offer item by item: may it supply, and do quality and service meet all that was asked. Neither what was asked nor a price changes now. More than half of the group decide. Those that meet every item stand in the order of their price, and it stands.',
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
  handIn: { zh: '交审查意见', en: 'Hand in what you found' },
  saidSoFar: {
    zh: (n: number, of: number) => `${of} 位成员里 ${n} 位已经交了意见。`,
    en: (n: number, of: number) => `${n} of ${count(of, 'member')} have said what they found.`,
  },
  yoursIsIn: { zh: '您的意见已经交了；过半数一致以前可以改。', en: 'Yours is in; until more than half agree you may change it.' },
  othersSay: { zh: '其他成员认为不符合', en: 'Other members find it not met' },
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
