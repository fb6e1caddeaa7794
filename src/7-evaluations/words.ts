import { count, type Day, dictionary, listIn, refusals, sayDay, type Words } from '#kernel'

export const words = dictionary('7-evaluations/words.words', {
  rulesReport: { zh: '适用了哪些规定', en: 'Which rules applied' },
  evaluations: { zh: '评估', en: 'Verdicts' },
  lead: {
    zh: '双方互评，密封到都打完分，同时公开；居民的看法和付款的事实放在一起看。',
    en: 'Each side rates the other, sealed until both are in and revealed together; beside them stand what residents say and the facts of payment.',
  },
  rounds: { zh: '互评', en: 'Rounds' },
  appraisals: { zh: '第三方评估', en: 'Appraisals' },
  instruments: { zh: '评估指标', en: 'Instruments' },
  independence: { zh: '独立性', en: 'Independence' },
  purchasers: { zh: '机构怎么看采购人', en: 'How purchasers are seen' },
  institutions: { zh: '机构的评价', en: 'How institutions are seen' },
  round: { zh: '互评', en: 'Round of marks' },
  'mid-term': { zh: '期中', en: 'mid-term' },
  final: { zh: '期末', en: 'final' },
  kind: { zh: '哪一次', en: 'Which' },
  contract: { zh: '合同', en: 'Contract' },
  purchaser: { zh: '采购人', en: 'Purchaser' },
  provider: { zh: '机构', en: 'Institution' },
  state: { zh: '情况', en: 'Standing' },
  closesOn: { zh: '截止日', en: 'Closes' },
  openedOn: { zh: '开始日', en: 'Opened' },
  inSoFar: { zh: '已打分', en: 'In so far' },
  neither: { zh: '都还没有', en: 'neither side' },
  bothIn: { zh: '双方', en: 'both sides' },
  all: { zh: '全部', en: 'All' },
  openOnes: { zh: '进行中', en: 'Open' },
  revealedOnes: { zh: '已公开', en: 'Revealed' },
  show: { zh: '查看', en: 'Show' },
  noRounds: { zh: '还没有互评', en: 'No rounds yet' },
  noRoundsPurchaser: {
    zh: '合同履行到一半或者快结束时，可以开始一次互评。',
    en: 'Open a round when a contract is half-way or near its end.',
  },
  noRoundsOther: {
    zh: '采购人、评估方或主管部门开始一次互评以后，会出现在这里。',
    en: 'A round appears here once the purchaser, the evaluator or the bureau opens it.',
  },
  openRound: { zh: '开始一次互评', en: 'Open a round' },
  openRoundLead: {
    zh: '双方在截止日前各自打分。都打完，或者一到截止日，就同时公开。',
    en: 'Both sides give their marks by the closing day. They are revealed together when both are in, or when the day has passed.',
  },
  whichContract: { zh: '哪份合同', en: 'Which contract' },
  midTermHint: { zh: '合同履行期间', en: 'while the contract is in force' },
  finalHint: { zh: '合同结束前 60 天起，每份合同一次', en: 'from 60 days before the contract ends, once for each contract' },
  lastDay: { zh: '最后一天', en: 'Last day for marks' },
  lastDayHint: { zh: '最长 60 天，趁大家还记得。', en: 'At most 60 days from now, while people remember.' },
  noContracts: {
    zh: '没有可以互评的合同。合同签署并开始以后才可以。',
    en: 'There is no contract to rate yet. One must be signed and in force first.',
  },

  sealedSays: {
    zh: '打分加密存放。双方都打完或到期以前，在系统里谁也看不到，包括对方、主管部门和系统管理员；只有同时拿到数据库和服务器主密钥的人才可能打开。',
    en: 'Marks are stored encrypted. Until both are in or the day has passed, nobody sees them in this program: not the other side, not the bureau, not the administrator. Only somebody holding both the database and the server’s master key could open them.',
  },
  countdown: { zh: '打分截止', en: 'Marks close' },
  countdownRule: { zh: '双方都打完就提前公开', en: 'revealed earlier when both are in' },
  whoIsIn: {
    zh: (given: readonly string[], missing: readonly string[]) =>
      `${[...given.map((side) => `${side}已打分`), ...missing.map((side) => `等${side}打分`)].join('，')}。`,
    en: (given: readonly string[], missing: readonly string[]) =>
      `${[...given.map((side) => `${side} is in`), ...missing.map((side) => `waiting for ${side}`)].join('; ')}.`,
  },
  yoursIsIn: {
    zh: '您这边已经打完分，密封好了。对方打完或者到期，就一起公开。',
    en: 'Your side is in and sealed. All is revealed when the other side is in, or when the day has passed.',
  },
  giveTitle: { zh: (side: string) => `给${side}打分`, en: (side: string) => `Your marks for ${side}` },
  giveLead: {
    zh: '1 分最低，5 分最高。打 1、2 分请写几句为什么。交了就不能改。',
    en: '1 is lowest, 5 highest. A 1 or 2 needs a few words why. Once sent, it cannot be changed.',
  },
  markWords: { zh: '几句话', en: 'A few words' },
  ends: { zh: '1 很差，5 很好', en: '1 very poor, 5 very good' },
  give: { zh: '密封并交出', en: 'Seal and send' },
  writeNoNames: { zh: '请不要写居民和员工的姓名。', en: 'Please write no names of residents or staff.' },

  byLine: { zh: '每项内容做到了多少', en: 'How far each line came' },
  byLineLead: {
    zh: '每项内容当初说好要做到什么，写在下面，旁边是承诺的和已经展示的。请只看做到了多少打分；合同整体由各项得出，金额大的分量也大。还看不出来，就选看不出来。',
    en: 'Below stands what each line was to achieve, with what was promised and shown. Mark how far it came, and nothing else; the contract as a whole follows from its lines, each as heavy as its amount. Where you cannot tell yet, say so.',
  },
  howFar: { zh: (line: string) => `「${line}」做到了多少`, en: (line: string) => `How far “${line}” came` },
  howFarHint: { zh: '对着目标和展示的结果打分', en: 'By its goals and what was shown' },
  lineEnds: { zh: '1 几乎没做到，5 全做到了', en: '1 hardly at all, 5 all of it' },
  cannotTell: { zh: '看不出来', en: 'cannot tell yet' },
  line: { zh: '内容', en: 'Line' },
  amount: { zh: '金额', en: 'Amount' },
  indicator: { zh: '指标', en: 'Indicator' },
  askedFor: { zh: '要求', en: 'Asked for' },
  promised: { zh: '承诺', en: 'Promised' },
  shown: { zh: '已展示', en: 'Shown' },
  notShown: { zh: '到期未展示', en: 'due, not shown' },
  notYetDue: { zh: '还没到时候', en: 'not due yet' },
  ofTimes: {
    zh: (due: number, shown: number, reached: number) => `到期 ${due} 次，展示 ${shown} 次，达到 ${reached} 次`,
    en: (due: number, shown: number, reached: number) =>
      `the last of ${count(shown, 'value')}: due ${count(due, 'time')}, reached ${reached}`,
  },
  whole: { zh: '合同整体，按各项金额', en: 'The contract as a whole, by the amounts of its lines' },
  wholeRests: { zh: (percent: string) => `只看得出金额的 ${percent}%`, en: (percent: string) => `rests on ${percent} % of the money` },

  marksOf: { zh: (from: string, to: string) => `${from}对${to}的评价`, en: (from: string, to: string) => `What ${from} says of ${to}` },
  noMarks: { zh: '到期没有打分。', en: 'Gave no marks by the last day.' },
  dimension: { zh: '方面', en: 'On' },
  mark: { zh: '分数', en: 'Mark' },
  of5: { zh: (n: number) => `${n} / 5`, en: (n: number) => `${n} of 5` },
  said: { zh: '说明', en: 'In words' },
  reply: { zh: '答复', en: 'Reply' },
  replyOf: {
    zh: (side: string, on: Day) => `${side}的答复，${sayDay(on, 'zh')}`,
    en: (side: string, on: Day) => `Reply of ${side}, ${sayDay(on, 'en')}`,
  },
  replyUntil: {
    zh: (day: Day) => `可以答复一次，最迟 ${sayDay(day, 'zh')}。`,
    en: (day: Day) => `One reply is possible, until ${sayDay(day, 'en')}.`,
  },
  replyText: { zh: '您的答复', en: 'Your reply' },
  replyHint: {
    zh: '和对方的评价放在一起，看得到评价的人都看得到。只能答复一次。',
    en: 'It stands beside the marks for everybody who sees them. It can be given once.',
  },
  sendReply: { zh: '答复', en: 'Send the reply' },
  publicNote: {
    zh: '公众看得到采购人对机构的评价和答复；机构对采购人的评价，至少三家机构都打过分才合并公开，看不出是谁说的。',
    en: 'The public sees what the purchaser says of the institution, with its reply. What institutions say of a purchaser is public only pooled over three or more, so that nobody can tell who said what.',
  },

  residents: { zh: '居民怎么说', en: 'What residents say' },
  residentsLead: {
    zh: '从户籍册里随机抽户，带编码请他们填，不等自愿者。',
    en: 'Households are drawn at random from the register and asked by code; volunteers are not waited for.',
  },
  noSample: { zh: '还没有抽样。', en: 'No sample has been drawn yet.' },
  drawSample: { zh: '抽样并打开问卷', en: 'Draw the sample and open the survey' },
  perCommunity: { zh: '每个社区抽多少户', en: 'Households drawn in each community' },
  perCommunityHint: {
    zh: '七个社区各 40 户，估计值的误差大约 6 个百分点。',
    en: 'Forty in each of seven communities give a margin of about six points.',
  },
  openSurvey: { zh: '看这次调查', en: 'Open the survey' },
  sampleContact: { zh: '答题条上的联系人', en: 'Contact person on the slips' },
  sampleContactHint: {
    zh: '评估机构的人：居民打电话来，由您这边代填。',
    en: 'Somebody of the evaluator: residents call, and you fill it in for them.',
  },
  samplePhone: { zh: '答题条上的电话', en: 'Telephone on the slips' },
  surveyCloses: { zh: '问卷截止日', en: 'Last day of the survey' },
  seed: { zh: '抽样种子', en: 'Seed of the draw' },
  seedHint: {
    zh: '对「种子:社区编号:户号」算 SHA-256，取最小的若干户。谁都可以重算。',
    en: 'Take SHA-256 of “seed:community id:household number” and keep the smallest. Anybody can repeat it.',
  },
  drawnOn: { zh: '抽样日', en: 'Drawn on' },
  community: { zh: '社区', en: 'Community' },
  frameSize: { zh: '总户数', en: 'Households' },
  drawn: { zh: '抽中', en: 'Drawn' },
  drawnNumbers: { zh: '抽中的户号', en: 'Household numbers drawn' },
  toSurvey: { zh: '打印编码、看回收', en: 'Print the codes, see what came back' },
  resultLater: {
    zh: (day: Day) => `结果在${sayDay(day, 'zh')}计入，纸质问卷可以补录到那时。`,
    en: (day: Day) => `The result counts from ${sayDay(day, 'en')}; paper collected in time may be entered until then.`,
  },
  question: { zh: '题目', en: 'Statement' },
  estimate: { zh: '估计', en: 'Estimate' },
  hiddenUnder5: { zh: '不到 5 人回答，不显示', en: 'fewer than 5 answered: not shown' },
  fewAnswers: { zh: '回答的人还不到 5 个，暂不显示。', en: 'Fewer than five have answered; nothing is shown yet.' },
  noWeights: { zh: '1 到 5 分，5 分最好。', en: 'From 1 to 5, 5 the best.' },

  facts: { zh: '付款的事实', en: 'The facts of payment' },
  factsLead: { zh: '由支付记录算出，不靠打分。', en: 'Reckoned from the payment records; nobody votes on it.' },
  inTime: { zh: '按期付清', en: 'Paid in time' },
  inTimeValue: { zh: '按期金额', en: 'In time, by value' },
  interestLiable: { zh: '应付逾期利息', en: 'Late interest owed' },
  interestUnknown: { zh: '算不出来', en: 'cannot be computed' },
  interestPaid: { zh: '已付利息', en: 'Interest paid' },
  due: { zh: (n: number) => `到期 ${n} 笔`, en: (n: number) => `${n} fell due` },
  nothingDue: { zh: '还没有到期的款。', en: 'Nothing has fallen due yet.' },

  pooledLead: {
    zh: '机构的打分按机构合并，每家一票；付款准时情况是事实，放在一起看。',
    en: 'Marks of institutions pooled, one voice each; punctuality stands beside them as a fact.',
  },
  pooledOver: { zh: (n: number) => `${n} 家机构`, en: (n: number) => count(n, 'institution') },
  keptBack: {
    zh: (n: number, needed: number) => `只有 ${n} 家机构打过分，满 ${needed} 家才公开，免得看出是谁说的。`,
    en: (n: number, needed: number) =>
      `${n} of the ${count(needed, 'institution')} it takes have given marks. It is kept back so that nobody can tell who said what.`,
  },
  noPurchasers: { zh: '还没有采购人。', en: 'There is no purchaser yet.' },
  noVerdicts: { zh: '还没有公开的评价。', en: 'No verdicts have been revealed yet.' },
  institutionsLead: { zh: '每一次公开的评价，连同机构的答复。', en: 'Every revealed verdict, with the institution’s reply.' },
  purchase: { zh: '采购', en: 'Purchase' },
  openPurchase: { zh: '看整个采购', en: 'Open the purchase' },
  standingOpen: { zh: (day: Day) => `互评到 ${sayDay(day, 'zh')}`, en: (day: Day) => `marks until ${sayDay(day, 'en')}` },
  standingRevealed: { zh: '双方评价已公开', en: 'both sides’ marks revealed' },
})

