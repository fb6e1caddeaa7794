import {
  asideWords,
  indexWords,
  both,
  count,
  dictionary,
  type Day,
  listIn,
  type Money,
  postMonthPrice,
  moneyText,
  type PostLine,
  postSpans,
  type PostTime,
  type ProjectLine,
  sayDay,
  sayMoney,
  sayQuantity,
  type Words,
} from '#kernel'
import type { ContractTerms, ContractText, Side } from './contract.ts'

export const sideWords: Record<Side, Words> = {
  purchaser: both('购买方', 'the purchaser'),
  provider: both('承接方', 'the institution'),
}

/** What can be wrong with a text, by field of the form. */
export const wrongText = dictionary('4-contracts/rules/words.wrongText', {
  saidTwice: {
    zh: (words: Money, figures: Money) => `同一笔金额大写是 ${sayMoney(words, 'zh')}，小写是 ${sayMoney(figures, 'zh')}。请改成一致的。`,
    en: (words: Money, figures: Money) =>
      `One amount is ${sayMoney(words, 'en')} in words and ${sayMoney(figures, 'en')} in figures. Write both alike.`,
  },
  tooManyLines: {
    zh: (most: number) => `合同最多 ${most} 行。`,
    en: (most: number) => `A contract has ${count(most, 'line')} at most.`,
  },
  noLines: { zh: '至少要有一行购买内容。', en: 'There must be at least one line.' },
  amount: { zh: '这一行的金额要大于零。', en: 'The amount of this line must be above zero.' },
  product: { zh: '数量乘单价不等于这一行的金额。', en: 'Quantity times unit price is not the amount of this line.' },
  paidBy: { zh: '岗位按月支付，项目按单位或者分阶段支付。', en: 'Posts are paid by month, projects by unit or by stage.' },
  posts: { zh: '岗位数要大于零，最多四位小数。', en: 'The number of posts must be above zero, with at most four decimals.' },
  months: { zh: '岗位月份超出了合同期限。', en: 'The months of this post reach beyond the contract.' },
  shares: { zh: '各阶段的比例相加要正好等于 1（100%）。', en: 'The shares of the stages must add up to exactly 1 (100 %).' },
  hangsOn: { zh: '它挂靠的那一行不在合同里。', en: 'The line it hangs on is not in the contract.' },
  hangsRound: {
    zh: '它经过几行又挂靠回自己。请改为挂靠另一行，或不挂靠。',
    en: 'Over some lines it hangs on itself. Let it hang on another line, or on none.',
  },
  hangsLater: {
    zh: (on: string) => `它挂靠的「${on}」开始得更晚。请让它不早于那一行开始，或挂靠另一行。`,
    en: (on: string) => `“${on}”, on which it hangs, begins later. Let it begin no earlier, or hang on another line.`,
  },
  dates: { zh: '结束日要晚于开始日。', en: 'The last day must be after the first.' },
  tooLong: {
    zh: (years: number) => `合同期限最长 ${years} 年。`,
    en: (years: number) => `A contract may run for ${count(years, 'year')} at most.`,
  },
  statute: {
    zh: '承接方不是企业，《保障中小企业款项支付条例》不适用；请选「按合同约定」。',
    en: 'The institution is no enterprise, so the payment regulation does not reach it; choose “by this contract”.',
  },
  statuteHolds: {
    zh: '承接方是企业，或者没有登记法律形式：付款依据是《保障中小企业款项支付条例》，不能另选。没有登记的，请系统管理员补登。',
    en: 'The institution is an enterprise, or its legal form is not registered: payment rests on the payment regulation, and nothing else can be chosen. Where it is not registered, ask the administrator to enter it.',
  },
  paymentDays: {
    zh: (n: number) => `对中小企业的付款期限最长 ${n} 日。`,
    en: (n: number) => `Payment to small and medium enterprises may take ${count(n, 'day')} at most.`,
  },
  asideBeside: {
    zh: '约定了预付或者留存的合同，项目行不能再有「签订时」付的阶段。请改成验收时付，或者去掉预付和留存。',
    en: 'Where an advance or a part kept back is agreed, no stage falls due on signing. Let it be paid on acceptance, or agree on neither.',
  },
  asideFixed: {
    zh: '预付和留存签订后不能改。',
    en: 'The advance and what is kept back stay as they were signed.',
  },
  asBond: {
    zh: (found: Words) => `留存的款项起履约保证金的作用，按它的上限算。${found.zh}`,
    en: (found: Words) => `What is kept back secures performance like a bond, and is held to the limit of one. ${found.en}`,
  },
  cap: { zh: '上限要在 0 到 100 之间。', en: 'The cap must lie between 0 and 100.' },
  rate: { zh: '每日的利率写成百分数，例如 0.05。', en: 'Write the daily rate in per cent, such as 0.05.' },
  removed: {
    zh: '已签订的行不能删除；确实不做了，请双方协商终止。',
    en: 'A signed line cannot be taken out; if it is no longer wanted, both agree to end it.',
  },
  fixedPrice: {
    zh: '已签订的行不能改单价和种类；要加做，请增加数量或加一行。',
    en: 'Unit price and kind of a signed line stay; for more work raise the quantity or add a line.',
  },
  fixedStages: {
    zh: '按阶段付款的行签订后不能改；要加做，请加一行。',
    en: 'A line paid by stages stays as signed; for more work add a line.',
  },
  fewerUnits: { zh: '已签订的数量不能减少。', en: 'A signed quantity cannot be lowered.' },
  fewerPosts: { zh: '已签订的岗位数和月数不能减少。', en: 'The posts and months that were signed cannot become fewer.' },
  dearerPosts: {
    zh: '已签订的岗位不能涨价；要加岗位，请按原来的每岗每月价格。',
    en: 'A signed post cannot become dearer; more posts are bought at the same price a post and month.',
  },
  onlyTheSame: {
    zh: '补充合同只能追加与原合同相同的服务（政府采购法第四十九条）：新的一行，名称、资格或单位、付款方式要与已签订的一行相同，单价不能更高。要买别的，请另行采购。',
    en: 'A supplement adds more of the same service and nothing else (Government Procurement Law art. 49): a new line has the name, the grade or unit and the way of payment of a signed one, at no higher price. For something else open a purchase of its own.',
  },
  fixedContent: {
    zh: '已签订的行只能按原来的条件加量：名称、资格、什么算一个、服务内容、承诺、挂靠和已定的社区都不能改。',
    en: 'A signed line can only become more of the same: its name, grade, unit, content, promise, what it hangs on and its communities stay.',
  },
  daysFixed: {
    zh: (n: number) => `付款期限已约定为 ${n} 日，签订后不能改动。`,
    en: (n: number) => `The days to pay were settled at ${n} and stay as they were signed.`,
  },
  paidLater: {
    zh: (n: number) => `验收和付款期限加起来，签订时是 ${n} 日，签订后不能更长。`,
    en: (n: number) => `Acceptance and payment together were settled at ${count(n, 'day')} and cannot take longer once signed.`,
  },
  silenceFixed: {
    zh: '签订时约定到期未答复视为验收，签订后不能取消：付款期限从验收起算。',
    en: 'It was signed that silence counts as acceptance, and that stays: the time to pay begins with it.',
  },
  rateFixed: {
    zh: (rate: string) => `签订时约定的逾期利率是每日 ${rate}%，签订后不能降低或者取消。`,
    en: (rate: string) => `Late interest was signed at ${rate} % a day; it cannot be lowered or left out.`,
  },
  taxFixed: { zh: '已签订的价款含税，不能改成不含税。', en: 'The price that was signed includes tax and cannot be made one without.' },
  subsidyFixed: {
    zh: '已签订的岗位补贴：是否补贴不能改，购买方承担的比例不能提高；其余由谁承担、来自什么资金和最后一天，双方同意可以改。',
    en: 'Whether a signed post is subsidised stays, and the part the purchaser carries cannot rise; who carries the rest, from what money and until when, both may agree anew.',
  },
  annexFixed: {
    zh: '响应文件和采购文件里的承诺是合同附件，签订后不能改。',
    en: 'What was offered and asked for in the tender is an annex and stays.',
  },
  twice: { zh: '同一行出现了两次。', en: 'The same line stands here twice.' },
  settledMonths: { zh: '生效日以前的月份不能改。', en: 'Months before the change takes effect stay as they are.' },
  effective: { zh: '请选以后某个合同月的第一天。', en: 'Choose the first day of a coming month of the contract.' },
  afterLast: {
    zh: (on: Day) => `双方已签的变更从${sayDay(on, 'zh')}起生效，新的变更以它为基础，不能早于这一天。请选这一天或以后某个合同月的第一天。`,
    en: (on: Day) =>
      `A change both have signed begins on ${sayDay(on, 'en')}, and a further one is made from it. Choose that day or the first day of a later month of the contract.`,
  },
  afterNotice: {
    zh: (on: Day) => `已通知提前终止，最后一天是 ${sayDay(on, 'zh')}，不能约定这以后的事。`,
    en: (on: Day) => `Notice was given: the last day is ${sayDay(on, 'en')}, and nothing can be agreed for the time after it.`,
  },
  clauseFollows: {
    zh: (number: string, fields: Words) => `第 ${number} 条按表内约定生成，不能另写。要改它，请改：${fields.zh}。另有约定的，请补充一条。`,
    en: (number: string, fields: Words) =>
      `Clause ${number} follows what is filled in and cannot be written otherwise. To change it, change: ${fields.en}. For anything else add a clause.`,
  },
  daysInWords: {
    zh: (words: number, field: number) => `这里写的是 ${words} 日内付款，而付款期限约定为 ${field} 日。请改付款期限，或者把这句去掉。`,
    en: (words: number, field: number) =>
      `These words give ${count(words, 'day')} to pay, the field ${count(field, 'day')}. Change the days to pay, or leave the sentence out.`,
  },
  startFixed: { zh: '已签订合同的开始日不能改。', en: 'The first day of a signed contract cannot be changed.' },
})

