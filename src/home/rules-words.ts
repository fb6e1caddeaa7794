import { both, dictionary, type Words } from '#kernel'
import type { RecordKind } from '#law'

export const words = dictionary({
  title: { zh: '适用了哪些规定', en: 'Which rules applied' },
  lead: { zh: (day: string) => `按 ${day}有效的规定，从记录本身的事实得出。`, en: (day: string) => `By the rules in force on ${day}, from the facts of the record itself.` },
  purchaseLead: { zh: '每份记录适用了哪些规定、用了哪些事实、怎样得出结论、有多确定。', en: 'For each record: the rules that applied, the facts they used, how the answer came about, and how sure it is.' },
  lawDay: { zh: '适用法律日', en: 'Law of the day' },
  sure: { zh: '来源等级', en: 'source grade' },
  unverified: { zh: '待核实', en: 'unverified' },
  nothingFound: { zh: '没有发现问题。', en: 'Nothing was found against it.' },
  refuse: { zh: '不合规定', en: 'against the rule' },
  warn: { zh: '提示', en: 'a warning' },
  fairer: { zh: '可以这样写：', en: 'A wording that would do: ' },
  rests: { zh: '依据', en: 'Rests on' },
  factsUsed: { zh: (n: number) => `用到的事实（${n} 项）`, en: (n: number) => `Facts used (${n})` },
  open: { zh: '没有得出结论的规定', en: 'Rules that gave no answer' },
  openLead: { zh: '这些规定也适用于这类记录，但这份记录里没有所需的事实。', en: 'These rules apply to such a record too, but it does not hold the facts they need.' },
  none: { zh: '还没有可以说明的记录', en: 'There is no record to report on yet' },
  noneHelp: { zh: '有了计划、招标、合同或付款申请，这里就会写明各适用哪些规定。', en: 'Once there is a plan, a tender, a contract or a claim, this page says which rules applied to it.' },
  alone: { zh: '单独一页', en: 'On a page of its own' },
  record: { zh: '看这份记录', en: 'Open the record' },
  json: { zh: '机器可读（JSON）', en: 'For machines (JSON)' },
  again: {
    zh: '这份说明只由记录的事实、适用法律日和工作日历得出；凭 JSON 里的事实随时可以重新算出一字不差的结果。',
    en: 'This report follows from the facts of the record, the law day and the calendar of working days alone; from the facts in the JSON it can be made again at any time, to the letter.',
  },
  calendar: { zh: '工作日历（JSON）', en: 'Working days (JSON)' },
  purchases: { zh: '采购', en: 'Purchases' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  notSet: { zh: '没有', en: 'none' },
  days: { zh: (n: number) => `逾期 ${n} 天`, en: (n: number) => `${n} ${n === 1 ? 'day' : 'days'} late` },
})

export const kindWords: Record<RecordKind, Words> = {
  plan: both('计划', 'Plan'), tender: both('采购文件', 'Tender documents'), panel: both('评审小组', 'Panel'), opening: both('报价', 'Prices opened'), award: both('成交通知', 'Award notice'),
  contract: both('合同', 'Contract'), delivery: both('服务', 'Service'), payment: both('付款申请', 'Claim'), evaluation: both('评价', 'Evaluation'),
}

/** What each fact of a record is called. */
export const factWords: Record<string, Words> = {
  kind: both('种类', 'Kind'), isPublicService: both('面向公众的服务', 'A service to the public'), isComplex: both('技术复杂', 'Complex'), total: both('总额', 'Total'), startOn: both('开始', 'Starts'),
  termMonths: both('期限（月）', 'Term in months'), publicAskedOn: both('征求公众意见', 'The public was asked'), survey: both('需求调查', 'Needs survey'), surveyedOn: both('调查日期', 'surveyed on'),
  sameObject: both('调查的是同一服务', 'of the same service'), termConditions: both('跨年条件', 'Conditions for several years'), contentIsFixed: both('内容固定', 'the content is fixed'),
  isContinuous: both('连续性强', 'it is continuous'), fundingIsStable: both('经费稳定', 'its funding is stable'), priceIsStable: both('价格稳定', 'its prices are stable'), budgetIsAssured: both('预算有保障', 'its budget is assured'),
  sources: both('资金来源', 'Sources of money'), amount: both('金额', 'Amount'), isInBudget: both('已列入预算', 'in the budget'), fitsMediumTermPlan: both('列入中期财政规划', 'In the medium-term plan'),
  appraisedBefore: both('做过事前绩效评估', 'Appraised beforehand'), hasPerformanceGoals: both('有绩效目标', 'Has performance goals'), hasAcceptancePlan: both('有验收方案', 'Has an acceptance plan'),
  usersJoinAcceptance: both('服务对象参加验收', 'Users join acceptance'), object: both('购买内容', 'What is bought'), isDutyOfGovernment: both('属于政府职责', 'a duty of government'), posts: both('岗位', 'Posts'),
  at: both('位置', 'where'), employer: both('用人单位', 'employer'), serviceIsDefined: both('写明了服务内容', 'its service is defined'), intentionPublishedOn: both('公开采购意向', 'Intention published'),
  method: both('采购方式', 'Method'), place: both('地区', 'Place'), isService: both('服务类', 'A service'), publicWasAsked: both('征求过公众意见', 'The public was asked'), budget: both('预算', 'Budget'),
  budgetIsPublic: both('预算已公开', 'The budget is public'), ceiling: both('最高限价', 'Ceiling'), consentGiven: both('已获批准', 'Consent given'), issuedOn: both('发出', 'Issued'), deadlineOn: both('截止', 'Deadline'),
  saleFromOn: both('文件提供自', 'Documents from'), saleToOn: both('文件提供至', 'Documents until'), priceWeight: both('价格分权重', 'Weight of price'), fixedPrice: both('固定价格', 'Fixed price'),
  benchmark: both('评标基准价', 'Benchmark price'), evaluation: both('评审办法', 'Evaluation'), criteria: both('评分项', 'Criteria'), id: both('编号', 'id'), title: both('名称', 'title'), points: both('分值', 'points'),
  isQuantified: both('有量化标准', 'has grades'), about: both('涉及', 'about'), conditions: both('资格条件', 'Conditions'), clauses: both('条款文字', 'Wording'), text: both('文字', 'text'), number: both('条号', 'number'),
  hasHighImpact: both('社会影响较大', 'Of high social impact'), panel: both('评审小组', 'Panel'), experts: both('专家', 'experts'), purchaser: both('采购人代表', 'of the purchaser'), weight: both('价格分', 'Points for price'),
  offers: both('参加排序的报价', 'Prices ranked'), bids: both('审查时的报价', 'Prices reviewed'), price: both('报价', 'price'), awardNoticeOn: both('成交通知书发出', 'Award notice'), basis: both('付款期限的依据', 'Basis of payment'),
  lines: both('合同项目', 'Lines'), supplements: both('补充金额', 'Supplements'), acceptance: both('验收', 'Acceptance'), isCondition: both('付款以验收为条件', 'payment waits for it'), periodDays: both('期限（日）', 'days'),
  usersInvited: both('邀请服务对象', 'users are invited'), payment: both('付款', 'Payment'), days: both('天数', 'days'), lateDailyRate: both('逾期日利率', 'daily rate when late'), waitsForAudit: both('等审计结果', 'waits for an audit'),
  errandCap: both('临时任务上限', 'Cap on errands'), hasPerformanceClause: both('有绩效条款', 'Has a performance clause'), subcontracting: both('分包', 'Subcontracting'), duties: both('双方义务', 'Duties'), what: both('内容', 'what'),
  debtor: both('义务方', 'owed by'), creditor: both('权利方', 'owed to'), withinDays: both('期限（天）', 'within days'), remedy: both('违约后果', 'remedy'), dailyRate: both('日利率', 'daily rate'), signedOn: both('签订', 'Signed'),
  acceptanceIsCondition: both('付款以验收为条件', 'Payment waits for acceptance'), deliveredOn: both('提交', 'Handed in'), acceptancePeriodEndsOn: both('验收期满', 'Acceptance period ended'), acceptedOn: both('验收', 'Accepted'),
  progressConfirmedOn: both('双方确认金额', 'Amount confirmed by both'), contractDays: both('约定付款天数', 'Days to pay agreed'), invoiceOn: both('收到发票', 'Invoice received'), disputed: both('有争议的金额', 'Disputed'),
  dueOn: both('到期', 'Due'), paidOn: both('付款', 'Paid'), asOf: both('算到', 'Reckoned to'), agreedDailyRate: both('约定逾期日利率', 'Agreed daily rate'), hasGoalsAndIndicators: both('绩效目标和指标', 'goals and indicators'),
  resultIsUsed: both('结果的运用', 'use of the result'), evaluations: both('评价安排', 'evaluations planned'), score: both('得分', 'score'), scheme: both('等级标准', 'scheme of grades'),
}

/** What the values with a fixed name mean. */
export const valueWords: Record<string, Words> = {
  services: both('服务', 'services'), goods: both('货物', 'goods'), works: both('工程', 'works'), fiscal: both('财政资金', 'fiscal'), donation: both('捐赠', 'donation'), institution: both('承接机构', 'the institution'),
  statute: both('法规', 'the statute'), contract: both('合同', 'the contract'), purchaser: both('购买方', 'the purchaser'), provider: both('承接方', 'the institution'), public: both('公众', 'the public'),
  lowest: both('最低价', 'the lowest price'), average: both('平均价', 'the average'), comprehensive: both('综合评分', 'scored as a whole'), 'lowest-price': both('最低价', 'the lowest price'), fixed: both('不计价格分', 'price not scored'),
  none: both('不分包', 'none'), 'part-with-consent': both('经同意可部分分包', 'a part with consent'), post: both('岗位', 'post'), project: both('项目', 'project'), interest: both('利息', 'interest'),
  deduction: both('扣款', 'deduction'), 'put-right': both('补救', 'putting it right'), ending: both('解除合同', 'ending the contract'), other: both('其他', 'other'),
}
