import { count } from './count-words.ts'
import { perCent } from './fraction.ts'
import type { IndexStep, IndexTerms } from './indexation.ts'
import { both, dictionary, type Words } from './words.ts'

/** What each part of following a price series is called. */
export const indexWords = {
  index: both('价格随指数调整', 'Price that follows a series'),
  series: both('指数', 'Price series'),
  seriesHint: both(
    '只调岗位的价格，项目的单价和阶段款不变。不调就不选；指数先在「价格指数」里登记',
    'Only the price of posts follows; units and stages keep theirs. Choose none where no price does. Series are kept under “Price series”',
  ),
  none: both('不随指数调整', 'No price follows one'),
  month: both('基期（年-月）', 'Base month (year-month)'),
  monthHint: both(
    '报价所依据的月份，例如 2026-03；这个月的数值要先登记',
    'The month that the prices are of, such as 2026-03; its value has to be entered',
  ),
  share: both('随指数变动的部分（%）', 'Part that follows (%)'),
  threshold: both('变动达到多少才调（%）', 'Moves from (%)'),
  thresholdHint: both('指数变动不到这个幅度，价格不动', 'Where the series moved by less, no price moves'),
  every: both('至少隔几个月调一次', 'Months between'),
  everyHint: both('不填算 12 个月', 'Twelve if left empty'),
  from: both('从合同第几个月起', 'From month of the contract'),
  fromHint: both('不填算第 13 个月', 'The thirteenth if left empty'),
  values: both('看指数的数值', 'Its values'),
  law: both(
    '调价是采购文件写明、合同照此订立的内容（采购法第四十六条）。没有读到专门规定服务合同调价的条文：调价后总额超过原合同一成的，请先问财政部门。',
    'It is part of what the documents announce, and the contract is made by them (art. 46). We have read no article on following prices in contracts for services: where the total would pass the first by more than a tenth, ask finance before signing.',
  ),
} as const

/** A month as people read it. */
export const sayIndexMonth = (month: string): Words => {
  const [year, of] = month.split('-').map(Number) as [number, number]
  return both(`${year} 年 ${of} 月`, month)
}

const inSentences = dictionary('kernel/indexation-words.inSentences', {
  index: {
    zh: (t: IndexTerms) =>
      `岗位价款的 ${perCent(t.share)}% 随「${t.name}」（来源：${t.source}）变动，以 ${sayIndexMonth(t.baseMonth).zh}的 ${t.baseValue} 为基数。合同第 ${t.fromMonth} 个月起，指数比基数或者上次调整时变动达到 ${perCent(t.threshold)}%，任何一方可以提出调整今后各月的价格，每次至少隔 ${t.everyMonths} 个月；新价格等于原价乘以（1 加 ${perCent(t.share)}% 乘以指数的变动），每岗每月四舍五入到分，涨跌相同。项目的单价和阶段款不变。`,
    en: (t: IndexTerms) =>
      `Of the price of posts ${perCent(t.share)} % follows “${t.name}” (${t.source}), with ${t.baseValue} of ${t.baseMonth} as the base. From month ${t.fromMonth} of the contract, once the series has moved by ${perCent(t.threshold)} % since the base or since it was last followed, either side may propose the price of the months to come, ${count(t.everyMonths, 'month')} apart at least; the new price is the first one times one plus ${perCent(t.share)} % of what the series moved by, per post and month and rounded half up to the fen, upwards and downwards alike. Units and stages keep their prices.`,
  },
})

/** In sentences, as documents and contracts say it alike. */
export const sayIndex = (t: IndexTerms): Words => inSentences.both('index', t)

/** By which value a price stands. */
export const sayIndexStep = (s: IndexStep): Words =>
  both(`价格按 ${sayIndexMonth(s.month).zh}的指数 ${s.value}，${s.on} 起`, `price by the series at ${s.value} of ${s.month}, from ${s.on}`)

/** What cannot be announced. */
export const wrongIndex = dictionary('kernel/indexation-words.wrongIndex', {
  series: { zh: '请选本单位登记的一个指数。', en: 'Choose a series that your office keeps.' },
  noPost: {
    zh: '这次采购没有岗位（有补贴的岗位不算），没有价格可以随指数调整。',
    en: 'There is no post in this purchase whose price could follow; posts that are paid in part do not.',
  },
  month: { zh: '写成年和月，例如 2026-03。', en: 'Write year and month, such as 2026-03.' },
  noValue: {
    zh: (month: string) => `${month} 的数值还没有登记。请先在「价格指数」里登记。`,
    en: (month: string) => `No value of ${month} is entered. Enter it under “Price series” first.`,
  },
  share: { zh: '请填价款里随指数变动的百分比。', en: 'Say which part of the price follows.' },
  beyond: {
    zh: (months: number) => `合同只有 ${months} 个月，到那时已经结束。`,
    en: (months: number) => `The contract runs for ${count(months, 'month')} and is over by then.`,
  },
})
