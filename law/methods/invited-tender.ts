import { fraction } from '#kernel'
import { clarificationBefore, documentsAvailable, minimumBidPeriod, tenderNoticeStands } from '../cn/bid-period.ts'
import { cite } from '../cn/instruments.ts'
import { type Band, type LargerPanel, type LowestPrice, type Method, row } from './method.ts'
import { invitedStages, type Stage } from './stage.ts'
import { announcedCites, largerCommittee, tenderSilence } from './open-tender.ts'

const cell = row('invited-tender', '2017-10-01', '2026-11-24')
/** Cells on Order 87, whose text was read on that day. */
const readCell = row('invited-tender', '2017-10-01', '2026-11-25')

/** For special items that only a limited circle can supply, or when open tendering would cost out of proportion (采购法 art. 29). */
export const invitedTender: Method = {
  name: 'invited-tender',
  says: { zh: '邀请招标', en: 'invited tendering' },
  stages: readCell<readonly Stage[]>('stages', invitedStages, [cite('R-49'), ...announcedCites]),
  servicesMayBeBought: cell('servicesMayBeBought', true, [cite('R-49')], '2003-01-01'),
  shortestBidPeriod: minimumBidPeriod,
  documentsAvailable,
  clarificationBefore,
  panelSize: readCell('panelSize', 5, [cite('R-28')]),
  expertShare: readCell('expertShare', fraction(2, 3), [cite('R-28')]),
  largerPanel: readCell<LargerPanel | null>('largerPanel', largerCommittee, [cite('R-28')]),
  fewestBidders: cell('fewestBidders', 3, [cite('R-34')], '2003-01-01'),
  fewestForPurchasedServices: cell('fewestForPurchasedServices', 3, [cite('R-34')], '2003-01-01'),
  priceWeightOfServices: readCell<Band | null>('priceWeightOfServices', { atLeast: fraction(10, 100), atMost: null }, [cite('R-29')]),
  priceWeightOfGoods: readCell<Band | null>('priceWeightOfGoods', { atLeast: fraction(30, 100), atMost: null }, [cite('R-29')]),
  lowestPrice: readCell<LowestPrice | null>('lowestPrice', 'uniform-only', [
    cite('R-33'),
    { ...cite('R-29'), rule: 'R-33', confidence: 'unverified' },
  ]),
  fixedPriceIsScored: readCell<boolean | null>('fixedPriceIsScored', false, [cite('R-29')]),
  consentAboveThreshold: cell(
    'consentAboveThreshold',
    { zh: '设区的市、自治州以上财政部门批准', en: 'approval of the finance department at city level or above' },
    [cite('R-49')],
    '2003-01-01',
  ),
  noticeStands: tenderNoticeStands,
  silenceDecides: tenderSilence('invited-tender'),
}
