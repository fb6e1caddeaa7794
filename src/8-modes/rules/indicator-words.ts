import { both, count, type Lang, type Words } from '#kernel'

/** What an n counts, in English one of it, and several where that is not made by rule. */
export type Counted = Words & { readonly many?: string }
/** How many things stand behind a figure. */
export const sayBehind = (n: number, of: Counted, lang: Lang): string =>
  lang === 'zh' ? `${n.toLocaleString('en')} ${of.zh}` : count(n.toLocaleString('en'), of.en, of.many)

/** What each indicator is called, and what its n counts. */
export const indicatorWords = {
  answers: {
    title: both('每百名居民的答卷（采购之前）', 'Answers per 100 residents, before buying'),
    of: both('份答卷', 'answer'),
  },
  contacts: {
    title: both('每百名居民的服务人次', 'Person-times served per 100 residents'),
    of: both('条服务记录', 'service record'),
  },
  satisfaction: {
    title: both('居民满意度（1 到 5）', 'Residents’ satisfaction (1 to 5)'),
    of: { zh: '名抽中的居民', en: 'resident drawn by lot', many: 'residents drawn by lot' },
  },
  applicants: {
    title: both('每个岗位的应聘人数', 'Applicants for each post filled'),
    of: { zh: '次上岗', en: 'post filled', many: 'posts filled' },
  },
  vacant: {
    title: both('岗位空缺', 'Post-days vacant'),
    of: both('个岗位日', 'post-day'),
  },
  stayed: {
    title: both('首月社工留任', 'Workers of the first month who stayed'),
    of: { zh: '名首月在岗社工', en: 'worker of the first month', many: 'workers of the first month' },
  },
  spread: {
    title: both('服务时间在居民之间的不均（基尼，0 为均等）', 'Unevenness of service time among residents (Gini, 0 is even)'),
    of: both('个社区', 'community'),
  },
  institutions: {
    title: both('资金分布相当于几家机构', 'Institutions the money is spread over, in effect'),
    of: both('家机构', 'institution'),
  },
  direct: {
    title: both('直接服务占工时', 'Hours in direct service'),
    of: both('小时', 'hour'),
  },
  'hour-cost': {
    title: both('每小时工时的已验收金额', 'Accepted worth per hour recorded'),
    of: both('小时', 'hour'),
  },
  'day-cost': {
    title: both('每个验收岗位日的金额', 'Cost per accepted post-day'),
    of: both('个岗位日', 'post-day'),
  },
  recorded: {
    title: both('记录到的付费工时', 'Paid time of posts that was recorded'),
    of: both('小时付费工时', 'paid hour'),
  },
  supervision: {
    title: both('督导和培训占工时', 'Hours in supervision and training'),
    of: both('小时', 'hour'),
  },
  posts: {
    title: both('出资设立的岗位', 'Posts funded'),
    of: both('份合同', 'contract'),
  },
  wages: {
    title: both('中标价中的工资和社保', 'Wages and contributions in the winning price'),
    of: both('份合同', 'contract'),
  },
  'passed-on': {
    title: both('岗位价款里到了社工手里的（按申报）', 'Passed on to workers, of the price of the posts (as stated)'),
    of: { zh: '个申报了的岗位月', en: 'month of a post stated', many: 'months of posts stated' },
  },
  'above-floor': {
    title: both('实发工资和缴费与当地底线之比（按申报）', 'Pay and contributions of the wage floor of the place (as stated)'),
    of: { zh: '个申报了的岗位月', en: 'month of a post stated', many: 'months of posts stated' },
  },
  errands: {
    title: both('采购人行政事务占工时', 'Hours taken by the purchaser’s errands'),
    of: both('小时', 'hour'),
  },
  'over-cap': {
    title: both('行政事务超过上限的月份', 'Months in which errands passed the cap'),
    of: both('个月', 'month'),
  },
  'price-weight': {
    title: both('价格占的分（满分 100）', 'Points of 100 for the price'),
    of: both('份合同', 'contract'),
  },
  'fixed-price': {
    title: both('价格固定的合同', 'Contracts at a fixed price'),
    of: both('份合同', 'contract'),
  },
  bidders: {
    title: both('投标家数', 'Bidders'),
    of: both('份合同', 'contract'),
  },
  term: {
    title: both('合同期限', 'Length of contract'),
    of: both('份合同', 'contract'),
  },
  gap: {
    title: both('与上一份合同之间的空档', 'Gap since the contract before it'),
    of: both('次续接', 'succession'),
  },
  'duties-purchaser': {
    title: both('采购单位按期履行的义务', 'The purchaser’s duties done in time'),
    of: { zh: '项到期义务', en: 'duty that fell due', many: 'duties that fell due' },
  },
  'duties-provider': {
    title: both('机构按期履行的义务', 'The institution’s duties done in time'),
    of: { zh: '项到期义务', en: 'duty that fell due', many: 'duties that fell due' },
  },
  terms: {
    title: both('采购单位义务条数与机构义务条数之比', 'Duties of the purchaser for each of the institution'),
    of: both('份合同', 'contract'),
  },
  'to-signature': {
    title: both('从中标通知到双方签署', 'From the award to both signatures'),
    of: both('份中标的合同', 'awarded contract'),
  },
  'served-before': {
    title: both('签署前已过的服务日', 'Days of service before both had signed'),
    of: both('份合同', 'contract'),
  },
  'change-days': {
    title: both('一次变更从提出到答复', 'From proposing a change to its answer'),
    of: { zh: '次答复了的变更', en: 'change answered', many: 'changes answered' },
  },
  punctual: {
    title: both('按期付清', 'Paid whole in time'),
    of: { zh: '笔到期付款', en: 'payment that fell due', many: 'payments that fell due' },
  },
  'to-money': {
    title: both('从提交到付清', 'From handing in to the money'),
    of: { zh: '笔付清的款', en: 'payment settled', many: 'payments settled' },
  },
  interest: {
    title: both('应计逾期利息', 'Late interest owed'),
    of: { zh: '笔到期付款', en: 'payment that fell due', many: 'payments that fell due' },
  },
  silence: {
    title: both('靠默认规则才验收', 'Accepted only by silence'),
    of: both('次验收', 'acceptance'),
  },
  'asked-first': {
    title: both('计划提交前问过居民', 'Residents asked before the plan was submitted'),
    of: both('份合同', 'contract'),
  },
  'from-needs': {
    title: both('有确认的需求支持的金额', 'Money with an accepted need behind it'),
    of: both('份合同', 'contract'),
  },
  dependence: {
    title: both('机构对最大一家采购单位的依赖', 'Dependence on the largest purchaser'),
    of: both('家机构', 'institution'),
  },
  'targets-met': {
    title: both('做到的目标，占到期的', 'Targets met, of those due'),
    of: { zh: '个到期目标', en: 'target that fell due', many: 'targets that fell due' },
  },
  'targets-shown': {
    title: both('有人展示的目标，占到期的', 'Targets somebody has shown, of those due'),
    of: { zh: '个到期目标', en: 'target that fell due', many: 'targets that fell due' },
  },
  'promises-kept': {
    title: both('兑现的承诺，每展示一次算一次', 'Promises kept, each time they were shown'),
    of: { zh: '次展示', en: 'time a promise was shown', many: 'times a promise was shown' },
  },
  'units-accepted': {
    title: both('结束后已验收的数量，占买的', 'Units accepted, of those bought by contracts that are over'),
    of: { zh: '个买的单位', en: 'unit bought', many: 'units bought' },
  },
  achieved: {
    title: both('采购单位看各项内容做到了多少（1 到 5，按金额）', 'How far the lines came, as purchasers say (1 to 5, by amount)'),
    of: both('份合同', 'contract'),
  },
  tied: {
    title: both('在另一种里运作的金额', 'Money run inside a line of the other kind'),
    of: both('份合同', 'contract'),
  },
  known: {
    title: both('这些数字里有数的', 'Of these figures, those that are known'),
    of: both('份合同', 'contract'),
  },
  'on-provider': {
    title: both('采购单位评机构（1 到 5）', 'Purchasers on institutions (1 to 5)'),
    of: both('项评分', 'mark'),
  },
  'on-purchaser': {
    title: both('机构评采购单位（1 到 5，满三家才算）', 'Institutions on purchasers (1 to 5, three or more)'),
    of: both('家机构', 'institution'),
  },
} as const satisfies Record<string, { title: Words; of: Counted }>

