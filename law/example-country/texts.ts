import { type Citation, type Money, minor } from '#kernel'
import type { PublishedRule } from '../country.ts'
import type { Currency } from '../currency.ts'
import type { Dated, Parameter } from '../parameter.ts'
import { localNumber } from '../places/place.ts'

/*
 * A country that does not exist. It is here so that it can be seen, and tested, that nothing of the program is China's: everything it
 * says differs from China where a country may differ. Nobody is bound by any of it, and every page that shows it says so.
 */

/** The money of nowhere: ISO 4217 keeps XTS free for tests. A thousand mils are one test mark. */
export const testMarks: Currency = {
  code: 'XTS',
  digits: 3,
  says: { zh: (figures) => `${figures} 试币`, en: (figures) => `XTS ${figures}` },
}
export const marks = (whole: number): Money => minor(BigInt(whole) * 1000n)

const act = { zh: '《示例国采购法》（虚构）', en: 'Procurement Act of Example Country (made up)' }
export const instruments = { act: { ...act, grade: 'unverified' as const, since: '2020-07-01' } }

const sentences = {
  'X-01': ['采购计划应当写明问过哪些居民、哪一天问的。', 'A plan says which residents were asked, and on which day.'],
  'X-02': ['合同期限最长二十四个月。', 'A contract runs for twenty-four months at most.'],
  'X-03': [
    '公开征集的文件至少发出十四日，发出当日计算在内。',
    'Documents of an open call are out for at least fourteen days, the day they are issued among them.',
  ],
  'X-04': ['截止后五个工作日内公布结果。', 'The result is announced within five working days after the deadline.'],
  'X-05': [
    '验收后二十一日内付款，验收当日计算在内；最后一日休息的，顺延到下一个工作日。',
    'Payment is due within twenty-one days of acceptance, that day among them; a last day off moves to the next working day.',
  ],
  'X-06': ['低于五万试币的，可以小额询价。', 'Below fifty thousand test marks, quotations may be asked for.'],
} as const
export type ExampleRule = keyof typeof sentences

export const cite = (rule: ExampleRule): Citation => ({
  rule,
  instrument: act,
  article: { zh: `第 ${Number(rule.slice(2))} 条`, en: `art. ${Number(rule.slice(2))}` },
  confidence: 'unverified',
})
export const rules: readonly PublishedRule[] = (Object.keys(sentences) as ExampleRule[]).map((number) => ({
  number,
  says: { zh: sentences[number][0], en: sentences[number][1] },
  cites: [cite(number)],
}))

const all: Parameter<unknown>[] = []
/** Every number of the country, in the order it was declared. */
export const numbers = (): readonly Parameter<unknown>[] => all

/** A number that has held since the first day of the act. */
export function number<T>(
  name: string,
  says: { zh: string; en: string },
  unit: { zh: string; en: string },
  value: T,
  rule: ExampleRule,
): Parameter<T> {
  const values: Readonly<Record<string, Dated<T>>> = { '2020-07-01': { value, cites: [cite(rule)] } }
  const made = localNumber<T>({ name, says, unit, values, checkedOn: '2026-11-29' })
  all.push(made as Parameter<unknown>)
  return made
}
