import { dictionary, refusals, type Words } from '#kernel'
import type { Said } from './said.ts'

export const answerWords = dictionary('6-payments/rules/answer-words.answerWords', {
  amount: { zh: '金额', en: 'amount' },
  on: { zh: '记账日', en: 'day of the booking' },
  status: { zh: '状态', en: 'status' },
  direction: { zh: '收支方向（CdtDbtInd）', en: 'direction (CdtDbtInd)' },
})

/** Why an answer of a bank is not read, with the place. */
export const refuseAnswer = refusals({
  'other-message': {
    status: 422,
    zh: (what: string) => `这不是 pain.002、camt.053 或 camt.054，而是「${what}」。请向银行要这三种之一，或者交自己的表格。`,
    en: (what: string) =>
      `This is no pain.002, camt.053 or camt.054 but “${what}”. Ask the bank for one of these, or hand in a table of your own.`,
  },
  'other-version': {
    status: 422,
    zh: (what: string) => `${what} 这个版本还不能读。请向银行要较早的版本，例如 camt.053.001.08。`,
    en: (what: string) => `Version ${what} cannot be read. Ask the bank for an earlier one, as camt.053.001.08.`,
  },
  unreadable: {
    status: 422,
    zh: (line: number, what: Words, read: string) => `第 ${line} 行的${what.zh}读不出：「${read}」。请改正后再交，什么都没有登记。`,
    en: (line: number, what: Words, read: string) =>
      `Line ${line}: the ${what.en} cannot be read: “${read}”. Put it right and hand it in again; nothing was entered.`,
  },
  'column-twice': {
    status: 422,
    zh: (what: string) => `「${what}」这一列出现了两次。请删去一列。`,
    en: (what: string) => `The column “${what}” stands there twice. Take one out.`,
  },
  'columns-missing': {
    status: 422,
    zh: (what: string) => `缺少这些列：${what}。第一行要写列名。`,
    en: (what: string) => `These columns are missing: ${what}. The first row has to name them.`,
  },
  'not-xml': {
    status: 422,
    zh: (line: number) => `第 ${line} 行不是完整的 XML：有一个元素没有关闭，或者文件被截断了。请重新下载。`,
    en: (line: number) => `Line ${line} is not whole XML: an element is not closed, or the file was cut off. Fetch it again.`,
  },
  'own-entities': {
    status: 422,
    zh: (line: number) => `第 ${line} 行带有自己的定义（DTD 或实体）。银行的文件没有这些，所以不读。请向银行重新要一份。`,
    en: (line: number) =>
      `There are definitions of its own (a DTD or entities) on line ${line}. No file of a bank has them, so it is not read. Ask the bank for it again.`,
  },
  'other-encoding': {
    status: 422,
    zh: (said: string, is: string) => `文件自称用 ${said} 编码，实际是 ${is}。请向银行重新要一份。`,
    en: (said: string, is: string) => `The file says it is written in ${said} and is in ${is}. Ask the bank for it again.`,
  },
  'answer-too-large': {
    status: 413,
    zh: (most: number) => `文件太大：最多 ${most} MB。请按天分开下载。`,
    en: (most: number) => `The file is too large: ${most} MB at most. Fetch it day by day.`,
  },
  'too-many-rows': {
    status: 413,
    zh: (most: number) => `笔数太多：最多 ${most} 笔。请按天分开下载。`,
    en: (most: number) => `There are too many transfers in it: ${most} at most. Fetch it day by day.`,
  },
  'too-deep': {
    status: 422,
    zh: (line: number) => `第 ${line} 行的元素一层套一层太多。银行的文件不会这样，所以不读。`,
    en: (line: number) => `Line ${line}: elements within elements without end. No file of a bank is like that, so it is not read.`,
  },
  'no-answers': { status: 422, zh: '文件里没有一笔付款的回复。', en: 'The file has no answer about any transfer.' },
  'answer-changed': {
    status: 409,
    zh: '您看过以后情况变了。请再看一遍，再登记。',
    en: 'Things have changed since you looked. Look again, then enter it.',
  },
  'nothing-to-enter': {
    status: 422,
    zh: '没有可以登记的：没有一笔与等待回复的转账完全相符。',
    en: 'There is nothing to enter: no transfer agrees in everything with one that waits for an answer.',
  },
})

/** How the columns of a table of one's own may be called; the first is how we write it. */
export const answerHeadings: Readonly<Record<string, readonly string[]>> = {
  number: ['number', 'end to end id', '编号', '附言编号'],
  said: ['status', '状态', '结果'],
  amount: ['amount', '金额'],
  currency: ['currency', '币种'],
  on: ['date', '日期', '记账日'],
  reference: ['reference', '流水号', '回单号'],
  account: ['account', '收款账号', '账号'],
  ourAccount: ['our account', '付款账号'],
  says: ['note', '说明', '原因'],
  messageId: ['batch', '批次'],
  blockId: ['block', '批次分组'],
}

/** What may stand in it as the status. */
export const saidAs: Readonly<Record<Said, readonly string[]>> = {
  paid: ['paid', '已付', '已支付', '成功', '付款成功', '支付成功', '交易成功', '处理成功', '转账成功'],
  rejected: ['rejected', '失败', '拒绝', '已拒绝', '付款失败', '支付失败', '交易失败', '处理失败', '转账失败'],
  returned: ['returned', '退回', '已退回', '退汇', '已退汇'],
  reversal: ['reversal', '冲正'],
  'adds-up-otherwise': ['adds-up-otherwise', '合计不符'],
  waits: ['waits', 'pending', '处理中', '待处理', '银行处理中', '已受理', '待审核'],
}

/** What is written where a number has to stand and there is none: two that have it share no number. */
export const filler = /^(?:not ?provided|non?ref|no ref|none|null|nil|n\/?a|无|0+|[-.\s]*)$/i