/** Why there is no figure although there is something. */
export const insteadWords = {
  'few-institutions': both('不足五家，请直接看名单', 'fewer than five: see the list itself'),
  'few-paid': both('不足三人，不显示', 'fewer than three people: not shown'),
  'few-voices': both('不足三家，不显示', 'fewer than three: not shown'),
} as const satisfies Record<string, Words>

/** Findings nothing recorded here can speak to yet, and what it would take. */
export const noDataYet: readonly { finding: string; title: Words; why: Words }[] = [
  {
    finding: 'T1',
    title: both('分人群的参与', 'Participation by group of people'),
    why: both(
      '服务记录按社区计人次，不记服务对象是谁。',
      'Service records count person-times by community and say nothing about who was served.',
    ),
  },
  {
    finding: 'T7',
    title: both('服务内容与前后变化', 'Content of service, before and after'),
    why: both(
      '没有按标准分类的服务内容，也没有前后测量。',
      'Service is not yet coded by standard category, and nothing is measured before and after.',
    ),
  },
  {
    finding: 'T8',
    title: both('居民是否知道机构', 'Whether residents know the institutions'),
    why: both('问卷还没有问知晓度。', 'No survey asks about awareness yet.'),
  },
  {
    finding: 'T10',
    title: both('服务深度', 'Depth of service'),
    why: both('个案目标和达成情况还没有记录。', 'Goals of casework and their attainment are not recorded yet.'),
  },
  {
    finding: 'T12',
    title: both('结束九十天后的效果', 'Effect ninety days after the end'),
    why: both('结束后还没有再问过居民。', 'Nobody is asked again after the end yet.'),
  },
  {
    finding: 'T16',
    title: both('干预的报告', 'Reports of interference'),
    why: both('还没有报告的渠道。', 'There is no way to report it yet.'),
  },
]
