import { count } from './count-words.ts'
import { perCent } from './fraction.ts'
import type { IndexStep, IndexTerms } from './indexation.ts'
import { both, type Words } from './words.ts'

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
  from: both('从合同第几个月起', 'From month of the contract'),
} as const

/** A month as people read it. */
export const sayIndexMonth = (month: string): Words => {
  const [year, of] = month.split('-').map(Number) as [number, number]
  return both(`${year} 年 ${of} 月`, month)
}

/** In sentences, as documents and contracts say it alike. */
export const sayIndex = (t: IndexTerms): Words => ({
  zh: `岗位价款的 ${perCent(t.share)}% 随「${t.name}」（来源：${t.source}）变动，以 ${sayIndexMonth(t.baseMonth).zh}的 ${t.baseValue} 为基数。合同第 ${t.fromMonth} 个月起，指数比基数或者上次调整时变动达到 ${perCent(t.threshold)}%，任何一方可以提出调整今后各月的价格，每次至少隔 ${t.everyMonths} 个月；新价格等于原价乘以（1 加 ${perCent(t.share)}% 乘以指数的变动），每岗每月四舍五入到分，涨跌相同。项目的单价和阶段款不变。`,
  en: `Of the price of posts ${perCent(t.share)} % follows “${t.name}” (${t.source}), with ${t.baseValue} of ${t.baseMonth} as the base. From month ${t.fromMonth} of the contract, once the series has moved by ${perCent(t.threshold)} % since the base or since it was last followed, either side may propose the price of the months to come, ${count(t.everyMonths, 'month')} apart at least; the new price is the first one times one plus ${perCent(t.share)} % of what the series moved by, per post and month and rounded half up to the fen, upwards and downwards alike. Units and stages keep their prices.`,
})

/** By which value a price stands. */
export const sayIndexStep = (s: IndexStep): Words =>
  both(`价格按 ${sayIndexMonth(s.month).zh}的指数 ${s.value}，${s.on} 起`, `price by the series at ${s.value} of ${s.month}, from ${s.on}`)