/** Where a line of a contract without a tender is not what its plan says, or a text not what was approved. */
export const wrongFit = dictionary('4-contracts/rules/words.wrongFit', {
  notPlanned: { zh: '计划里没有这一行。', en: 'The plan has no such line.' },
  communities: { zh: '超出了计划里这一行的社区。', en: 'It reaches beyond the communities of this line in the plan.' },
  grade: { zh: '资格要求和计划不同。', en: 'The grade is not that of the plan.' },
  unit: {
    zh: (planned: string) => `计量单位和计划不同，计划是「${planned}」。`,
    en: (planned: string) => `The unit is not that of the plan, which is “${planned}”.`,
  },
  subsidy: {
    zh: '是否补贴要和计划一样，购买方承担的比例不能高于计划。',
    en: 'It is subsidised as planned or not at all, and the purchaser carries no larger part of the whole than planned.',
  },
  dearer: { zh: '单价高于计划。', en: 'The price is above that of the plan.' },
  content: {
    zh: (title: string) => `名称、服务内容、挂靠，或者一个单位要达到什么，和计划里的「${title}」不同。`,
    en: (title: string) => `Its name, its content, what it hangs on or what one unit must be is not that of “${title}” in the plan.`,
  },
  tooManyMonths: {
    zh: (n: number) => `月数超出计划，计划是 ${n} 个月。`,
    en: (n: number) => `More months than planned; the plan has ${n}.`,
  },
  tooEarly: {
    zh: (on: Day) => `计划从${sayDay(on, 'zh')}开始，合同不能更早。`,
    en: (on: Day) => `The plan begins on ${sayDay(on, 'en')}; the contract cannot begin earlier.`,
  },
  beforeApproval: {
    zh: (on: Day) => `计划到${sayDay(on, 'zh')}才批准，合同不能从批准以前开始。`,
    en: (on: Day) => `The plan was approved on ${sayDay(on, 'en')}; the contract cannot begin before that.`,
  },
  tooLate: {
    zh: (on: Day) => `计划的期限到${sayDay(on, 'zh')}为止，合同不能在这以后才开始。请另报计划。`,
    en: (on: Day) => `The planned term ends on ${sayDay(on, 'en')}; a contract cannot begin after it. Have another plan approved.`,
  },
  tooLong: {
    zh: (months: number) => `计划的期限是 ${months} 个月，合同不能更长。请缩短，或者另报计划。`,
    en: (months: number) =>
      `The plan is for ${count(months, 'month')}; the contract cannot be longer. Shorten it, or have another plan approved.`,
  },
  approvedDay: { zh: (on: Day) => `批准的是${sayDay(on, 'zh')}。`, en: (on: Day) => `${sayDay(on, 'en')} was approved.` },
  approvedDays: {
    zh: (n: number) => `批准的付款期限是 ${n} 日，不能更长。`,
    en: (n: number) => `${count(n, 'day')} to pay ${n === 1 ? 'was' : 'were'} approved; they cannot be more.`,
  },
  notApproved: {
    zh: '批准的合同里没有这一行，或者它出现了两次。',
    en: 'The contract that was approved has no such line, or it stands here twice.',
  },
  beyondApproved: {
    zh: '这一行超出了批准的数量、月数、单价、社区或付款方式。',
    en: 'This line goes beyond the quantity, months, price, communities or way of payment that were approved.',
  },
  tooMany: {
    zh: (left: number) => `超出计划，还可以签 ${left}。`,
    en: (left: number) => `More than planned; ${left} can still be contracted.`,
  },
})

