import { count, dictionary, type Words } from '#kernel'
import type { Said } from './rules/said.ts'
import type { Verdict } from './rules/answer-verdict.ts'

export const answerText = dictionary('6-payments/answer-words.answerText', {
  title: { zh: '银行的回复', en: 'What the bank answered' },
  lead: {
    zh: '交银行的回单文件（pain.002、camt.053、camt.054）或者自己的表格。先看读懂了什么，再登记。',
    en: 'Hand in the bank’s file (pain.002, camt.053, camt.054) or a table of your own. Look first at what was understood, then enter it.',
  },
  file: { zh: '文件', en: 'File' },
  fileHint: {
    zh: (megabytes: number) => `XML、CSV 或 xlsx，最大 ${megabytes} MB。`,
    en: (megabytes: number) => `XML, CSV or xlsx, ${megabytes} MB at most.`,
  },
  choose: { zh: '请先选银行的文件。', en: 'Choose the file of the bank first.' },
  read: { zh: '读一读', en: 'Read it' },
  own: { zh: '自己的表格', en: 'A table of your own' },
  ownSays: {
    zh: '第一行写列名：编号（文件里的编号）、状态（已付、失败、退回、处理中）、金额、日期、流水号；可以另加币种、账号、付款账号、说明。',
    en: 'The first row names the columns: number (as in our file), status (paid, rejected, returned, waits), amount, date, reference; currency, account, our account and note may be added.',
  },
  ownExample: {
    zh: '编号,状态,金额,日期,流水号,说明\nHT-2026-001-P01,已付,83241.67,2026-06-05,202606050017,',
    en: 'number,status,amount,date,reference,note\nHT-2026-001-P01,paid,83241.67,2026-06-05,202606050017,',
  },
  understood: { zh: '读懂了什么', en: 'What was understood' },
  understoodLead: {
    zh: (enter: number, all: number) => `${all} 笔里有 ${enter} 笔完全相符。现在还什么都没有登记。`,
    en: (enter: number, all: number) => `Of ${count(all, 'transfer')}, ${enter} agree in everything. Nothing was entered yet.`,
  },
  enter: { zh: '登记相符的', en: 'Enter what agrees' },
  reason: { zh: '为什么现在才登记', en: 'Why it is entered only now' },
  reasonHint: {
    zh: '只有付款日早于登记很久，或者使逾期变成按时的时候才需要。',
    en: 'Needed only where a day of payment lies long back or makes a late payment one in time.',
  },
  line: { zh: '行', en: 'Line' },
  number: { zh: '编号', en: 'Number' },
  bankSays: { zh: '银行说', en: 'The bank says' },
  follows: { zh: '怎么办', en: 'What follows' },
  amount: { zh: '金额', en: 'Amount' },
  on: { zh: '日期', en: 'Day' },
  taken: {
    zh: (paid: number, rejected: number, returned: number) =>
      `已登记：付款 ${paid} 笔，银行拒绝 ${rejected} 笔，退回 ${returned} 笔（等另一人确认）。`,
    en: (paid: number, rejected: number, returned: number) =>
      `Entered: ${count(paid, 'payment')}, ${rejected} refused by the bank, ${returned} that came back and wait for a second person.`,
  },
  leftOut: { zh: '〔银行的说明里有个人号码，没有存下〕', en: '[what the bank said held a personal number and was not kept]' },
  oneDebit: { zh: '银行一笔扣款付了一批里的几笔', en: 'One debit of the bank paid several transfers of a batch' },
  numberedApart: {
    zh: '银行在同一份回复里给了不同的流水号，只是写法相近',
    en: 'The bank numbered them differently in one answer; they only read alike',
  },
  again: {
    zh: '核对过了：确实是另一笔汇款，或者一次汇款付几笔申请',
    en: 'Checked: these are other transfers, or one transfer paid several claims',
  },
  alsoLines: { zh: (lines: string) => `这些行也是这样：${lines}。`, en: (lines: string) => `The same is so of lines ${lines}.` },
  cameBack: {
    zh: (says: string) => `银行退回${says ? `：${says}` : '，没有说明原因'}`,
    en: (says: string) => `Came back from the bank${says ? `: ${says}` : ', without a reason'}`,
  },
  atLine: {
    zh: (line: number, number: string, why: Words) => `第 ${line} 行（${number}）不能登记，所以什么都没有登记。${why.zh}`,
    en: (line: number, number: string, why: Words) => `Line ${line} (${number}) cannot be entered, so nothing was. ${why.en}`,
  },
})

