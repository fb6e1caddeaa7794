import type { Citation, Words } from '#kernel'
import { citeText, instruments } from './instruments.ts'

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
const purchaser = '(?:甲方|购买方|购买主体|采购人|采购方|委托方|发包方|街道办?|用人单位)'
const theProvider = '(?:the )?(?:provider|supplier|contractor|institution|party b)'
const thePurchaser = '(?:the )?(?:purchaser|buyer|client|party a)'
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