/** What each term is called. */
export const termWords: Record<keyof ContractTerms, Words> = {
  acceptanceDays: both('验收期限（日）', 'Days to accept'),
  paymentDays: both('付款期限（日）', 'Days to pay'),
  basis: both('付款依据', 'Payment rests on'),
  dailyLateRate: both('逾期利率（每日，%）', 'Late interest a day (%)'),
  errandCapPercent: both('行政事务上限（%）', 'Cap on errands (%)'),
  vacancyDays: both('补岗期限（日）', 'Days to fill a vacancy'),
  silenceMeansAcceptance: both('到期未答复视为验收', 'Silence counts as acceptance'),
  answerWorkingDays: both('答复期限（工作日）', 'Working days to answer'),
  taxIncluded: both('价款含税', 'Tax included'),
  handInDays: both('提交期限（日）', 'Days to hand in'),
  handOverDays: both('移交期限（日）', 'Days to hand over'),
  mayEndEarly: both('谁可以提前终止', 'Who may end it early'),
  endNoticeDays: both('提前终止通知期（日）', 'Notice to end early (days)'),
  ...asideWords,
  index: indexWords.index,
}
/** What a row of payment is called that belongs to no period. */
export const payableWords = dictionary('4-contracts/rules/words.payableWords', {
  advance: { zh: '预付款', en: 'Advance' },
  release: { zh: '释放留存款', en: 'Release of what was kept back' },
})
export const earlyWords: Record<ContractTerms['mayEndEarly'], Words> = {
  both: both('双方', 'both sides'),
  purchaser: both('只有购买方', 'only the purchaser'),
  provider: both('只有承接方', 'only the institution'),
  nobody: both('都不可以', 'neither'),
}
export const basisWords: Record<ContractTerms['basis'], Words> = {
  statute: both('支付条例', 'the payment regulation'),
  contract: both('合同约定', 'this contract'),
}

