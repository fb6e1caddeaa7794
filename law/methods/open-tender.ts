import { fraction, yuan } from '#kernel'
import { clarificationBefore, documentsAvailable, minimumBidPeriod, tenderNoticeStands } from '../cn/bid-period.ts'
import { cite } from '../cn/instruments.ts'
import { type Band, type LargerPanel, type LowestPrice, type Method, row } from './method.ts'

const cell = row('open-tender', '2017-10-01', '2026-11-24')

/** Larger committees for costly, complex or sensitive purchases. */
export const largerCommittee: LargerPanel = {
  size: 7,
  budget: yuan('10000000'),
  whenComplex: true,
  whenHighImpact: true,
  whenAboveOpenThreshold: false,
}
const servicesBand: Band = { atLeast: fraction(10, 100), atMost: null }
const goodsBand: Band = { atLeast: fraction(30, 100), atMost: null }

export const openTender: Method = {
  name: 'open-tender',
  says: { zh: '公开招标', en: 'open tendering' },
  servicesMayBeBought: cell('servicesMayBeBought', true, [cite('R-49')], '2003-01-01'),
  shortestBidPeriod: minimumBidPeriod,
  documentsAvailable,
  clarificationBefore,
  panelSize: cell('panelSize', 5, [cite('R-28')]),
  expertShare: cell('expertShare', fraction(2, 3), [cite('R-28')]),
  largerPanel: cell<LargerPanel | null>('largerPanel', largerCommittee, [cite('R-28')]),
  fewestBidders: cell('fewestBidders', 3, [cite('R-34')], '2003-01-01'),
  fewestForPurchasedServices: cell('fewestForPurchasedServices', 3, [cite('R-34')], '2003-01-01'),
  priceWeightOfServices: cell<Band | null>('priceWeightOfServices', servicesBand, [cite('R-29')]),
  priceWeightOfGoods: cell<Band | null>('priceWeightOfGoods', goodsBand, [cite('R-29')]),
  // The Regulation says that uniform items must use it; that others may not is our reading of Order 87.
  lowestPrice: cell<LowestPrice | null>('lowestPrice', 'uniform-only', [
    cite('R-33'),
    { ...cite('R-29'), rule: 'R-33', confidence: 'unverified' },
  ]),
  fixedPriceIsScored: cell<boolean | null>('fixedPriceIsScored', false, [cite('R-29')]),
  consentAboveThreshold: cell('consentAboveThreshold', null, [cite('R-49')], '2003-01-01'),
  noticeStands: tenderNoticeStands,
  silenceDecides: cell('silenceDecides', false, [cite('R-37')], '2015-03-01'),
}
