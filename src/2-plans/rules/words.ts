import { count, both, dictionary, listIn, type Money, sayMoney, type Words } from '#kernel'

/** What only the office can say of its plan, and the law asks. Published with it. */
export const confirmations = {
  duty: both('属于本单位的职责范围', 'It is among the duties of our office'),
  appraised: both('已做事前绩效评估', 'An ex-ante appraisal was made'),
  goals: both('有绩效目标和指标', 'It has goals and indicators'),
  acceptance: both('有验收方案：由谁、何时、怎样、按什么标准', 'There is an acceptance plan: who, when, how, by what standard'),
  users: both('验收时邀请服务对象参加并出具意见', 'Users are invited to acceptance and give their opinion'),
  'medium-term': both('已列入中期财政规划', 'It stands in the medium-term fiscal plan'),
  'fixed-content': both('内容固定', 'The content is fixed'),
  continuous: both('连续性强', 'The service is continuous'),
  'stable-funding': both('经费来源稳定', 'Its funding is stable'),
  'stable-price': both('价格变化幅度小', 'Its prices are stable'),
  'assured-budget': both('预算有保障', 'Its budget is assured'),
} as const satisfies Record<string, Words>

export const reviewWords = {
  general: both('一般性审查', 'general review'),
  key: both('重点审查', 'key review'),
} as const satisfies Record<string, Words>

/** What is said of a plan that is not right yet. */
export const pointWords = dictionary('2-plans/rules/words.pointWords', {
  'no-lines': { zh: '还没有计划行。请至少加一行岗位或项目。', en: 'There is no line yet. Add at least one post line or project line.' },
  'lines-short': {
    zh: (off: Money) => `各行合计比总额少 ${sayMoney(off, 'zh')}。请补足，或者让一个岗位行取余下的金额。`,
    en: (off: Money) => `The lines fall ${sayMoney(off, 'en')} short of the total. Add to them, or let a post line take what is left.`,
  },
  'lines-over': {
    zh: (over: Money) => `各行合计比总额多 ${sayMoney(over, 'zh')}。请减少。`,
    en: (over: Money) => `The lines pass the total by ${sayMoney(over, 'en')}. Lower them.`,
  },
  'nothing-left': {
    zh: '项目行已用完总额，取余的岗位行没有剩下金额。请调整。',
    en: 'The other lines use up the total, so nothing is left for the post line that takes the rest. Adjust them.',
  },
  'budget-short': {
    zh: (off: Money) => `资金来源还差 ${sayMoney(off, 'zh')}。没有预算的项目不得实施。`,
    en: (off: Money) => `The sources fall short by ${sayMoney(off, 'en')}. What is not budgeted may not be bought.`,
  },
  'budget-over': {
    zh: (off: Money) => `资金来源比计划多出 ${sayMoney(off, 'zh')}。请与计划行对上。`,
    en: (off: Money) => `The sources pass the lines by ${sayMoney(off, 'en')}. Make them meet.`,
  },
  'longer-than-term': {
    zh: (line: string, months: number) => `「${line}」的月数超过计划的期限 ${months} 个月。`,
    en: (line: string, months: number) => `“${line}” runs for more months than the plan’s ${months}.`,
  },
  unmeetable: {
    zh: (line: string, why: Words) => `「${line}」一个单位的条件，在计划的期限里没有记录能够达到。${why.zh}`,
    en: (line: string, why: Words) => `No record can meet what one unit of “${line}” has to be within the plan’s term. ${why.en}`,
  },
  'needs-gone': {
    zh: '有的计划行所依据的需求已不在「已确认」之列。请改选需求，或者写明理由。',
    en: 'A line rests on a need that is no longer accepted. Choose another, or give a reason.',
  },
  'needs-unsaid': {
    zh: (n: number) => `同一社区以前认定的 ${n} 项需求，这份计划还没有说明。`,
    en: (n: number) => `The plan says nothing yet of ${count(n, 'need')} accepted for the same communities before.`,
  },
  'not-asked': {
    zh: '还没有问过居民，也没有写明为什么没有问。请先做一次调查，或者写下理由（理由会公开）。',
    en: 'Residents were not asked, and no reason is recorded. Run a survey first, or record why not (the reason is published).',
  },
  'no-goal': {
    zh: (line: string) => `「${line}」还没有写要达到什么目标。请加上目标和指标，或者写明为什么没有（理由会公开）。`,
    en: (line: string) =>
      `“${line}” does not say what it is to achieve. Give it a goal with indicators, or say why it has none (the reason is published).`,
  },
  subsidy: {
    zh: (line: string, why: Words) => `「${line}」的补贴要改：${why.zh}`,
    en: (line: string, why: Words) => `The subsidy of “${line}” needs mending: ${why.en}`,
  },
  'below-floor': {
    zh: (line: string, short: Money) => `「${line}」比工资和社保的成本底线少 ${sayMoney(short, 'zh')}，会逼机构压低工资。`,
    en: (line: string, short: Money) =>
      `“${line}” is ${sayMoney(short, 'en')} below the floor of wages and contributions; it would force wages down.`,
  },
})

/** What became of a published intention. */
export const planStateWords = dictionary('2-plans/rules/words.planStateWords', {
  published: { zh: '意向已公开', en: 'published as intention' },
  bought: { zh: '意向已公开，已进入采购', en: 'published, being bought' },
  boughtOver: { zh: '已采购，计划的期限已过', en: 'bought, its time is over' },
  notBought: { zh: '意向已公开，期限已过，没有采购', en: 'published, its time is over, not bought' },
})

/** What does not hang together in what was said of the preparation. */
export const preparationWords = dictionary('2-plans/rules/words.preparationWords', {
  'inquiry-day': {
    zh: '写了市场调查的内容，请写明哪天做的。',
    en: 'You say what the market inquiry covered; say on which day it was made.',
  },
  ahead: { zh: '这一天还没有到。', en: 'This day lies ahead.' },
  'review-day': { zh: '请写明哪天审查完的。', en: 'Say on which day the review was done.' },
  'review-ahead': { zh: '这一天还没有到。审查做完以后再填。', en: 'This day lies ahead. Fill it in once the review is done.' },
  reviewers: { zh: '请写明由哪些部门或者机构审查，每行一个。', en: 'Say which offices or bodies reviewed, one to a line.' },
  review: { zh: '请选做了哪种审查。', en: 'Choose which review was held.' },
  strangers: {
    zh: (who: readonly string[]) => `「${listIn(who, 'zh')}」不在上面的审查方里，请照上面的写法填。`,
    en: (who: readonly string[]) => `“${listIn(who, 'en')}” is not among those who reviewed. Write it as above.`,
  },
})

/** What a plan is counted under where it names no category: all that is bought here is social work. */
export const usualCategory = '社会工作服务'