/** What of a tender and a bid is part of the contract, word for word. */
export const lineWords = {
  scope: both('服务内容和标准', 'Service and standard'),
  subsidy: both('补贴岗位：全部费用和其余由谁承担', 'Subsidised post: the whole cost, and who carries the rest'),
  promise: both('投标时的承诺', 'Promised in the bid'),
  team: both('团队', 'Team'),
  contribution: both('承接方自有投入', 'What the institution adds of its own'),
  goals: both('目标、指标和承诺', 'Goals, indicators and promises'),
  approach: both('总体做法', 'How the work will be done'),
  acceptance: both('验收方案（采购文件）', 'Acceptance, as in the tender documents'),
  payment: both('付款安排（采购文件）', 'Payment, as in the tender documents'),
}

export const gradeWords: Record<'assistant' | 'social-worker' | 'senior' | 'any', Words> = {
  assistant: both('助理社会工作师及以上', 'assistant social worker or above'),
  'social-worker': both('社会工作师及以上', 'social worker or above'),
  senior: both('高级社会工作师', 'senior social worker'),
  any: both('不限', 'any grade'),
}

/** What of a project line is bought, as one reads it: how many of what, for how much each and, where it is said, in all. */
export const sayBought = (l: ProjectLine, terms: Words = both('', ''), amount?: Money): Words => ({
  zh: `${sayQuantity(l.quantity, l.unit, 'zh')}${terms.zh && `（${terms.zh}）`}，单价 ${sayMoney(l.unitPrice, 'zh')}${amount === undefined ? '' : `，共 ${sayMoney(amount, 'zh')}`}`,
  en: `${sayQuantity(l.quantity, l.unit, 'en')}${terms.en && ` (${terms.en})`}, ${sayMoney(l.unitPrice, 'en')} a unit${amount === undefined ? '' : `, ${sayMoney(amount, 'en')} in all`}`,
})

