import { count, dictionary } from '#kernel'

/** What is wrong with a value of a series. */
export const seriesWrong = dictionary('2-plans/rules/series-words.seriesWrong', {
  month: { zh: '写成年和月，例如 2026-03。', en: 'Write year and month, such as 2026-03.' },
  ahead: { zh: '这个月还没有到。', en: 'This month lies ahead.' },
  beforeMonth: { zh: '公布的日子早于这个月，请核对。', en: 'It cannot have been published before its month began.' },
  publishedAhead: { zh: '这一天还没有到。', en: 'This day lies ahead.' },
  missing: { zh: '请填。', en: 'Fill this in.' },
  value: { zh: '数值要大于零。', en: 'The value has to be above zero.' },
  reason: {
    zh: (months: readonly string[]) => `${months.join('、')} 已经登记过，和这里写的不一样。要更正，请写明原因。`,
    en: (months: readonly string[]) => `${months.join(', ')} is there already and says otherwise. To put it right, say why.`,
  },
  row: {
    zh: (n: number, why: string) => `第 ${n} 行：${why}`,
    en: (n: number, why: string) => `Row ${n}: ${why}`,
  },
  cells: {
    zh: '每行要有月份、数值、公布日期三格，可以再加来源；格与格之间用制表符、逗号或空格分开。',
    en: 'Each row has a month, a value and the day it was published, parted by tabs, commas or blanks; a source may follow.',
  },
  twice: {
    zh: (month: string, a: number, b: number) => `${month} 在第 ${a} 行和第 ${b} 行各写了一次，请留一行。`,
    en: (month: string, a: number, b: number) => `${month} stands in row ${a} and in row ${b}; please keep one.`,
  },
  tooMany: { zh: (n: number) => `一次最多 ${n} 行。`, en: (n: number) => `At most ${count(n, 'row')} at once.` },
  rowsOrOne: { zh: '填一个月，或者贴一张表，不要两样都填。', en: 'Fill in one month or paste a table, not both.' },
})
