import { count, type Lang, type Words } from '#kernel'

/** What an n counts, in English one of it, and several where that is not made by rule. */
export type Counted = Words & { readonly many?: string }
/** How many things stand behind a figure. */
export const sayBehind = (n: number, of: Counted, lang: Lang): string =>
  lang === 'zh' ? `${n.toLocaleString('en')} ${of.zh}` : count(n.toLocaleString('en'), of.en, of.many)

/** What each indicator is called, and what its n counts. */
export const indicatorWords = {
  answers: {
    title: { zh: '每百名居民的答卷（采购之前）', en: 'Answers per 100 residents, before buying' },
    of: { zh: '份答卷', en: 'answer' },
  },
  contacts: {
    title: { zh: '每百名居民的服务人次', en: 'Person-times served per 100 residents' },
    of: { zh: '条服务记录', en: 'service record' },
  },
  satisfaction: {
    title: { zh: '居民满意度（1 到 5）', en: 'Residents’ satisfaction (1 to 5)' },
    of: { zh: '名抽中的居民', en: 'resident drawn by lot', many: 'residents drawn by lot' },
  },
  applicants: {
    title: { zh: '每个岗位的应聘人数', en: 'Applicants for each post filled' },
    of: { zh: '次上岗', en: 'post filled', many: 'posts filled' },
  },
  vacant: {
    title: { zh: '岗位空缺', en: 'Post-days vacant' },
    of: { zh: '个岗位日', en: 'post-day' },
  },
  stayed: {
    title: { zh: '首月社工留任', en: 'Workers of the first month who stayed' },
    of: { zh: '名首月在岗社工', en: 'worker of the first month', many: 'workers of the first month' },
  },
  spread: {
    title: { zh: '服务时间在居民之间的不均（基尼，0 为均等）', en: 'Unevenness of service time among residents (Gini, 0 is even)' },
    of: { zh: '个社区', en: 'community' },
  },
  institutions: {
    title: { zh: '资金分布相当于几家机构', en: 'Institutions the money is spread over, in effect' },
    of: { zh: '家机构', en: 'institution' },
  },
  direct: {
    title: { zh: '直接服务占工时', en: 'Hours in direct service' },
    of: { zh: '小时', en: 'hour' },
  },
  'hour-cost': {
    title: { zh: '每小时工时的已验收金额', en: 'Accepted worth per hour recorded' },
    of: { zh: '小时', en: 'hour' },
  },
  supervision: {
    title: { zh: '督导和培训占工时', en: 'Hours in supervision and training' },
    of: { zh: '小时', en: 'hour' },
  },
  posts: {
    title: { zh: '出资设立的岗位', en: 'Posts funded' },
    of: { zh: '份合同', en: 'contract' },
  },
  wages: {
    title: { zh: '中标价中的工资和社保', en: 'Wages and contributions in the winning price' },
    of: { zh: '份合同', en: 'contract' },
  },
  errands: {
    title: { zh: '采购人行政事务占工时', en: 'Hours taken by the purchaser’s errands' },
    of: { zh: '小时', en: 'hour' },
  },
  'over-cap': {
    title: { zh: '行政事务超过上限的月份', en: 'Months in which errands passed the cap' },
    of: { zh: '个月', en: 'month' },
  },
  'price-weight': {
    title: { zh: '价格占的分（满分 100）', en: 'Points of 100 for the price' },
    of: { zh: '份合同', en: 'contract' },
  },
  'fixed-price': {
    title: { zh: '价格固定的合同', en: 'Contracts at a fixed price' },
    of: { zh: '份合同', en: 'contract' },
  },
  bidders: {
    title: { zh: '投标家数', en: 'Bidders' },
    of: { zh: '份合同', en: 'contract' },
  },
  term: {
    title: { zh: '合同期限', en: 'Length of contract' },
    of: { zh: '份合同', en: 'contract' },
  },
  gap: {
    title: { zh: '与上一份合同之间的空档', en: 'Gap since the contract before it' },
    of: { zh: '次续接', en: 'succession' },
  },
  'duties-purchaser': {
    title: { zh: '采购单位按期履行的义务', en: 'The purchaser’s duties done in time' },
    of: { zh: '项到期义务', en: 'duty that fell due', many: 'duties that fell due' },
  },
  'duties-provider': {
    title: { zh: '机构按期履行的义务', en: 'The institution’s duties done in time' },
    of: { zh: '项到期义务', en: 'duty that fell due', many: 'duties that fell due' },
  },
  terms: {
    title: { zh: '采购单位义务条数与机构义务条数之比', en: 'Duties of the purchaser for each of the institution' },
    of: { zh: '份合同', en: 'contract' },
  },
  punctual: {
    title: { zh: '按期付清', en: 'Paid whole in time' },
    of: { zh: '笔到期付款', en: 'payment that fell due', many: 'payments that fell due' },
  },
  'to-money': {
    title: { zh: '从提交到付清', en: 'From handing in to the money' },
    of: { zh: '笔付清的款', en: 'payment settled', many: 'payments settled' },
  },
  interest: {
    title: { zh: '应计逾期利息', en: 'Late interest owed' },
    of: { zh: '笔到期付款', en: 'payment that fell due', many: 'payments that fell due' },
  },
  silence: {
    title: { zh: '靠默认规则才验收', en: 'Accepted only by silence' },
    of: { zh: '次验收', en: 'acceptance' },
  },
  'asked-first': {
    title: { zh: '计划提交前问过居民', en: 'Residents asked before the plan was submitted' },
    of: { zh: '份合同', en: 'contract' },
  },
  'from-needs': {
    title: { zh: '有确认的需求支持的金额', en: 'Money with an accepted need behind it' },
    of: { zh: '份合同', en: 'contract' },
  },
  dependence: {
    title: { zh: '机构对最大一家采购单位的依赖', en: 'Dependence on the largest purchaser' },
    of: { zh: '家机构', en: 'institution' },
  },
  'on-provider': {
    title: { zh: '采购单位评机构（1 到 5）', en: 'Purchasers on institutions (1 to 5)' },
    of: { zh: '项评分', en: 'mark' },
  },
  'on-purchaser': {
    title: { zh: '机构评采购单位（1 到 5，满三家才算）', en: 'Institutions on purchasers (1 to 5, three or more)' },
    of: { zh: '家机构', en: 'institution' },
  },
} as const satisfies Record<string, { title: Words; of: Counted }>

