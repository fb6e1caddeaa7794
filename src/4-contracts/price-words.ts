import { type Day, dictionary, sayDay, type Words } from '#kernel'

/** The page on which a price follows its series. */
export const priceWords = dictionary('4-contracts/price-words.priceWords', {
  title: { zh: '价格随指数调整', en: 'The price follows its series' },
  base: { zh: '基期', en: 'First prices are of' },
  standsBy: { zh: '现在的价格', en: 'Prices stand by' },
  standsBySays: {
    zh: (month: string, value: string, on: string) => `按 ${month}的 ${value}，${on}起`,
    en: (month: string, value: string, on: string) => `${value} of ${month}, from ${on}`,
  },
  newest: { zh: '最近的数值', en: 'Newest value' },
  newestSays: {
    zh: (month: string, value: string, on: string) => `${month} · ${value}，${on}公布。`,
    en: (month: string, value: string, on: string) => `${month} · ${value}, published on ${on}.`,
  },
  noValue: { zh: '还没有登记。', en: 'None is entered.' },
  arithmetic: { zh: '怎样算出来的', en: 'How it comes about' },
  factor: {
    zh: (share: string, moved: string, movedAs: string, factor: string, as: string) =>
      `指数比基期变动 ${moved}（${movedAs}）；其中 ${share} 随着变动，所以系数是 1 + ${share} × ${moved} = ${factor}（${as}）。新价格 = 约定的价格 × 系数，每岗每月四舍五入到分。`,
    en: (share: string, moved: string, movedAs: string, factor: string, as: string) =>
      `The series moved by ${moved} (${movedAs}) since its base; ${share} of the price follows, so the factor is 1 + ${share} × ${moved} = ${factor} (${as}). The new price is the agreed price times this, per post and month, rounded half up to the fen.`,
  },
  factorSince: {
    zh: (value: string, share: string, moved: string, factor: string, as: string) =>
      `指数为 ${value} 时双方另定过价格的岗位，从那时算起：指数变动 ${moved}，系数是 1 + ${share} × ${moved} = ${factor}（${as}）。`,
    en: (value: string, share: string, moved: string, factor: string, as: string) =>
      `Posts whose price both agreed when it stood by ${value} are moved from there: the series moved by ${moved}, so their factor is 1 + ${share} × ${moved} = ${factor} (${as}).`,
  },
  line: { zh: '岗位', en: 'Posts' },
  perPost: { zh: '价格都是每岗每月的。', en: 'Prices are of one post and month.' },
  agreedPrice: { zh: '约定的价格', en: 'Agreed price' },
  since: { zh: (on: string) => `变更时定的，${on}起`, en: (on: string) => `as a change agreed it from ${on}` },
  priceNow: { zh: '现在的价格', en: 'Price now' },
  exactly: { zh: (fen: string) => `精确为 ${fen} 分`, en: (fen: string) => `exactly ${fen} fen` },
  newPrice: { zh: '新价格', en: 'New price' },
  amountNow: { zh: '现在的金额', en: 'Amount now' },
  amountThen: { zh: (on: string) => `${on}起调的金额`, en: (on: string) => `Amount, from ${on}` },
  amountThenNone: { zh: '调整后的金额', en: 'Amount then' },
  propose: { zh: '提议调整', en: 'Propose it' },
  proposeLead: {
    zh: '提议是一次合同变更：对方按约定的期限答复，双方都签署才生效；已经过去的月份不变。',
    en: 'It is a change of contract: the other side answers within the agreed time, and it holds once both have signed. Months that have passed stay.',
  },
  notOpen: { zh: '合同签订以后、期满以前才可以提议调整。', en: 'It can be proposed once both have signed and until the contract ends.' },
  link: { zh: '看指数怎样影响价格', en: 'What the series makes of the prices' },
})

/** What both sides are told once the series has moved far enough. */
export const priceDueWords = dictionary('4-contracts/price-words.priceDueWords', {
  title: {
    zh: (title: Words) => `看价格要不要随指数调：${title.zh}`,
    en: (title: Words) => `See whether the price should follow its series: ${title.en}`,
  },
  why: {
    zh: (name: string, from: string, to: string, month: Words, on: Day) =>
      `「${name}」从 ${from} 变到 ${month.zh}的 ${to}，达到了约定的幅度：最早从 ${sayDay(on, 'zh')}起，任何一方都可以提议调价，也可以不提。`,
    en: (name: string, from: string, to: string, month: Words, on: Day) =>
      `“${name}” moved from ${from} to ${to} of ${month.en}, which is as far as was agreed: either side may propose the price from ${sayDay(on, 'en')} on, or leave it.`,
  },
})