/** What is due, and why. */
export const dueWords = dictionary('7-evaluations/words.dueWords', {
  rate: { zh: '评价对方', en: 'Rate the other side' },
  'rate-why': { zh: '双方同时公开', en: 'both are revealed together' },
  'rate-otherwise': { zh: '视为放弃本轮评价', en: 'this round’s say is lost' },
  reply: { zh: '可以答复对方的评价', en: 'Reply to what the other side said' },
  sample: { zh: (title: Words) => `抽样问居民：${title.zh}`, en: (title: Words) => `Draw a sample of residents: ${title.en}` },
  'sample-why': {
    zh: (openedOn: Day) => `${sayDay(openedOn, 'zh')}开始的一轮评价还没有抽样；居民的满意度只从抽出的样本来。`,
    en: (openedOn: Day) =>
      `A round opened on ${sayDay(openedOn, 'en')} has no sample yet; what residents think comes from a drawn one alone.`,
  },
  'reply-why': { zh: '只有一次，写不写由您', en: 'one reply, if you wish' },
})

/** What the survey of a sample is called, and its questionnaire. */
export const surveyWords = dictionary('7-evaluations/words.surveyWords', {
  questionnaire: { zh: (contract: string) => `满意度 ${contract}`, en: (contract: string) => `Satisfaction ${contract}` },
  survey: { zh: (contract: string) => `居民满意度 ${contract}`, en: (contract: string) => `Residents’ satisfaction ${contract}` },
  surveyAgain: {
    zh: (contract: string) => `结束以后再问居民 ${contract}`,
    en: (contract: string) => `Residents asked again after the end of ${contract}`,
  },
})

