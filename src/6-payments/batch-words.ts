import { count, dictionary } from '#kernel'

/** Why a claim cannot go into a file, and what to do. */
export const whyLeftOut = dictionary('6-payments/batch-words.whyLeftOut', {
  'no-account': {
    zh: '合同没有写机构的账户。请双方签一份补充协议写明账户，或者核实以后单独付款。',
    en: 'The contract names no account of the institution. Have a change of contract signed that does, or ask the institution and pay it by itself.',
  },
  'account-changed': {
    zh: '机构现在登记的账户和合同写的不一样。请先核实，或者签补充协议。',
    en: 'The account the institution has now is not the one the contract names. Ask it first, or have a change of contract signed.',
  },
  'no-payer-account': {
    zh: '采购人没有登记付款账户。请采购人在「人员」里填写开户行和账号。',
    en: 'The purchaser has no account written down. Have it enter bank and account under People.',
  },
  'in-batch': {
    zh: '已经在另一批里，等银行回复。请先登记银行的回复，或者撤回那一批。',
    en: 'It is in another batch that waits for the bank. Enter the bank’s answer first, or withdraw that batch.',
  },
  'correction-waits': {
    zh: '这笔申请有一项更正或者撤回在等确认。请先确认或者不确认。',
    en: 'A correction or a withdrawal of this claim waits for a decision. Have it decided first.',
  },
  'interest-unknown': {
    zh: '到付款日的逾期利息还算不出来。请先录入当天的贷款市场报价利率，再付。',
    en: 'Its late interest by the day to pay cannot be reckoned. Have the loan prime rate of that day entered first.',
  },
  'account-wrong': {
    zh: '账号超过 34 位，或者含有数字、字母以外的字符。请核对。',
    en: 'The account has more than 34 characters, or others than digits and letters. Check it.',
  },
})

export type WhyLeftOut = keyof (typeof whyLeftOut)['zh']

export const batchText = dictionary('6-payments/batch-words.batchText', {
  title: { zh: '批量付款', en: 'Pay several at once' },
  lead: {
    zh: '选择在财务处的付款申请，合成一批，交给银行或财务系统。成批不等于付款：银行回复以后，按回单登记。',
    en: 'Choose among the claims that lie with the treasurer and make one file of them for the bank or the finance system. That pays nothing: what was paid is entered from the bank’s answer.',
  },
  on: { zh: '付款日', en: 'Day to pay' },
  choose: { zh: '选择要付的', en: 'Choose what to pay' },
  whole: { zh: '看这一批', en: 'Show this batch' },
  none: { zh: '现在没有在财务处等待付款的申请。', en: 'No claim waits with the treasurer now.' },
  batch: { zh: '这一批', en: 'This batch' },
  sum: { zh: '合计', en: 'Sum' },
  transfers: { zh: (n: number) => `${n} 笔`, en: (n: number) => count(n, 'transfer') },
  payee: { zh: '收款人', en: 'Payee' },
  payer: { zh: '付款人', en: 'Payer' },
  account: { zh: '开户行和账号', en: 'Bank and account' },
  reference: { zh: '附言里的编号', en: 'Number the bank gives back' },
  leftOut: { zh: '不能放进文件的', en: 'Left out' },
  why: { zh: '为什么，怎么办', en: 'Why, and what to do' },
  takeXml: { zh: '下载 ISO 20022 文件（pain.001）', en: 'Take the ISO 20022 file (pain.001)' },
  takeCsv: { zh: '下载 CSV', en: 'Take a CSV' },
  make: { zh: '合成一批', en: 'Make the batch' },
  ofItInterest: { zh: (interest: string) => `其中逾期利息 ${interest}`, en: (interest: string) => `of it late interest ${interest}` },
  all: { zh: '全部选中', en: 'Choose all of them' },
  made: { zh: '已经合成的', en: 'Batches made' },
  madeAt: { zh: '合成时间', en: 'Made' },
  batchOf: { zh: (at: string) => `${at} 的一批`, en: (at: string) => `Batch of ${at}` },
  state: { zh: '状态', en: 'State' },
  messageId: { zh: '文件编号', en: 'Number of the file' },
  pays: {
    zh: '文件每次下载都一样。银行付出以后，交银行的回单文件登记。',
    en: 'The file is the same whenever it is taken. Once the bank has paid, hand in the bank’s file to enter it.',
  },
  answer: { zh: '交银行的回复', en: 'Hand in the bank’s answer' },
  bankSaid: { zh: '银行的回复', en: 'The bank’s answer' },
  paidByHand: { zh: '已经手工登记付清', en: 'Paid up, entered by hand' },
  withdraw: { zh: '撤回这一批', en: 'Withdraw the batch' },
  withdrawOnly: {
    zh: '只有文件没有交给银行，或者银行整批拒绝的时候才撤回；否则同一笔钱可能付两次。撤回以后，这些申请可以放进另一批。',
    en: 'Only where the bank was not given the file, or refused all of it: else the same money may be paid twice. Its claims can then go into another batch.',
  },
  withdrawWhy: { zh: '为什么撤回', en: 'Why it is withdrawn' },
  chooseSome: { zh: '还没有选择。勾选以后按「看这一批」。', en: 'Nothing is chosen yet. Tick some and show the batch.' },
  wrongDay: { zh: '付款日不对，按今天算。', en: 'That is no day; today is taken.' },
  tab: { zh: '批量付款', en: 'Pay several' },
})