/** What is wrong with what was agreed of a stage. */
export const wrongStageWords = dictionary('4-contracts/rules/words.wrongStageWords', {
  signing: { zh: '签订时支付的阶段不能再附条件。', en: 'A stage paid on signing can have no further conditions.' },
  outside: {
    zh: (stage: string) => `「${stage}」的最早日不在合同期内。`,
    en: (stage: string) => `The earliest day of “${stage}” lies outside the contract.`,
  },
  noMonth: {
    zh: (stage: string, month: number) => `「${stage}」：合同没有第 ${month} 个月。`,
    en: (stage: string, month: number) => `“${stage}”: the contract has no month ${month}.`,
  },
  share: {
    zh: (stage: string) => `「${stage}」：合同期的比例要在 0 和 100% 之间。`,
    en: (stage: string) => `“${stage}”: the share of the term must lie between 0 and 100 %.`,
  },
  noLine: {
    zh: (stage: string, line: string) => `「${stage}」：没有按数量购买的「${line}」。`,
    en: (stage: string, line: string) => `“${stage}”: nothing called “${line}” is bought by number.`,
  },
  count: {
    zh: (stage: string, most: number) => `「${stage}」要求完成的数量要在 1 和 ${most} 之间。`,
    en: (stage: string, most: number) => `“${stage}” must need between 1 and ${count(most, 'unit')}.`,
  },
})

/** What is said where two texts are laid side by side, place by place. */
export const placeWords = dictionary('4-contracts/rules/words.placeWords', {
  conditions: { zh: '一个单位要达到什么', en: 'what one unit must be' },
  title: { zh: '名称', en: 'Title' },
  titleEn: { zh: '英文名称', en: 'English title' },
  language: { zh: '合同语言', en: 'Language' },
  effective: { zh: '从哪一天起', en: 'From which day' },
  starts: { zh: '开始日', en: 'First day' },
  ends: { zh: '结束日', en: 'Last day' },
  between: {
    zh: (from: Day, to: Day) => `${sayDay(from, 'zh')}至 ${sayDay(to, 'zh')}之间`,
    en: (from: Day, to: Day) => `between ${sayDay(from, 'en')} and ${sayDay(to, 'en')}`,
  },
  total: { zh: '合同总价', en: 'Total' },
  lines: { zh: '购买内容', en: 'what is bought' },
  line: { zh: (title: string) => `购买内容：${title}`, en: (title: string) => `Line: ${title}` },
  ofLine: { zh: (title: string, what: Words) => `${title}：${what.zh}`, en: (title: string, what: Words) => `${title}: ${what.en}` },
  clause: { zh: (number: string) => `第 ${number} 条`, en: (number: string) => `Clause ${number}` },
  shares: { zh: '分期比例', en: 'shares of the stages' },
  none: { zh: '没有', en: 'none' },
  rewritten: {
    zh: (what: Words, won: Words, now: Words) => `${what.zh}：中标的是「${won.zh}」，签订合同不能改成「${now.zh}」。`,
    en: (what: Words, won: Words, now: Words) => `${what.en}: awarded was “${won.en}”; signing cannot make it “${now.en}”.`,
  },
})
export const languageWords: Record<ContractText['lang'], Words> = { zh: both('中文', 'Chinese'), en: both('英文', 'English') }

type BoughtPosts = PostLine & PostTime
/** Posts and their months; where a change added posts, each number with its own months. */
export const sayPosts = (l: PostTime): Words =>
  both(
    postSpans(l)
      .map((s) => `${s.posts} 个岗位 × ${s.months} 个月`)
      .join('＋'),
    postSpans(l)
      .map((s) => `${count(s.posts, 'post')} × ${count(s.months, 'month')}`)
      .join(' + '),
  )

/** A line in one sentence, part by part: what is bought, how it is paid, and what else of it somebody signs for. */
export const sayLineWords = dictionary('4-contracts/rules/words.sayLineWords', {
  posts: {
    zh: (l: BoughtPosts) => `${l.title}：${sayPosts(l).zh}，${gradeWords[l.grade].zh}，${sayMoney(l.amount, 'zh')}`,
    en: (l: BoughtPosts) => `${l.title}: ${sayPosts(l).en}, ${gradeWords[l.grade].en}, ${sayMoney(l.amount, 'en')}`,
  },
  postsWon: {
    zh: (l: BoughtPosts) =>
      `${l.title}：${sayPosts(l).zh}，${gradeWords[l.grade].zh}，每岗每月 ${sayMoney(postMonthPrice(l), 'zh')}，共 ${moneyText(l.amount)} 元`,
    en: (l: BoughtPosts) =>
      `${l.title}: ${sayPosts(l).en}, ${gradeWords[l.grade].en}, ${sayMoney(postMonthPrice(l), 'en')} a post and month, ${sayMoney(l.amount, 'en')} in all`,
  },
  units: { zh: '按完成的数量付款', en: 'paid by accepted unit' },
  stages: {
    zh: (stages: readonly Words[]) => `按阶段付款：${stages.map((s) => s.zh).join('；')}`,
    en: (stages: readonly Words[]) => `paid by stages: ${stages.map((s) => s.en).join('; ')}`,
  },
  stage: {
    zh: (title: string, share: string, due: Words) => `${title} ${share} （${due.zh}）`,
    en: (title: string, share: string, due: Words) => `${title} ${share} (${due.en})`,
  },
  places: { zh: (places: readonly string[]) => listIn(places, 'zh'), en: (places: readonly string[]) => listIn(places, 'en') },
  settled: {
    zh: (months: number) => `前 ${months} 个月按原金额`,
    en: (months: number) => `the first ${count(months, 'month')} as they were`,
  },
  from: { zh: (month: number) => `从第 ${month} 个月起`, en: (month: number) => `from month ${month}` },
})

