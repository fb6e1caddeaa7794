import type { Citation, Words } from '#kernel'
import { citeText, instruments } from './instruments.ts'
import { commonNumerals, inDigits, saidOnce } from './numerals.ts'

/** A wording that leans to one side, why, and a fairer one. */
export interface LeaningWords {
  readonly name: string
  readonly rule: string
  readonly patterns: readonly RegExp[]
  readonly words: Words
  readonly fairer: Words
  readonly cites: readonly [Citation, ...Citation[]]
}

const provider = '(?:乙方|服务方|承接主体|承接方|承接机构|供应商|中标人|成交人|机构方)'
const purchaser = '(?:甲方|购买方|购买主体|购买人|采购人|采购方|采购单位|委托方|委托人|发包方|街道(?:办事处|办)?|用人单位)'
const theProvider = '(?:the )?(?:provider|supplier|contractor|institution|party b)'
const thePurchaser = '(?:the )?(?:purchaser|buyer|client|customer|party a|(?:sub-?district )?office|street office)'
export const re = (source: string) => new RegExp(source, 'i')
/** Who a clause speaks of, in either language, as parts of a pattern. */
export const party = {
  provider,
  purchaser,
  theProvider,
  thePurchaser,
  people: '(?:社工|社会工作者|工作人员|派驻人员|岗位人员|服务人员|人员|员工|职工)',
}
/** A rule of our own, for what no law says: a warning at most. */
export const ourRule = (rule: string): Citation =>
  citeText(rule, instruments.tandem, { zh: '合同公平检查', en: 'fairness check' }, 'unverified')

/**
 * A text as the patterns read it: half-width letters and digits, no blanks between Chinese characters or between digits beside them,
 * numbers by their common numerals and once where they are written twice, English ones as digits. Nothing of it is shown.
 */
export function readable(text: string): string {
  const plain = text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
  return saidOnce(
    /\p{Script=Han}/u.test(plain)
      ? commonNumerals(plain.replace(/(?<=[\p{Script=Han}\d，。；：、（）])[^\S\n]+(?=[\p{Script=Han}\d，。；：、（）])/gu, ''))
      : inDigits(plain),
  )
}