/** Why there is no figure although there is something. */
export const insteadWords = {
  'few-institutions': { zh: '不足五家，请直接看名单', en: 'fewer than five: see the list itself' },
  'few-voices': { zh: '不足三家，不显示', en: 'fewer than three: not shown' },
} as const satisfies Record<string, Words>

/** Findings nothing recorded here can speak to yet, and what it would take. */
export const noDataYet: readonly { finding: string; title: Words; why: Words }[] = [
  {
    finding: 'T1',
    title: { zh: '分人群的参与', en: 'Participation by group of people' },
    why: {
      zh: '服务记录按社区计人次，不记服务对象是谁。',
      en: 'Service records count person-times by community and say nothing about who was served.',
    },
  },
  {
    finding: 'T6',
    title: { zh: '实发工资与指导价', en: 'Pay against the guide wage' },
    why: { zh: '没有记录实际发放的工资。', en: 'Wages actually paid are not recorded.' },
  },
  {
    finding: 'T7',
    title: { zh: '服务内容与前后变化', en: 'Content of service, before and after' },
    why: {
      zh: '没有按标准分类的服务内容，也没有前后测量。',
      en: 'Service is not yet coded by standard category, and nothing is measured before and after.',
    },
  },
  {
    finding: 'T8',
    title: { zh: '居民是否知道机构', en: 'Whether residents know the institutions' },
    why: { zh: '问卷还没有问知晓度。', en: 'No survey asks about awareness yet.' },
  },
  {
    finding: 'T10',
    title: { zh: '服务深度', en: 'Depth of service' },
    why: { zh: '个案目标和达成情况还没有记录。', en: 'Goals of casework and their attainment are not recorded yet.' },
  },
  {
    finding: 'T12',
    title: { zh: '结束九十天后的效果', en: 'Effect ninety days after the end' },
    why: { zh: '结束后还没有再问过居民。', en: 'Nobody is asked again after the end yet.' },
  },
  {
    finding: 'T16',
    title: { zh: '干预的报告', en: 'Reports of interference' },
    why: { zh: '还没有报告的渠道。', en: 'There is no way to report it yet.' },
  },
]
