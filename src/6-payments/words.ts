import type { ExpectedPart, InstalmentStanding } from './rules/schedule.ts'
import { both, count, type Day, dictionary, type Money, refusals, sayDay, sayMoney, type Words } from '#kernel'

export const words = dictionary('6-payments/words.words', {
  payments: { zh: '支付', en: 'Payments' },
  lead: {
    zh: '每一笔该付的款：从哪些验收来，在谁的桌上，哪一天到期。',
    en: 'Every payment owed: which acceptance it rests on, on whose desk it lies, and by which day it is due.',
  },
  claims: { zh: '付款申请', en: 'Claims' },
  arrears: { zh: '逾期清单', en: 'Arrears' },
  statement: { zh: '年度公开', en: 'Yearly statement' },
  cash: { zh: '现金还能撑多久', en: 'Days of cash' },
  schedules: { zh: '按合同看', en: 'By contract' },
  claim: { zh: (n: string) => `付款申请 ${n}`, en: (n: string) => `Claim ${n}` },

  number: { zh: '编号', en: 'Number' },
  contract: { zh: '合同', en: 'Contract' },
  contractTitle: { zh: '合同名称', en: 'Title of the contract' },
  what: { zh: '付什么', en: 'For what' },
  purchaser: { zh: '采购人', en: 'Purchaser' },
  provider: { zh: '机构', en: 'Institution' },
  payTo: { zh: '收款方', en: 'Pay to' },
  accountNow: { zh: '机构现在登记的账户', en: 'Account it has now' },
  noAccountAgreed: { zh: '合同没有写账户', en: 'The contract names no account' },
  accountChanged: {
    zh: '机构登记的账户和合同写的不一样。付款前请打电话或当面向机构核实，或者请双方签一份补充协议。',
    en: 'The account the institution has now is not the one the contract names. Ask it in person or by telephone before paying, or have a change of contract signed.',
  },
  accountNotAgreed: {
    zh: '合同没有写账户，这是机构自己登记的。付款前请向机构核实。',
    en: 'The contract names no account; this one is what the institution wrote down. Ask it before paying.',
  },
  amount: { zh: '金额', en: 'Amount' },
  outstanding: { zh: '未付', en: 'Open' },
  paid: { zh: '已付', en: 'Paid' },
  madeOn: { zh: '申请日', en: 'Made on' },
  dueOn: { zh: '应付日', en: 'Due' },
  desk: { zh: '在谁桌上', en: 'On whose desk' },
  since: { zh: '从何时起', en: 'Since' },
  days: { zh: (n: number) => `${n} 天`, en: (n: number) => `${n} ${n === 1 ? 'day' : 'days'}` },
  daysLate: { zh: '逾期天数', en: 'Days late' },
  lateBy: { zh: (n: number) => `逾期 ${n} 天`, en: (n: number) => `${n} ${n === 1 ? 'day' : 'days'} late` },
  interest: { zh: '逾期利息', en: 'Late interest' },
  interestPaid: { zh: '已付利息', en: 'Interest paid' },
  interestUnknown: { zh: '算不出来', en: 'cannot be computed' },
  interestUnknownOf: {
    zh: (n: number) => `另有 ${n} 笔的利息算不出来，没有计入。`,
    en: (n: number) => `Not counted: ${count(n, 'claim')} whose interest cannot be computed.`,
  },
  interestOpen: { zh: '未付利息', en: 'Interest open' },
  basis: { zh: '依据', en: 'Basis' },
  statuteBasis: { zh: '条例和合同', en: 'Regulation and contract' },
  contractBasis: { zh: '合同', en: 'Contract' },
  statuteBasisLong: {
    zh: '机构是中小企业：《保障中小企业款项支付条例》和合同都管。',
    en: 'The institution is a small or medium enterprise: the payment regulation holds besides the contract.',
  },
  contractBasisLong: {
    zh: '机构不是企业：条例管不到，按合同约定的期限和利率。',
    en: 'The institution is no enterprise: the regulation does not reach it, the term and rate are those of the contract.',
  },

  all: { zh: '全部', en: 'All' },
  status: { zh: '情况', en: 'Standing' },
  open: { zh: '未付清', en: 'Not paid up' },
  late: { zh: '已逾期', en: 'Late now' },
  paidUp: { zh: '已付清', en: 'Paid up' },
  searchFor: { zh: '编号或事由', en: 'Number or subject' },
  show: { zh: '查看', en: 'Show' },
  openSum: { zh: '待付', en: 'Still to be paid' },
  lateSum: { zh: '其中逾期', en: 'Of it late' },
  nextDue: { zh: '最近到期', en: 'Next due' },
  claimsCount: { zh: (n: number) => `${n} 笔`, en: (n: number) => `${n} ${n === 1 ? 'claim' : 'claims'}` },
  noneDue: { zh: '没有', en: 'nothing' },
  noClaims: { zh: '还没有付款申请', en: 'No claims yet' },
  noClaimsManager: {
    zh: '一个时段验收以后，在合同的付款计划里提出申请；签订时就该付的预付款也在那里。',
    en: 'Once a period is accepted, claim it from the contract’s payment schedule; an advance due at signing is there too.',
  },
  noClaimsOther: {
    zh: '机构在验收以后提出申请，提出后会出现在这里，并开始走时钟。',
    en: 'Institutions claim what was accepted; a claim appears here as soon as it is made, with its clock running.',
  },
  toSchedules: { zh: '看付款计划', en: 'See the payment schedules' },

  rulesReport: { zh: '适用了哪些规定', en: 'Which rules applied' },
  clock: { zh: '付款时钟', en: 'Payment clock' },
  paidOnTime: { zh: '按期付清', en: 'Paid in time' },
  clockLabel: { zh: (amount: string) => `应付 ${amount}`, en: (amount: string) => `To be paid: ${amount}` },
  clockDays: { zh: (n: number) => `${n} 日内付款`, en: (n: number) => `To be paid within ${count(n, 'day')}` },
  capped: { zh: '合同约得更长，按法定最长期限计', en: 'the contract agreed on longer; the longest the law allows counts' },
  howCounted: { zh: '是怎样算出来的', en: 'How this was reckoned' },
  clockGoesOn: {
    zh: '内部流程、人员变动和补充材料都不停钟。',
    en: 'Internal paperwork, changes of staff and requests for completion do not stop the clock.',
  },
  interestSoFar: {
    zh: (amount: string, day: string) => `到${day}，逾期利息 ${amount}`,
    en: (amount: string, day: string) => `Late interest to ${day}: ${amount}`,
  },
  interestFixed: { zh: '付清时的逾期利息', en: 'Late interest when the last part was paid' },

  madeFrom: { zh: '这笔款从哪里来', en: 'What it was made from' },
  frozen: {
    zh: '提出申请时的事实已经固定，之后谁也改不了。',
    en: 'The facts were frozen when the claim was made; nobody can change them afterwards.',
  },
  fingerprint: { zh: '指纹', en: 'Fingerprint' },
  fingerprintHint: {
    zh: '由上面这些事实算出（SHA-256），改动一个字就会不同。',
    en: 'Computed from these facts (SHA-256); one changed letter gives another.',
  },
  fingerprintHolds: { zh: '已核对：事实与指纹相符。', en: 'Checked: the facts fit it.' },
  fingerprintErased: {
    zh: '其中一段写到个人的文字已依法删除，所以指纹是删除前的；金额和其他事实没有变。',
    en: 'A text about a person was erased from them as the law allows, so this is the fingerprint from before; amounts and all other facts are as they were.',
  },
  fingerprintBroken: { zh: '事实与指纹不符，请联系审计。', en: 'The facts no longer fit it. Tell the auditor.' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  acceptedOn: { zh: '验收日', en: 'Accepted on' },
  handedInOn: { zh: '提交日', en: 'Handed in on' },
  period: { zh: '时段', en: 'Period' },
  bySilence: { zh: '约定日期内没有答复，视为验收', en: 'Accepted by silence after the agreed days' },
  byPurchaser: { zh: '采购人验收', en: 'Accepted by the purchaser' },
  atSigning: { zh: '签订合同时应付的预付款', en: 'Advance due at signing' },
  ofPrice: { zh: '合同价款的预付款', en: 'Advance on the price' },
  release: { zh: '可以释放的留存款', en: 'Release of what was kept back' },
  claimRelease: { zh: '申请释放', en: 'Claim the release' },
  recouped: { zh: '扣回预付款', en: 'Off the advance' },
  keptBack: { zh: '留存', en: 'Kept back' },
  worthAccepted: { zh: '验收的价值', en: 'Worth accepted' },
  advanceStands: { zh: '预付款', en: 'Advance' },
  advanceNote: {
    zh: (off: Money) => `已扣回 ${sayMoney(off, 'zh')}`,
    en: (off: Money) => `${sayMoney(off, 'en')} of it taken off so far`,
  },
  keptStands: { zh: '已留存', en: 'Kept back so far' },
  keptNote: {
    zh: (released: Money) => `已申请释放 ${sayMoney(released, 'zh')}`,
    en: (released: Money) => `${sayMoney(released, 'en')} of it released`,
  },
  unearned: { zh: '没有做到的预付款，应退回', en: 'Advance for work that never came, to be given back' },
  unearnedNote: {
    zh: '双方在付款申请的更正里撤回预付款申请，再按做到的部分申请。',
    en: 'Withdraw the claim of the advance by a correction, and claim what was earned of it anew.',
  },
  asideRounding: {
    zh: '扣回和留存各自按累计数舍去到分；每一期是剩下的金额。',
    en: 'What is taken off and what is kept back are each cut to the fen on the running total; an instalment is what is left.',
  },
  signedOn: { zh: '签订日', en: 'Signed on' },
  instalment: { zh: '分期', en: 'Instalment' },
  instalmentAmount: { zh: '分期金额', en: 'Instalment' },
  shareClaimed: { zh: '申请份额', en: 'Share claimed' },
  claimed: { zh: '申请金额', en: 'Claimed' },
  disputed: { zh: '有争议', en: 'Disputed' },
  disputedWhy: { zh: '争议理由', en: 'Why disputed' },
  disputedOpen: {
    zh: (amount: string) => `另有 ${amount} 有争议，没有计入；解决以后另行申请。无争议部分照常付款。`,
    en: (amount: string) =>
      `Another ${amount} is in dispute and not in this claim; it can be claimed when settled. The undisputed part is paid on its day.`,
  },
  rounding: {
    zh: '尾数处理：累计份额的金额舍去分以下，减去以前申请的，所以各笔相加正好等于分期金额。',
    en: 'Rounding: the worth of all shares so far, cut to the fen, less what was claimed before; so the claims add up to the instalment exactly.',
  },
  postDays: {
    zh: (occupied: string, all: string) => `有人在岗 ${occupied} 天，应有 ${all} 天`,
    en: (occupied: string, all: string) => `${occupied} post days occupied of ${all}`,
  },
  records: { zh: '服务记录', en: 'Service records' },
  recordsCount: {
    zh: (n: number, hours: string) => `${n} 条，${hours} 小时`,
    en: (n: number, hours: string) => `${count(n, 'record')}, ${count(hours, 'hour')}`,
  },
  openAcceptance: { zh: '看验收', en: 'Open the acceptance' },
  openRecords: { zh: '看服务记录', en: 'Open the service records' },
  openContract: { zh: '看合同', en: 'Open the contract' },
  purchase: { zh: '采购', en: 'Purchase' },
  linesCaption: { zh: '每一期申请了多少', en: 'How much of each instalment is claimed' },
  paymentsCaption: { zh: '每一笔连同凭证号', en: 'Each with its reference' },
  ageingCaption: { zh: '按逾期天数合计', en: 'Open amounts by days late' },
  arrearsCaption: { zh: '逾期的付款申请', en: 'Claims past their due day' },
  statementCaption: { zh: '按依据分开', en: 'By what the term rests on' },
  receiptsCaption: { zh: '已经申请的和计划中的，按日期', en: 'Claimed and planned, by day' },
  scheduleCaption: { zh: (line: string) => `${line}的各期`, en: (line: string) => `Instalments of ${line}` },
  byUnits: { zh: '按验收的数量付款', en: 'Paid by accepted unit' },
  ourFigures: { zh: '我们的数字', en: 'Our figures' },
  openPurchase: { zh: '看整个采购', en: 'Open the purchase' },
  contractVersion: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `version ${n}` },
  total: { zh: '合计', en: 'Total' },

  desksTitle: { zh: '经过哪些桌子', en: 'Over whose desks' },
  nowOn: { zh: '现在在这里', en: 'here now' },
  leftAfter: {
    zh: (n: number, name: string) => `停留 ${n} 天${name ? `，${name}` : ''}`,
    en: (n: number, name: string) => `${n} ${n === 1 ? 'day' : 'days'}${name ? `, ${name}` : ''}`,
  },

  yourTurn: { zh: '轮到您', en: 'Your turn' },
  whatNext: { zh: '接下来', en: 'What happens next' },
  confirm: { zh: '核对无误，交负责人', en: 'Confirm and hand to the head' },
  pass: { zh: '同意，交财务付款', en: 'Pass to the treasurer' },
  ask: { zh: '要求补充材料', en: 'Ask for completion' },
  waitsThere: {
    zh: (desk: string) => `现在${desk}，这一步不用您做什么。`,
    en: (desk: string) => `It is ${desk} now; there is nothing for you to do.`,
  },
  askHint: {
    zh: '每笔申请只能要求一次。请一次说全缺什么、为什么需要。时钟不停。',
    en: 'Possible once for each claim. Say everything that is missing and why it is needed. The clock goes on.',
  },
  askWhat: { zh: '缺什么，为什么需要', en: 'What is missing and why it is needed' },
  complete: { zh: '补充好了，交回', en: 'Completed: hand back' },
  completeWith: { zh: '补充了什么', en: 'What you add' },
  completeHint: { zh: '会写在这笔申请旁边，原来的事实不变。', en: 'It stands beside the claim; the frozen facts stay as they are.' },
  askedTitle: { zh: '补充材料', en: 'Request for completion' },
  askedBy: { zh: (desk: string, day: string) => `${desk}在${day}提出`, en: (desk: string, day: string) => `Asked on ${day} by ${desk}` },
  completedOn: { zh: (day: string) => `机构在${day}补充`, en: (day: string) => `Completed by the institution on ${day}` },
  invoice: { zh: '发票', en: 'Invoice' },
  invoiceNumber: { zh: '发票号码', en: 'Invoice number' },
  invoiceLater: {
    zh: '还没开票就留空，以后在付款申请里登记。',
    en: 'Leave it empty without an invoice yet; it is noted on the claim later.',
  },
  invoiceReason: { zh: '为什么改（已付款）', en: 'Why it is changed (money went out)' },
  invoiceDayHint: {
    zh: '请写明依据，例如签收单上的日期。双方都看得到，收到日和登记日并列。',
    en: 'Say what it rests on, such as the day on the receipt. Both sides read it, with the day it came and the day of entry.',
  },
  invoiceDayReason: { zh: '为什么按这个收到日登记', en: 'Why it is entered with this day' },
  invoiceReasonHint: {
    zh: '改动号码或日期时填写，双方都看得到；原来的号码仍记在这笔申请名下。',
    en: 'Where the number or the day changes. Both sides can read it; the number that stood there stays with this claim.',
  },
  invoiceOn: { zh: '采购人收到的日期', en: 'Day the purchaser received it' },
  noInvoice: { zh: '还没有登记', en: 'not noted yet' },
  earlyInvoice: {
    zh: (day: string) => `发票早于验收日${day}收到，那时金额还没有确认。请核对日期和金额。`,
    en: (day: string) =>
      `The invoice came before acceptance on ${day}, when the amount was not settled yet. Please check the day and the amount.`,
  },
  invoiceAgain: { zh: '确实是一张发票用于几笔申请', en: 'One invoice is meant for several claims' },
  transferAgain: { zh: '确实是一次汇款付几笔申请', en: 'One transfer paid several claims' },
  againReason: { zh: '为什么', en: 'Why' },
  otherClaim: { zh: (n: string) => `看付款申请 ${n}`, en: (n: string) => `Open claim ${n}` },
  stillPossible: { zh: '还可以', en: 'What can still be done' },
  correctInvoice: { zh: '更正发票', en: 'Correct the invoice' },
  noteInvoice: { zh: '登记发票', en: 'Note the invoice' },

  pay: { zh: '登记付款', en: 'Record a payment' },
  inFile: {
    zh: (number: string) =>
      `一批给银行的付款里有这笔申请（编号 ${number}），银行还没有回复。请登记银行的回复；要另外付的，先撤回那一批，否则会付两次。`,
    en: (number: string) =>
      `A file for the bank pays this claim (number ${number}), and the bank has not answered. Enter the bank’s answer; to pay another way, withdraw that batch first, or it is paid twice.`,
  },
  toFile: { zh: '到那一批', en: 'To that batch' },
  payHint: {
    zh: '款付出以后登记。可以分几次付；不能多付。',
    en: 'Record it once the money has gone out. Part payments are fine; more than is owed is refused.',
  },
  payAmount: { zh: '付了多少（不含利息）', en: 'Amount paid (without interest)' },
  payInterest: { zh: '付了多少利息', en: 'Interest paid' },
  payInterestHint: {
    zh: (amount: string) => `到今天未付的逾期利息：${amount}`,
    en: (amount: string) => `Late interest open today: ${amount}`,
  },
  paidOn: { zh: '付款日', en: 'Paid on' },
  enteredOn: { zh: '登记日', en: 'Entered on' },
  enteredReason: { zh: '为什么按这个付款日登记', en: 'Why it is entered with this day' },
  enteredReasonHint: {
    zh: '请写明依据，例如银行回单上的日期。双方都看得到，付款日和登记日并列。',
    en: 'Say what it rests on, such as the day on the bank slip. Both sides read it, with the day of payment and the day of entry.',
  },
  interestBeyond: {
    zh: (paid: string, due: string) => `已付逾期利息 ${paid}，按登记的付款日只应付 ${due}。请双方核对付款日和多付的利息。`,
    en: (paid: string, due: string) =>
      `Late interest of ${paid} was paid, and by the days entered only ${due} is owed. Both sides should check the days and what was paid too much.`,
  },
  reference: { zh: '凭证号', en: 'Reference' },
  referenceHint: { zh: '银行回单号或国库支付凭证号', en: 'Number of the bank slip or treasury voucher' },
  paymentsMade: { zh: '已经付了', en: 'Payments made' },
  noPayments: { zh: '还没有付过。', en: 'Nothing has been paid yet.' },
  law: { zh: '依据', en: 'Law' },

  scheduleTitle: { zh: '付款计划', en: 'Payment schedule' },
  scheduleLead: {
    zh: '合同的每一期：什么时候该到，验收到哪一步，付了没有。',
    en: 'Every instalment of the contract: when it should fall due, how far its acceptance is, whether it is paid.',
  },
  expectedDue: { zh: '预计应付', en: 'Expected due' },
  expectedPart: {
    zh: (amount: Money, why: ExpectedPart['why']) => `${why === 'disputed' ? '有争议的' : ''} ${sayMoney(amount, 'zh')} 预计应付`.trim(),
    en: (amount: Money, why: ExpectedPart['why']) => `${sayMoney(amount, 'en')}${why === 'disputed' ? ' in dispute' : ''}, expected due`,
  },
  mayMove: {
    zh: (year: number) => `${year} 年的放假安排还没有录入，遇休假日会顺延`,
    en: (year: number) => `the working days of ${year} are not entered yet; a day off moves it`,
  },
  endedEarly: { zh: '合同提前终止，不再发生', en: 'the contract ends before; nothing follows' },
  contractValue: { zh: '合同金额', en: 'Contract value' },
  claimedSoFar: { zh: '已申请', en: 'Claimed' },
  paidSoFar: { zh: '已付', en: 'Paid' },
  makeClaim: { zh: '提出付款申请', en: 'Make the claim' },
  claimAdvance: { zh: '申请预付款', en: 'Claim the advance' },
  claimable: { zh: '现在可以申请', en: 'Can be claimed now' },
  nothingClaimable: {
    zh: '现在没有可以申请的。一个时段验收以后会出现在这里。',
    en: 'Nothing can be claimed now. A period appears here once it is accepted.',
  },
  noContracts: { zh: '还没有签订的合同', en: 'No signed contract yet' },
  noContractsHint: {
    zh: '合同双方签署以后，付款计划会自动生成。',
    en: 'A contract’s payment schedule appears once both sides have signed it.',
  },
  dependence: { zh: '对一家采购人的依赖', en: 'Dependence on one purchaser' },
  dependenceHint: {
    zh: '按在这里履行中的合同金额计算。一家占一半以上，对方一拖欠，机构就发不出工资。',
    en: 'By the value of contracts in force kept here. Where one purchaser is more than half, its lateness is a payroll missed.',
  },
  dependenceOf: { zh: (share: string) => `占 ${share}`, en: (share: string) => `${share} of all` },
  otherIncome: { zh: '不在这里的收入没有计入。', en: 'Income from elsewhere is not counted.' },

  arrearsTitle: { zh: '现在逾期的款', en: 'What is late now' },
  arrearsLead: { zh: '按应付日排，最久的在前。利息算到今天。', en: 'Longest first. Interest is reckoned to today.' },
  noArrears: { zh: '现在没有逾期的款', en: 'Nothing is late' },
  noArrearsHint: { zh: '到了应付日还没有付清的，会自动出现在这里。', en: 'A claim not paid up by its due day appears here by itself.' },
  ageing: { zh: '逾期多久', en: 'How long' },
  ageBand: {
    zh: (from: number, to: number | null) => (to === null ? `${from} 天以上` : `${from}–${to} 天`),
    en: (from: number, to: number | null) => (to === null ? `over ${count(from - 1, 'day')}` : `${from}–${count(to, 'day')}`),
  },

  statementTitle: {
    zh: (year: number) => `${year} 年末逾期尚未支付的款项`,
    en: (year: number) => `Overdue and unpaid at the end of ${year}`,
  },
  statementTitleSoFar: {
    zh: (year: number, day: string) => `${year} 年到${day}为止逾期未付的款项`,
    en: (year: number, day: string) => `Overdue and unpaid in ${year}, as of ${day}`,
  },
  statementLeadSoFar: {
    zh: (day: string) => `这一年还没有结束，这里按今天计算，与逾期清单一致；年末的数最迟 ${day}公开。`,
    en: (day: string) =>
      `The year is not over: this is counted to today and agrees with the list of arrears. The figure of the year’s end is published by ${day}.`,
  },
  statementLead: {
    zh: (day: string) => `每年 3 月 31 日前公开，这一份最迟 ${day}。`,
    en: (day: string) => `Published by 31 March each year; this one by ${day}.`,
  },
  statementEmpty: { zh: '没有要公开的', en: 'Nothing to state' },
  statementNone: { zh: '那一年末没有逾期未付的款。', en: 'Nothing was overdue and unpaid at the end of that year.' },
  statuteRow: { zh: '中小企业（条例要求公开）', en: 'Small and medium enterprises (the regulation asks for it)' },
  contractRow: { zh: '其他机构（条例不要求，另列）', en: 'Other institutions (no duty, listed apart)' },
  contractsNumber: { zh: '合同数', en: 'Contracts' },
  amountOverdue: { zh: '逾期金额', en: 'Amount overdue' },
  year: { zh: '年份', en: 'Year' },
  punctuality: { zh: '付款准时情况', en: 'Punctuality' },
  punctualityNone: { zh: '还没有到期的款。', en: 'Nothing has fallen due yet.' },
  inTimeByCount: { zh: '按期付清（笔数）', en: 'Paid in time, by number' },
  inTimeByValue: { zh: '按期付清（金额）', en: 'Paid in time, by value' },
  interestLiable: { zh: '应付逾期利息', en: 'Late interest owed' },
  asAt: { zh: (day: string) => `截至${day}`, en: (day: string) => `as at ${day}` },

  cashLead: {
    zh: '只有本机构负责人看得到，采购人、财政、系统管理员都看不到。数字加密存放，只有同时拿到数据库和服务器主密钥的人才可能打开。',
    en: 'Seen by your institution’s manager alone: not by purchasers, finance or the administrator. The figures are stored encrypted; only somebody holding both the database and the server’s master key could open them.',
  },
  cashOn: { zh: '哪一天的余额', en: 'Balance on which day' },
  cashAmount: { zh: '可动用的现金', en: 'Cash you can use' },
  wages: { zh: '每月工资和社保公积金', en: 'Wages and contributions a month' },
  otherCosts: { zh: '每月其他开支', en: 'Other costs a month' },
  saveCash: { zh: '保存', en: 'Save' },
  cashNone: {
    zh: '还没有填。填三个数，就能看到现金能撑到哪一天。',
    en: 'Not filled in yet. Three figures show until which day the cash lasts.',
  },
  cashWithout: { zh: '一分钱都不到账', en: 'If nothing comes in' },
  cashWith: { zh: '都按应付日到账', en: 'If all comes on its due day' },
  cashWithLate: { zh: (n: number) => `都像以往一样晚 ${n} 天`, en: (n: number) => `If all comes ${count(n, 'day')} late, as it did` },
  cashDays: { zh: (n: number) => `还能撑 ${n} 天`, en: (n: number) => `${count(n, 'day')} left` },
  cashGone: { zh: '已经用完', en: 'used up' },
  cashUntil: { zh: (day: string) => `到${day}`, en: (day: string) => `until ${day}` },
  cashBeyond: { zh: '一年以上', en: 'more than a year' },
  daysFromToday: { zh: '从今天起的天数', en: 'days from today' },
  cashPlot: { zh: '一年内的现金', en: 'Cash over the coming year' },
  cashPlotSays: { zh: '两条线：没有到账，和按应付日到账。', en: 'Two lines: with nothing coming in, and with everything on its due day.' },
  cashLateLeftOut: {
    zh: (amount: string) => `已经逾期的 ${amount} 不知道哪天来，没有算进去。`,
    en: (amount: string) => `${amount} that is already late is left out: nobody knows when it will come.`,
  },
  receipts: { zh: '预计到账', en: 'Expected receipts' },
  receiptClaimed: { zh: '已申请', en: 'claimed' },
  receiptWhy: {
    zh: (why: ExpectedPart['why']) => ({ claimable: '可以申请', disputed: '有争议，按今天解决算', ahead: '计划中' })[why],
    en: (why: ExpectedPart['why']) => ({ claimable: 'can be claimed', disputed: 'in dispute, as if settled today', ahead: 'planned' })[why],
  },
  countedToday: { zh: '已过，按今天到账算', en: 'passed; counted as coming today' },
  certainty: { zh: '把握', en: 'How sure' },
  noReceipts: { zh: '没有预计到账的款。', en: 'No receipts are expected.' },
  day: { zh: '日期', en: 'Day' },
  statedAt: { zh: '上次保存', en: 'Last saved' },
  standingLate: { zh: (n: number) => `${n} 笔逾期`, en: (n: number) => `${n} late` },
  standingPaid: {
    zh: (paid: Money, of: Money) => `已付 ${sayMoney(paid, 'zh')}，共 ${sayMoney(of, 'zh')}`,
    en: (paid: Money, of: Money) => `${sayMoney(paid, 'en')} of ${sayMoney(of, 'en')} paid`,
  },
  exportFinance: { zh: '给财务系统的 CSV', en: 'CSV for the finance system' },
})

