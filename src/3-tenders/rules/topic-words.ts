import type { Topic } from '#law'

/** What a condition is plainly about. A machine that reads words finds the plain cases only; a person decides the others. */
export function topicOf(text: string): { about?: Topic } {
  const found = topics.find(([pattern]) => pattern.test(text))
  return found ? { about: found[1] } : {}
}
const topics: readonly (readonly [RegExp, Topic])[] = [
  [/注册资(本|金)|registered capital/i, 'registered-capital'],
  [/资产总额|总资产|total assets/i, 'assets'],
  [/营业(收入|额)|turnover|annual revenue/i, 'turnover'],
  [/从业人员.{0,6}(不少于|以上)|headcount/i, 'headcount'],
  [/(净利润|利润率)|profit(ability)?/i, 'profit'],
  [/纳税额|tax paid/i, 'tax'],
]