export const refuse = refusals({
  'no-round': { status: 404, zh: '没有这次互评，或者您不能看它。', en: 'There is no such round, or it is not for you to see.' },
  'no-contract': { status: 404, zh: '没有这份合同，或者您不能看它。', en: 'There is no such contract, or it is not for you to see.' },
  'no-gate': {
    status: 409,
    zh: '这份合同没有续签关口：没有满一年、没有在履行，或者已经有人通知提前终止。',
    en: 'This contract has no gate: it runs for less than a year, is not in force, or somebody gave notice to end it.',
  },
  'gate-renewed': {
    status: 409,
    zh: (number: string) => `下一期的合同 ${number} 双方已经签了，不再需要表态。`,
    en: (number: string) => `Both have signed the contract of the next year, ${number}, so nobody is asked any more.`,
  },
  'gate-closed': {
    status: 409,
    zh: '法律不允许它不经招标再续，不需要表态。请重新采购。',
    en: 'The law lets nothing follow it without a tender, so nobody is asked. Buy anew.',
  },
  'will-said': {
    status: 422,
    zh: '您这边已经这样说过了。要改，请写不同的。',
    en: 'Your side has said just that. To change it, say something else.',
  },
  'will-stale': {
    status: 409,
    zh: '您打开以后，您这边有人又说了一次。请先看现在写的。',
    en: 'Somebody of your side has said something since you opened this. Read what stands there first.',
  },
  'contract-not-begun': {
    status: 409,
    zh: '合同还没有开始履行，没有可以评价的。',
    en: 'This contract has not begun, so there is nothing to rate yet.',
  },
  'contract-over': { status: 409, zh: '合同已经结束，请开始期末互评。', en: 'This contract is over; open a final round instead.' },
  'final-too-early': {
    status: 409,
    zh: (day: Day) => `期末互评最早从${sayDay(day, 'zh')}开始。现在可以开始期中互评。`,
    en: (day: Day) => `A final round can be opened from ${sayDay(day, 'en')}. A mid-term round is possible now.`,
  },
  'final-held': { status: 409, zh: '这份合同已经有期末互评了。', en: 'This contract has had its final round.' },
  'round-open': {
    status: 409,
    zh: '这份合同有一次互评正在进行，先等它结束。',
    en: 'A round of this contract is still open. Wait for it to end.',
  },
  'closes-wrong': {
    status: 422,
    zh: (from: Day, to: Day) => `最后一天应在${sayDay(from, 'zh')}到${sayDay(to, 'zh')}之间。`,
    en: (from: Day, to: Day) => `The last day should be between ${sayDay(from, 'en')} and ${sayDay(to, 'en')}.`,
  },
  'round-over': {
    status: 410,
    zh: (moments: Words) => `这次互评已经结束，不能再打分。${moments.zh}`,
    en: (moments: Words) => `This round has ended; no more marks can be given.${moments.en}`,
  },
  'given-already': { status: 409, zh: '您这边已经打过分，交了就不能改。', en: 'Your side has given its marks; they cannot be changed.' },
  'marks-wrong': { status: 422, zh: '有几项还要补一下，请看下面的说明。', en: 'Some marks need another look; see below.' },
  'nothing-to-reply': {
    status: 409,
    zh: '对方没有打分，没有可以答复的。',
    en: 'The other side gave no marks, so there is nothing to reply to.',
  },
  'replied-already': { status: 409, zh: '您这边已经答复过，只能答复一次。', en: 'Your side has replied; one reply is possible.' },
  'reply-over': {
    status: 410,
    zh: (moments: Words) => `答复的期限已经过了。${moments.zh}`,
    en: (moments: Words) => `The time for a reply has passed.${moments.en}`,
  },
  'not-appointed': {
    status: 403,
    zh: '这份合同另有确定的评估机构，由它抽样问居民。',
    en: 'Another evaluator was appointed for this contract; it draws the sample and asks residents.',
  },
  'sample-drawn': {
    status: 409,
    zh: '这次互评已经抽过样。重抽会让人挑结果，所以只抽一次。',
    en: 'A sample was drawn for this round. It is drawn once, so that nobody can draw until the result pleases.',
  },
  'households-unknown': {
    status: 422,
    zh: (names: readonly string[]) => `这些社区还没有登记总户数：${listIn(names, 'zh')}。请管理员先登记。`,
    en: (names: readonly string[]) =>
      `The number of households is not known for: ${listIn(names, 'en')}. Ask the administrator to enter it.`,
  },
  'sample-too-large': {
    status: 422,
    zh: (name: string, n: number) => `${name}只有 ${n} 户，请少抽一些。`,
    en: (name: string, n: number) => `${name} has only ${count(n, 'household')}. Draw fewer.`,
  },
  'survey-past': { status: 422, zh: '这一天已经过去了，请填今天或以后的一天。', en: 'That day has passed; give today or a later one.' },
  'survey-too-long': {
    status: 422,
    zh: (days: number) => `满意度问卷最多开 ${days} 天，请填早一些的日期。`,
    en: (days: number) => `A survey of satisfaction is open ${count(days, 'day')} at most; give an earlier day.`,
  },
  'no-communities': {
    status: 409,
    zh: '合同没有写明服务哪些社区，抽不了样。',
    en: 'The contract names no communities, so no sample can be drawn.',
  },
})
