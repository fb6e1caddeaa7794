import { both, count, dictionary, refusals } from '#kernel'

export const refuseSeries = refusals({
  'value-wrong': { status: 422, zh: '数值里有几处要改，见各项说明。', en: 'Some of the values need mending; see the fields.' },
  'series-known': { status: 409, zh: '本单位已经有同名的指数。', en: 'Your office keeps a series of this name already.' },
  'value-known': { status: 409, zh: '这些数值都已经登记，没有要改的。', en: 'All of these values are there already.' },
})

export const seriesWords = dictionary('2-plans/series-words.seriesWords', {
  title: { zh: '价格指数', en: 'Price series' },
  lead: {
    zh: '合同可以约定岗位的价格随一个公开的指数调整。指数的数值由采购单位登记，每个数值写明来源和公布的日子；更正的数值另起一条，原来的留着。',
    en: 'A contract may let the price of posts follow a published series. The purchaser enters its values, each with its source and the day it was published; what is put right is entered again and the former value stays.',
  },
  none: { zh: '还没有登记指数。', en: 'No series is kept yet.' },
  add: { zh: '登记一个指数', en: 'Keep a series' },
  name: { zh: '指数名称', en: 'Name' },
  nameHint: {
    zh: '照公布的写，例如「居民消费价格指数（本市，上年同月为 100 的不能用，要定基的）」',
    en: 'As it is published. It needs a fixed base: one that counts each month against the year before cannot be followed',
  },
  source: { zh: '来源', en: 'Source' },
  sourceHint: { zh: '谁公布，在哪里', en: 'Who publishes it, and where' },
  valueSourceHint: { zh: '和上面写的不同才填', en: 'Only where it is another than above' },
  office: { zh: '登记单位', en: 'Kept by' },
  newest: { zh: '最近的数值', en: 'Newest value' },
  save: { zh: '保存', en: 'Save' },
  edit: { zh: '改名称和来源', en: 'Change name and source' },
  month: { zh: '月份', en: 'Month' },
  monthHint: { zh: '例如 2026-03', en: 'Such as 2026-03' },
  value: { zh: '数值', en: 'Value' },
  published: { zh: '公布日期', en: 'Published on' },
  reason: { zh: '更正的原因', en: 'Why it is put right' },
  reasonHint: { zh: '这个月已经有数值的才填', en: 'Only where the month has a value already' },
  number: { zh: '版本', en: 'Version' },
  counts: { zh: '现用', en: 'counts' },
  replaced: { zh: '已更正', en: 'put right' },
  values: { zh: '各月数值', en: 'Values by month' },
  enter: { zh: '登记数值', en: 'Enter values' },
  rows: { zh: '或者从表格里贴', en: 'Or paste from a table' },
  rowsHint: {
    zh: '一行一个月：月份、数值、公布日期、来源（可以不写）。从 Excel 复制，或者贴 CSV',
    en: 'One month to a line: month, value, day published, and its source if it differs. Copied from Excel, or as CSV',
  },
  noValues: { zh: '还没有数值。', en: 'No value yet.' },
  howMany: { zh: (n: number) => `${n} 个数值`, en: (n: number) => count(n, 'value') },
})

/** What the record log says of them. */
export const sayKept = (name: string) => both(`保存价格指数「${name}」`, `Kept the price series “${name}”`)
export const sayEntered = (name: string, months: string) =>
  both(`登记价格指数「${name}」的数值：${months}`, `Entered values of the price series “${name}”: ${months}`)