/** What is due of a claim, and why. */
export const dueWords = dictionary('6-payments/words.dueWords', {
  pay: {
    zh: (claim: string, open: Money) => `付 ${claim}：${sayMoney(open, 'zh')}`,
    en: (claim: string, open: Money) => `Pay ${claim}: ${sayMoney(open, 'en')}`,
  },
  complete: {
    zh: (claim: string, open: Money) => `补充 ${claim}（${sayMoney(open, 'zh')}）的材料`,
    en: (claim: string, open: Money) => `Complete ${claim} (${sayMoney(open, 'en')})`,
  },
  'with-officer': {
    zh: (claim: string, open: Money) => `核对 ${claim}：${sayMoney(open, 'zh')}`,
    en: (claim: string, open: Money) => `Check ${claim}: ${sayMoney(open, 'en')}`,
  },
  'with-head': {
    zh: (claim: string, open: Money) => `同意付款 ${claim}：${sayMoney(open, 'zh')}`,
    en: (claim: string, open: Money) => `Pass ${claim} to the treasurer: ${sayMoney(open, 'en')}`,
  },
  waits: {
    zh: (claim: string, open: Money, desk: Words) => `${claim}（${sayMoney(open, 'zh')}）${desk.zh}`,
    en: (claim: string, open: Money, desk: Words) => `${claim} (${sayMoney(open, 'en')}) is ${desk.en}`,
  },
})

