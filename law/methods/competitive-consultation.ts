import { fraction } from '#kernel'
import { cite } from '../cn/instruments.ts'
import { days, type Length, workingDays } from '../length.ts'
import { parameter } from '../parameter.ts'
import { type Band, columns, type LargerPanel, type LowestPrice, type Method, row } from './method.ts'
import { talkedStages, type Stage } from './stage.ts'

const cell = row('competitive-consultation', '2014-12-31', '2026-11-24')
/** Cells on articles that were read on that day. */
const readCell = row('competitive-consultation', '2014-12-31', '2026-11-25')

/** The usual way for government-purchased services: talks first, then comprehensive scoring of the final offers. */
export const competitiveConsultation: Method = {
  name: 'competitive-consultation',
  says: { zh: '竞争性磋商', en: 'competitive consultation' },
  stages: cell<readonly Stage[]>('stages', talkedStages, [cite('R-57'), cite('R-56')]),
  servicesMayBeBought: cell('servicesMayBeBought', true, [cite('R-51')]),
  shortestBidPeriod: readCell<Length | null>('shortestBidPeriod', days(10), [cite('R-53')]),
  documentsAvailable: readCell<Length | null>('documentsAvailable', workingDays(5), [cite('R-53')]),
  clarificationBefore: readCell<Length | null>('clarificationBefore', days(5), [cite('R-53')]),
  panelSize: readCell('panelSize', 3, [cite('R-55')]),
  expertShare: readCell('expertShare', fraction(2, 3), [cite('R-55')]),
  largerPanel: cell<LargerPanel | null>('largerPanel', null, [cite('R-55')]),
  fewestBidders: cell('fewestBidders', 3, [cite('R-58', 'consultation-214')]),
  fewestForPurchasedServices: parameter({
    name: 'competitive-consultation.fewestForPurchasedServices',
    ...columns.fewestForPurchasedServices,
    values: {
      '2014-12-31': { value: 3, cites: [cite('R-58', 'consultation-214')] },
      '2015-06-30': {
        value: 2,
        cites: [cite('R-58', 'consultation-124')],
        note: { zh: '补充通知：政府购买服务两家可以继续', en: 'Supplement: two suffice for government-purchased services' },
      },
    },
    checkedOn: '2026-11-25',
  }),
  priceWeightOfServices: readCell<Band | null>('priceWeightOfServices', { atLeast: fraction(10, 100), atMost: fraction(30, 100) }, [
    cite('R-56'),
  ]),
  priceWeightOfGoods: readCell<Band | null>('priceWeightOfGoods', { atLeast: fraction(30, 100), atMost: fraction(60, 100) }, [
    cite('R-56'),
  ]),
  lowestPrice: cell<LowestPrice | null>('lowestPrice', 'never', [cite('R-56')]),
  fixedPriceIsScored: cell<boolean | null>('fixedPriceIsScored', false, [{ ...cite('R-56'), confidence: 'C' }]),
  consentAboveThreshold: readCell(
    'consentAboveThreshold',
    {
      zh: '主管预算单位同意，并经设区的市、自治州以上财政部门批准',
      en: 'consent of the superior budget unit and approval of the finance department at city level or above',
    },
    [cite('R-52')],
  ),
  noticeStands: cell('noticeStands', null, [cite('R-53')]),
  silenceDecides: readCell('silenceDecides', true, [cite('R-59')]),
}
