import { cite } from '../cn/instruments.ts'
import { type Length, workingDays } from '../length.ts'
import { type Method, row } from './method.ts'
import { singleStages, type Stage } from './stage.ts'

const cell = row('single-source', '2014-02-01', '2026-11-24')
const law = [cite('R-59b', 'procurement-law')] as const
/** Article 41 of the order was read: no panel, but people with experience; what else it does not say is known second-hand. */
const article41 = [cite('R-59b', 'order-74')] as const
const order = [{ ...article41[0], article: { zh: '全文', en: 'the whole text' }, confidence: 'D' }] as const

/** Only one possible supplier, an unforeseeable emergency, or a follow-on of at most 10 %. One bidder left over is none of these. */
export const singleSource: Method = {
  name: 'single-source',
  says: { zh: '单一来源采购', en: 'single-source procurement' },
  stages: cell<readonly Stage[]>('stages', singleStages, article41),
  servicesMayBeBought: cell('servicesMayBeBought', true, law, '2003-01-01'),
  shortestBidPeriod: cell('shortestBidPeriod', null, order),
  documentsAvailable: cell('documentsAvailable', null, order),
  clarificationBefore: cell('clarificationBefore', null, order),
  panelSize: cell('panelSize', null, article41),
  expertShare: cell('expertShare', null, order),
  largerPanel: cell('largerPanel', null, order),
  fewestBidders: cell('fewestBidders', 1, law, '2003-01-01'),
  fewestForPurchasedServices: cell('fewestForPurchasedServices', 1, law, '2003-01-01'),
  priceWeightOfServices: cell('priceWeightOfServices', null, law, '2003-01-01'),
  priceWeightOfGoods: cell('priceWeightOfGoods', null, law, '2003-01-01'),
  lowestPrice: cell('lowestPrice', null, law, '2003-01-01'),
  fixedPriceIsScored: cell('fixedPriceIsScored', null, law, '2003-01-01'),
  consentAboveThreshold: cell(
    'consentAboveThreshold',
    {
      zh: '主管预算单位同意，并经设区的市、自治州以上财政部门批准',
      en: 'consent of the superior budget unit and approval of the finance department at city level or above',
    },
    [cite('R-49'), ...order],
  ),
  // The notice is due at or above the open-tender threshold when there is only one possible supplier.
  noticeStands: cell<Length | null>('noticeStands', workingDays(5), [cite('R-59b', 'procurement-regulation')], '2015-03-01'),
  silenceDecides: cell('silenceDecides', false, [cite('R-37')], '2015-03-01'),
}
