import type { Words } from '#kernel'
import { workingDays, days, type Length } from '../length.ts'
import { columns, type LargerPanel, type LowestPrice, type Method, type MethodName } from '../methods/method.ts'
import { comparedStages, scoredStages } from '../methods/stage.ts'
import type { Parameter } from '../parameter.ts'
import { type ExampleRule, number } from './texts.ts'

/** The cells of one method: a few of its own, and for the rest that the law sets nothing. */
function method(name: MethodName, says: Words, rule: ExampleRule, own: { period: Length | null; lowest: LowestPrice }): Method {
  const cell = <T>(column: keyof typeof columns, value: T): Parameter<T> =>
    number<T>(`example-country.${name}.${column}`, columns[column].says, columns[column].unit, value, rule)
  return {
    name,
    says,
    stages: cell('stages', own.lowest === 'always' ? comparedStages : scoredStages),
    servicesMayBeBought: cell('servicesMayBeBought', true),
    shortestBidPeriod: cell('shortestBidPeriod', own.period),
    documentsAvailable: cell<Length | null>('documentsAvailable', own.period),
    clarificationBefore: cell<Length | null>('clarificationBefore', null),
    panelSize: cell<number | null>('panelSize', null),
    expertShare: cell('expertShare', null),
    largerPanel: cell<LargerPanel | null>('largerPanel', null),
    fewestBidders: cell('fewestBidders', 1),
    fewestForPurchasedServices: cell('fewestForPurchasedServices', 1),
    priceWeightOfServices: cell('priceWeightOfServices', null),
    priceWeightOfGoods: cell('priceWeightOfGoods', null),
    lowestPrice: cell<LowestPrice | null>('lowestPrice', own.lowest),
    fixedPriceIsScored: cell<boolean | null>('fixedPriceIsScored', null),
    consentAboveThreshold: cell<Words | null>('consentAboveThreshold', null),
    noticeStands: cell<Length | null>('noticeStands', workingDays(5)),
    silenceDecides: cell('silenceDecides', false),
  }
}

/** The two ways of buying of the country. They bear the names the program keeps methods by, and their own words. */
export const exampleMethods: readonly Method[] = [
  method('open-tender', { zh: '公开征集（示例国）', en: 'open call (Example Country)' }, 'X-03', { period: days(14), lowest: 'never' }),
  method('request-for-quotation', { zh: '小额询价（示例国）', en: 'small quotation (Example Country)' }, 'X-06', {
    period: null,
    lowest: 'always',
  }),
]
