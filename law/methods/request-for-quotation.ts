import { fraction } from '#kernel'
import { cite } from '../cn/instruments.ts'
import { type Length, workingDays } from '../length.ts'
import { type LowestPrice, type Method, row } from './method.ts'
import { quotedStages, type Stage } from './stage.ts'

const cell = row('request-for-quotation', '2014-02-01', '2026-11-24')
const law = [cite('R-59b', 'procurement-law')] as const
/** Article 7 of the order was read; what else it says, or does not say, is known second-hand. */
const article7 = [cite('R-59b', 'order-74')] as const
const order = [{ ...article7[0], article: { zh: '全文', en: 'the whole text' }, confidence: 'D' }] as const

/**
 * One price each for what is asked, and the lowest of those that meet all of it. The law has it for stocked goods of uniform specification
 * (采购法 art. 32); services may be bought so only below the procurement limit, by rules of the office's own.
 */
export const requestForQuotation: Method = {
  name: 'request-for-quotation',
  says: { zh: '询价', en: 'request for quotation' },
  stages: cell<readonly Stage[]>('stages', quotedStages, order),
  servicesMayBeBought: cell('servicesMayBeBought', false, law, '2003-01-01'),
  shortestBidPeriod: cell<Length | null>('shortestBidPeriod', workingDays(3), order),
  documentsAvailable: cell('documentsAvailable', null, order),
  clarificationBefore: cell<Length | null>('clarificationBefore', workingDays(3), [{ ...order[0], confidence: 'unverified' }]),
  panelSize: cell('panelSize', 3, law, '2003-01-01'),
  expertShare: cell('expertShare', fraction(2, 3), law, '2003-01-01'),
  largerPanel: cell(
    'largerPanel',
    { size: 5, budget: null, whenComplex: false, whenHighImpact: false, whenAboveOpenThreshold: true },
    article7,
  ),
  fewestBidders: cell('fewestBidders', 3, law, '2003-01-01'),
  fewestForPurchasedServices: cell('fewestForPurchasedServices', 3, law, '2003-01-01'),
  priceWeightOfServices: cell('priceWeightOfServices', null, law, '2003-01-01'),
  priceWeightOfGoods: cell('priceWeightOfGoods', null, law, '2003-01-01'),
  lowestPrice: cell<LowestPrice | null>('lowestPrice', 'always', law, '2003-01-01'),
  fixedPriceIsScored: cell('fixedPriceIsScored', null, law, '2003-01-01'),
  consentAboveThreshold: cell(
    'consentAboveThreshold',
    {
      zh: '主管预算单位同意，并经设区的市、自治州以上财政部门批准',
      en: 'consent of the superior budget unit and approval of the finance department at city level or above',
    },
    [cite('R-49'), ...order],
  ),
  noticeStands: cell('noticeStands', null, order),
  silenceDecides: cell('silenceDecides', false, [cite('R-37')], '2015-03-01'),
}