export const refuse = refusals({
  'file-pays': {
    status: 409,
    zh: (number: string) => `一批给银行的付款里还有这笔申请（编号 ${number}）。请财务处先撤回那一批，或者先登记银行的回复。`,
    en: (number: string) =>
      `A file for the bank still pays this claim (number ${number}). Have the treasurer withdraw that batch first, or enter the bank’s answer.`,
  },
  'batch-withdrawn': {
    status: 409,
    zh: '这一批已经撤回，文件不能再下载。请把要付的申请放进另一批，用那一批的文件。',
    en: 'This batch was withdrawn, and its file can no longer be taken. Put the claims to be paid into another batch and use the file of that one.',
  },
  'batch-paid-otherwise': {
    status: 409,
    zh: (numbers: string) =>
      `这一批里的 ${numbers} 已经另外付过，文件照旧会再付一次，不能再下载。请撤回这一批，把还没付的放进另一批；文件已交银行的，请马上告诉银行。`,
    en: (numbers: string) =>
      `Of this batch ${numbers} was paid another way by now, and the file would pay it once more: it can no longer be taken. Withdraw the batch and put what is not paid into another; where the bank has the file, tell the bank at once.`,
  },
  'batch-answered': {
    status: 409,
    zh: '银行已经就这一批回复过，它有这个文件，不能再下载：再交一次可能会再付一次。内容都在这一页上；还没付的请放进另一批。',
    en: 'The bank has answered about this batch: it has the file, which can no longer be taken, since handed in again it might pay again. What was in it stands on its page; put what is not paid into another batch.',
  },
  'pay-day-past': {
    status: 422,
    zh: '付款日已经过去。请选今天或以后的一天。',
    en: 'The day to pay has passed. Choose today or a later day.',
  },
  'no-claim': { status: 404, zh: '没有这笔付款申请，或者您不能看它。', en: 'There is no such claim, or it is not for you to see.' },
  'no-contract': { status: 404, zh: '没有这份合同，或者您不能看它。', en: 'There is no such contract, or it is not for you to see.' },
  'contract-not-signed': {
    status: 409,
    zh: '合同还没有双方签署，不能申请付款。',
    en: 'The contract is not signed by both sides yet, so nothing can be claimed.',
  },
  'no-acceptance': { status: 404, zh: '这份合同里没有这次验收。', en: 'This contract has no such acceptance.' },
  'not-accepted-yet': {
    status: 409,
    zh: '这个时段还没有验收，不能申请。采购人到期不答复的，约定日期一过视为验收。',
    en: 'This period is not accepted yet. If the purchaser stays silent, it counts as accepted after the agreed days.',
  },
  'nothing-to-claim': {
    status: 409,
    zh: '这里没有还可以申请的：都申请过了，或者都在争议中。',
    en: 'Nothing is left to claim here: it has all been claimed, or all of it is in dispute.',
  },
  'no-advance': {
    status: 409,
    zh: '合同没有约定签订时付的款，或者已经申请过了。',
    en: 'The contract agrees on nothing due at signing, or it has been claimed already.',
  },
  'nothing-to-release': {
    status: 409,
    zh: '现在没有可以释放的留存款：还没到约定的日子，或者已经申请过了。',
    en: 'Nothing that was kept back can be released now: its day has not come, or it has been claimed already.',
  },
  'not-your-desk': {
    status: 403,
    zh: (desk: Words) => `这笔申请现在${desk.zh}，不在您的桌上。`,
    en: (desk: Words) => `This claim is ${desk.en} now, not on your desk.`,
  },
  'asked-already': {
    status: 409,
    zh: '这笔申请已经要求过一次补充材料。每笔只能一次，请在下一步作决定。',
    en: 'Completion was asked for once already. It is possible once for each claim; please decide on it now.',
  },
  'amount-over': {
    status: 422,
    zh: (open: Money) => `比未付的多。现在未付 ${sayMoney(open, 'zh')}，请按实际付款填写。`,
    en: (open: Money) => `More than is owed. ${sayMoney(open, 'en')} is open now; enter what was really paid.`,
  },
  'interest-over': {
    status: 422,
    zh: (open: Money) => `比未付的利息多。到付款日未付的利息是 ${sayMoney(open, 'zh')}。`,
    en: (open: Money) => `More than the interest owed. ${sayMoney(open, 'en')} was open on the day of payment.`,
  },
  'year-not-over': {
    status: 409,
    zh: (year: number) => `${year} 年还没有结束，结束以后才结转。`,
    en: (year: number) => `The year ${year} is not over: it is carried over once it is.`,
  },
  'nothing-bound': {
    status: 409,
    zh: (year: number) => `${year} 年没有未付的合同款，没有可以结转的。`,
    en: (year: number) => `Nothing of ${year} is bound and unpaid: there is nothing to carry over.`,
  },
  'nothing-chosen': {
    status: 422,
    zh: '没有可以放进文件的申请。请先选择，并处理不能放进文件的原因。',
    en: 'There is nothing to put into a file. Choose some claims first, and deal with what keeps them out.',
  },
  'nothing-paid': { status: 422, zh: '请填写付了多少，或者付了多少利息。', en: 'Enter what was paid, or what interest was paid.' },
  'paid-in-future': {
    status: 422,
    zh: '付款日还没有到。款付出以后再登记。',
    en: 'That day has not come yet. Record a payment once it has been made.',
  },
  'paid-before-claim': {
    status: 422,
    zh: (day: Day) => `付款日早于申请日${sayDay(day, 'zh')}。请核对日期。`,
    en: (day: Day) => `That is before the claim was made (${sayDay(day, 'en')}). Please check the day.`,
  },
  'in-time-by-entry': {
    status: 422,
    zh: (due: Day) => `应付日${sayDay(due, 'zh')}已过，按这个付款日就不算逾期。请核对付款日，并写明依据。`,
    en: (due: Day) =>
      `The due day ${sayDay(due, 'en')} has passed, and this day of payment makes the claim one paid in time. Check the day and say what it rests on.`,
  },
  'entered-late': {
    status: 422,
    zh: (days: number) => `付款日在 ${days} 天以前。请核对付款日，并写明为什么现在才登记。`,
    en: (days: number) => `This day of payment lies more than ${count(days, 'day')} back. Check it and say why it is entered only now.`,
  },
  'interest-beyond': {
    status: 422,
    zh: (paid: Money, due: Money) =>
      `已付逾期利息 ${sayMoney(paid, 'zh')}，按这个付款日到今天只应付 ${sayMoney(due, 'zh')}。请核对付款日；确实如此的，请写明理由，双方都会看到。`,
    en: (paid: Money, due: Money) =>
      `Late interest of ${sayMoney(paid, 'en')} was paid, and with this day of payment only ${sayMoney(due, 'en')} is owed until today. Check the day; if it is right, give the reason, which both sides read.`,
  },
  'reference-used': {
    status: 409,
    zh: (ref: string) => `凭证号 ${ref} 已经登记在这笔申请上，没有重复登记。`,
    en: (ref: string) => `Reference ${ref} is recorded on this claim already; it was not recorded twice.`,
  },
  'invoice-used': {
    status: 409,
    zh: (number: string, claim: string | null) =>
      `发票号 ${number}（或写法相近的号码，例如少了发票代码）已经用在${claim ? `付款申请 ${claim} ` : '本机构的另一笔付款申请'}上。填错了的请改正；确实是一张发票用于几笔申请的，请勾选并写明理由。`,
    en: (number: string, claim: string | null) =>
      `Invoice ${number}, or one that reads like it, as without its code, was used for ${claim ? `claim ${claim}` : 'another claim of this institution'} already. Correct it; or, where one invoice is meant for several claims, tick so and say why.`,
  },
  'transfer-used': {
    status: 409,
    zh: (number: string, claim: string | null) =>
      `凭证号 ${number}（或写法相近的号码）已经登记在${claim ? `付款申请 ${claim} ` : '本单位的另一笔付款申请'}上。填错了的请改正；确实是一次汇款付几笔申请的，请勾选并写明理由。`,
    en: (number: string, claim: string | null) =>
      `Reference ${number}, or one that reads like it, is recorded on ${claim ? `claim ${claim}` : 'another claim of this payer'} already. Correct it; or, where one transfer paid several claims, tick so and say why.`,
  },
  'reference-near': {
    status: 409,
    zh: (ref: string, earlier: string) =>
      `凭证号 ${ref} 与这笔申请上已登记的 ${earlier} 写法相近（只差前导的零、“No.”一类字样或形似的字母），多半是同一笔汇款。确实是另一笔的，请勾选并写明理由。`,
    en: (ref: string, earlier: string) =>
      `Reference ${ref} reads like ${earlier}, which is recorded on this claim already (they differ in leading zeros, a word such as “No.” or letters that look alike). Mostly it is one transfer; where it is another, tick so and say why.`,
  },
  'no-number': {
    status: 422,
    zh: '号码里没有字母也没有数字，请照票据上的号码填写。',
    en: 'There is neither a letter nor a digit in it. Enter the number as it stands on the paper.',
  },
  'say-why-invoice': {
    status: 422,
    zh: '这笔申请已经付过款，改动已登记的发票须写明理由；原来的号码仍记在这笔申请名下。',
    en: 'Money went out for this claim: say why the invoice noted is changed. The number that stood there stays with this claim.',
  },
  'say-why-again': {
    status: 422,
    zh: '请写明为什么同一个（或写法相近的）号码再用一次。',
    en: 'Say why one number, or one that reads like it, is used again.',
  },
  'invoice-by-entry': {
    status: 422,
    zh: (due: Day) => `交发票的最后一天${sayDay(due, 'zh')}已过，按这个收到日就不算逾期。请核对日期，并写明依据。`,
    en: (due: Day) =>
      `The last day to send the invoice, ${sayDay(due, 'en')}, has passed, and this day makes it one that came in time. Check the day and say what it rests on.`,
  },
  'invoice-entered-late': {
    status: 422,
    zh: (days: number) => `收到发票的日期在 ${days} 天以前。请核对日期，并写明为什么现在才登记。`,
    en: (days: number) => `This day lies more than ${count(days, 'day')} back. Check it and say why the invoice is entered only now.`,
  },
  'invoice-in-future': { status: 422, zh: '收到发票的日期还没有到。', en: 'That day has not come yet.' },
  'invoice-before-contract': {
    status: 422,
    zh: (first: Day) => `这一天早于合同签订和服务开始（${sayDay(first, 'zh')}），那时还不可能有这份合同的发票。请核对日期。`,
    en: (first: Day) =>
      `That is before the contract was signed and its service began (${sayDay(first, 'en')}): there was nothing to invoice yet. Please check the day.`,
  },
  'cash-in-future': {
    status: 422,
    zh: '余额的日期还没有到，请填今天或以前的一天。',
    en: 'That day has not come yet; give today or an earlier day.',
  },
  'cash-no-costs': {
    status: 422,
    zh: '请至少填一项每月开支，否则算不出能撑多久。',
    en: 'Give at least one monthly cost; without it there is nothing to reckon.',
  },
})

/** Where an instalment stands. */
export const standingWords = {
  ahead: both('还没到', 'ahead'),
  running: both('进行中', 'running'),
  'handed-in': both('已提交，待验收', 'handed in, to be accepted'),
  returned: both('退回补正', 'returned'),
  claimable: both('可以申请', 'can be claimed'),
  claimed: both('已申请，待付', 'claimed, to be paid'),
  late: both('逾期', 'late'),
  paid: both('已付', 'paid'),
  gone: both('不再发生', 'no longer due'),
} as const satisfies Record<InstalmentStanding, Words>

/** What came of a claim, for who made it. */
export const resultWords = dictionary('6-payments/words.resultWords', {
  paid: {
    zh: (number: string, title: Words, amount: Money) => `已付款：${number} ${title.zh}，${sayMoney(amount, 'zh')}`,
    en: (number: string, title: Words, amount: Money) => `Paid: ${number} ${title.en}, ${sayMoney(amount, 'en')}`,
  },
})