export const saidWords: Record<Said, Words> = {
  paid: { zh: '已付', en: 'paid' },
  rejected: { zh: '拒绝', en: 'refused' },
  returned: { zh: '退回', en: 'came back' },
  reversal: { zh: '冲正', en: 'reversal' },
  'adds-up-otherwise': { zh: '合计不符', en: 'does not add up' },
  waits: { zh: '处理中', en: 'waits' },
}

/** What follows from an answer, or why nothing does and what to do. */
export const verdictWords: Record<Verdict, Words> = {
  pay: { zh: '登记付款', en: 'The payment is entered' },
  reject: { zh: '记下被拒绝，可以放进另一批', en: 'Noted as refused; it can go into another batch' },
  return: { zh: '登记退回，等另一人确认', en: 'Recorded as returned; a second person confirms it' },
  waits: { zh: '银行还在处理，不登记', en: 'The bank has not finished; nothing is entered' },
  reversal: {
    zh: '银行冲正了自己的一笔入账，不是付款，不登记。请对照对账单核实。',
    en: 'The bank took an entry of its own back: this is no payment, and nothing is entered. Check it against the statement.',
  },
  'adds-up-otherwise': {
    zh: '银行这一笔入账的金额（或笔数）与它下面各笔转账的合计不一样，各笔都不登记。请马上向银行核实哪几笔付出去了，再在申请里登记。',
    en: 'The bank’s entry is of another amount, or number, than the transfers in it together: none of them is entered. Ask the bank at once which were paid, then enter them with their claims.',
  },
  unmatched: {
    zh: '不是我们批次里的编号。如果是付款，请在那笔申请里登记。',
    en: 'No number of a batch of ours. If it paid a claim, enter it there.',
  },
  'other-file': {
    zh: '编号是我们的，回复却说的是另一个文件。请核对这是不是本系统那一批的回复。',
    en: 'The number is ours, and yet the answer names another file than that of our batch. Check whether this is the answer to it.',
  },
  twice: { zh: '同一编号在文件里出现两次，只看第一次。', en: 'The number stands in the file twice; only the first counts.' },
  already: { zh: '已经登记过', en: 'Entered already' },
  contrary: {
    zh: '银行对这一笔说法相反：一处说已付，一处说被拒绝。什么都不登记；请马上向银行核实钱出去了没有，核实前不要再放进另一批，再在那笔申请里登记。',
    en: 'The bank says the contrary elsewhere: once that it was paid and once that it was refused. Nothing is entered. Ask the bank at once whether the money left, put the claim into no other batch before, then enter it with the claim.',
  },
  withdrawn: {
    zh: '这一批已经撤回，银行却回复了。请向银行核实，再在那笔申请里登记。',
    en: 'The batch was withdrawn, and yet the bank answers. Ask the bank, then enter it with the claim.',
  },
  'other-currency': { zh: '币种不是人民币。请向银行核实。', en: 'It is not in yuan. Ask the bank.' },
  'amount-differs': {
    zh: '金额和文件里的不一样。请核实，再在那笔申请里登记。',
    en: 'The amount is not that of our file. Find out why, then enter it with the claim.',
  },
  'account-differs': {
    zh: '收款账号不是合同写的那个。请马上向银行核实；如果付错了，登记后作为「付给了别人」更正。',
    en: 'It went to another account than the contract names. Ask the bank at once; if it is so, enter it and correct it as gone to a wrong payee.',
  },
  'other-account': { zh: '回单是另一个付款账户的。请核对文件。', en: 'It is about another account of ours. Check the file.' },
  'not-open': {
    zh: '申请里没有这么多未付的，也许已经手工登记。请核对那笔申请。',
    en: 'Less is open of the claim: perhaps it was entered by hand. Look at the claim.',
  },
  'no-reference': {
    zh: '没有银行流水号，登记付款需要它。请补上再交。',
    en: 'It has no number of the bank, and a payment needs one. Add it and hand it in again.',
  },
  early: { zh: '日期不对：在今天以后，或者早于付款日。', en: 'The day cannot be: it lies ahead, or before the payment.' },
  'nothing-to-return': {
    zh: '没有登记过这笔付款，或者已有更正等确认。请先登记付款。',
    en: 'No payment of it stands, or a correction waits already. Enter the payment first.',
  },
}
