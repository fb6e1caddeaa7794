import { fraction, yuan } from '#kernel'
import { clarificationBefore, documentsAvailable, minimumBidPeriod, tenderNoticeStands } from '../cn/bid-period.ts'
import { cite, citeText, instruments } from '../cn/instruments.ts'
import { parameter } from '../parameter.ts'
import { type Band, columns, type LargerPanel, type LowestPrice, type Method, row } from './method.ts'
import { announcedStages, type Stage } from './stage.ts'

const cell = row('open-tender', '2017-10-01', '2026-11-24')
/** Cells on Order 87, whose text was read on that day. */
const readCell = row('open-tender', '2017-10-01', '2026-11-25')

/** What is announced as bids are opened, and who looks at what before the scores: articles that were not read here. */
export const announcedCites = [
  cite('R-29'),
  citeText(
    'R-29',
    instruments['order-87'],
    { zh: '第四十一条、第四十四条、第五十条', en: 'articles 41, 44 and 50' },
    'unverified',
    instruments['order-87'].address,
  ),
] as const

/** Larger committees for costly, complex or sensitive purchases. */
export const largerCommittee: LargerPanel = {
  size: 7,
  budget: yuan('10000000'),
  whenComplex: true,
  whenHighImpact: true,
  whenAboveOpenThreshold: false,
}
/** The Regulation of 2015 is silent on silence; Order 87 makes the first-ranked the winner where no lawful reason is given. */
export const tenderSilence = (method: 'open-tender' | 'invited-tender') =>
  parameter<boolean>({
    name: `${method}.silenceDecides`,
    ...columns.silenceDecides,
    values: {
      '2015-03-01': { value: false, cites: [cite('R-37')] },
      '2017-10-01': {
        value: true,
        cites: [cite('R-37', 'order-87')],
        note: { zh: '逾期不按顺序确定又说不出合法理由的', en: 'Where no lawful reason is given for not following the order' },
      },
    },
    checkedOn: '2026-11-25',
  })
const servicesBand: Band = { atLeast: fraction(10, 100), atMost: null }
const goodsBand: Band = { atLeast: fraction(30, 100), atMost: null }

export const openTender: Method = {
  name: 'open-tender',
  says: { zh: '公开招标', en: 'open tendering' },
  stages: readCell<readonly Stage[]>('stages', announcedStages, announcedCites),
  servicesMayBeBought: cell('servicesMayBeBought', true, [cite('R-49')], '2003-01-01'),
  shortestBidPeriod: minimumBidPeriod,
  documentsAvailable,
  clarificationBefore,
  panelSize: readCell('panelSize', 5, [cite('R-28')]),
  expertShare: readCell('expertShare', fraction(2, 3), [cite('R-28')]),
  largerPanel: readCell<LargerPanel | null>('largerPanel', largerCommittee, [cite('R-28')]),
  fewestBidders: cell('fewestBidders', 3, [cite('R-34')], '2003-01-01'),
  fewestForPurchasedServices: cell('fewestForPurchasedServices', 3, [cite('R-34')], '2003-01-01'),
  priceWeightOfServices: readCell<Band | null>('priceWeightOfServices', servicesBand, [cite('R-29')]),
  priceWeightOfGoods: readCell<Band | null>('priceWeightOfGoods', goodsBand, [cite('R-29')]),
  // The Regulation says that uniform items must use it; that others may not is our reading of Order 87.
  lowestPrice: readCell<LowestPrice | null>('lowestPrice', 'uniform-only', [
    cite('R-33'),
    { ...cite('R-29'), rule: 'R-33', confidence: 'unverified' },
  ]),
  fixedPriceIsScored: readCell<boolean | null>('fixedPriceIsScored', false, [cite('R-29')]),
  consentAboveThreshold: cell('consentAboveThreshold', null, [cite('R-49')], '2003-01-01'),
  noticeStands: tenderNoticeStands,
  silenceDecides: tenderSilence('open-tender'),
}
