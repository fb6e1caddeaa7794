import { count, dictionary, type Words } from '#kernel'

/** Why a claim cannot go into a file, and what to do. */
export const whyLeftOut = {
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
  'account-wrong': {
    zh: '账号超过 34 位，或者含有数字、字母以外的字符。请核对。',
    en: 'The account has more than 34 characters, or others than digits and letters. Check it.',
  },
} as const satisfies Record<string, Words>

export const batchText = dictionary('6-payments/batch-words.batchText', {
  title: { zh: '批量付款', en: 'Pay several at once' },
  lead: {
    zh: '选择在财务处的付款申请，下载给银行或财务系统的文件。下载不等于付款：银行付出以后，按回单逐笔登记。',
    en: 'Choose among the claims that lie with the treasurer, and take a file for the bank or the finance system. Taking it pays nothing: what the bank has paid is recorded claim by claim.',
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
  amountOnly: {
    zh: '只含未付的申请金额；逾期利息另行付款登记。',
    en: 'Only what is open of the claims; late interest is paid and recorded apart.',
  },
  chooseSome: { zh: '还没有选择。勾选以后按「看这一批」。', en: 'Nothing is chosen yet. Tick some and show the batch.' },
  wrongDay: { zh: '付款日不对，按今天算。', en: 'That is no day; today is taken.' },
  tab: { zh: '批量付款', en: 'Pay several' },
})