/** What a term says that is neither a number nor a choice of its own. */
export const termValueWords = dictionary('4-contracts/rules/words.termValueWords', {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  notAgreed: { zh: '未约定', en: 'not agreed' },
})

/** What an instalment is called. */
export const instalmentWords = dictionary('4-contracts/rules/words.instalmentWords', {
  month: { zh: (index: number) => `第 ${index} 个月`, en: (index: number) => `Month ${index}` },
})

/** Fairness: what leans, and what both have alike. */
export const fairWords = dictionary('4-contracts/rules/words.fairWords', {
  oneSidedEnding: {
    zh: (one: Words, other: Words) => `只有${one.zh}可以提前终止合同，${other.zh}不能。请给双方同样的权利。`,
    en: (one: Words, other: Words) => `Only ${one.en} may end the contract early; ${other.en} may not. Give both the same right.`,
  },
  even: {
    zh: (days: number) => `双方答复都是 ${days} 个工作日，都可以提出修改，都签署才生效。`,
    en: (days: number) => `Both sides have ${count(days, 'working day')} to answer, both may propose changes, and both must sign.`,
  },
})

/** What a clause of the model secures, and the one that took its place no longer does. */
export const securedWords = dictionary('4-contracts/rules/words.securedWords', {
  figure: {
    zh: (number: string, found: string) =>
      `第 ${number} 条的文字里写了「${found}」。金额、比例和数量要写进「购买内容」表或者条款的数字里：写在文字里，没有和中标结果、采购文件核对过。`,
    en: (number: string, found: string) =>
      `The words of clause ${number} say “${found}”. Amounts, shares and quantities belong in the table of lines or in the figures of the clauses: in words they are held against neither award nor documents.`,
  },
  '3': {
    zh: '改写后的第 3 条不再写明双方平等、承接方独立用人和管理。',
    en: 'Clause 3 as rewritten no longer says that the sides are equals and that the institution employs and manages its own people.',
  },
  '5': {
    zh: '改写后的第 5 条不再写明由承接方选派人员。',
    en: 'Clause 5 as rewritten no longer says that the institution chooses whom it sends.',
  },
  '7': {
    zh: '改写后的第 7 条不再给行政事务设上限。',
    en: 'Clause 7 as rewritten no longer sets a cap on errands.',
  },
  '9': {
    zh: '改写后的第 9 条不再写明多少日内付款。',
    en: 'Clause 9 as rewritten no longer says within how many days is paid.',
  },
  '10': {
    zh: '改写后的第 10 条不再写明逾期付款要付利息或者赔偿。',
    en: 'Clause 10 as rewritten no longer says what late payment costs.',
  },
  '11': {
    zh: '改写后的第 11 条不再保护服务对象的个人信息。',
    en: 'Clause 11 as rewritten no longer protects the personal data of those served.',
  },
  '14': {
    zh: '改写后的第 14 条不再要求变更由双方同意。',
    en: 'Clause 14 as rewritten no longer asks both sides for a change.',
  },
  '15': {
    zh: '改写后的第 15 条没有给双方同样的终止权利。',
    en: 'Clause 15 as rewritten does not give both sides the same right to end the contract.',
  },
  '17': {
    zh: '改写后的第 17 条没有让双方同样承担违约责任。',
    en: 'Clause 17 as rewritten does not let both sides answer alike for a breach.',
  },
})

/** By what words one sees that a clause somebody wrote still speaks of it. */
export const speaksOf = {
  residents: /居民|服务对象|受益|resident|user|people served/i,
  performance: /绩效|评价|评估|performance|evaluat/i,
} as const

/** What a ground is called of a contract that states none. */
export const unstatedGround: Words = both('当时没有写明', 'Not stated at the time')
