import { count, dictionary, type Lang, type Words } from '#kernel'
import type { Reached } from './rules/value.ts'

/** What was reached of what a line is to achieve: the page of a contract's indicators. */
export const valuePageWords = dictionary('5-delivery/value-words.valuePageWords', {
  title: { zh: '目标和结果', en: 'Goals and what was reached' },
  lead: {
    zh: '每项指标要达到多少、承诺了多少、到现在达到多少，是谁怎样得出的。没有录入的不是零。',
    en: 'What was asked for, what was promised and what was reached, by whom and how that is known. What nobody entered is not zero.',
  },
  none: { zh: '这份合同没有写明目标。', en: 'This contract names no goals.' },
  otherMonths: { zh: (n: number) => `其余 ${n} 次`, en: (n: number) => `${count(n, 'other time')}` },
  indicator: { zh: '指标', en: 'Indicator' },
  asked: { zh: '要求', en: 'Asked for' },
  promised: { zh: '承诺', en: 'Promised' },
  nothingPromised: { zh: '没有承诺', en: 'nothing promised' },
  reached: { zh: '达到', en: 'Reached' },
  notShown: { zh: '还没有展示', en: 'not shown yet' },
  notYetDue: { zh: (on: string) => `${on}起可以录入`, en: (on: string) => `to be shown from ${on}` },
  how: { zh: '怎样得出的', en: 'How it is known' },
  for: { zh: '哪一期', en: 'For' },
  enter: { zh: '录入结果', en: 'Enter what was reached' },
  correct: { zh: '更正', en: 'Correct it' },
  value: { zh: '达到多少', en: 'What was reached' },
  evidence: { zh: '怎样得出的', en: 'How it is known' },
  evidenceHint: {
    zh: '从哪些记录、量表或问卷数出来的，一共多少人。不写姓名。',
    en: 'From which records, scale or questions it was counted, and of how many people. No names.',
  },
  figures: { zh: '服务记录里的数', en: 'What the records say' },
  ofRecords: {
    zh: (n: number, people: number, hours: string, units: number) => `${n} 条记录，${people} 人次，${hours} 小时，${units} 个单位`,
    en: (n: number, people: number, hours: string, units: number) =>
      `${count(n, 'record')}, ${count(people, 'attendance')}, ${hours} hours, ${count(units, 'unit')}`,
  },
  fromRecords: {
    zh: (n: number) => `由这一项在这段时间的 ${n} 条服务记录得出。`,
    en: (n: number) => `Counted from the ${count(n, 'service record')} of this line in that time.`,
  },
  shownOn: { zh: '哪一天测量或统计的', en: 'Measured or counted on' },
  reason: { zh: '更正的理由', en: 'Why it is corrected' },
  earlier: { zh: '更正以前', en: 'Before it was corrected' },
  enteredBy: { zh: '录入', en: 'Entered' },
  keep: { zh: '记下', en: 'Keep it' },
  toContract: { zh: '目标和结果', en: 'Goals and what was reached' },
  dueTitle: {
    zh: (n: number, title: Words) => `展示 ${n} 项指标的结果：${title.zh}`,
    en: (n: number, title: Words) => `Show what was reached of ${count(n, 'indicator')}: ${title.en}`,
  },
  dueWhy: {
    zh: '合同写明由您这一方展示。没有录入的，验收时写「还没有展示」。',
    en: 'The contract says that you show it. What is not entered reads “not shown yet” where it is accepted.',
  },
})

const keptWords = dictionary('5-delivery/value-words.keptWords', {
  kept: {
    zh: (kept: number, short: number) => `展示过的 ${kept + short} 项承诺，按最近一次：${kept} 项达到，${short} 项没有达到。`,
    en: (kept: number, short: number) => `Of ${count(kept + short, 'promise')} shown so far, as last shown: ${kept} kept, ${short} not.`,
  },
})

/**
 * How many promises were kept, the same on every page that says it. A promise that is shown every month is one promise.
 * @param last of each promise that was shown, how far it was when it was shown last
 */
export function sayKept(last: readonly Reached[], lang: Lang): string {
  const of = (reached: Reached) => last.filter((x) => x === reached).length
  return keptWords[lang].kept(of('reached'), of('short'))
}
