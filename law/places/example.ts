import { yuan } from '#kernel'
import { documentsAvailable, minimumBidPeriod } from '../cn/bid-period.ts'
import { citeText } from '../cn/instruments.ts'
import { days, workingDays } from '../length.ts'
import { china } from './china.ts'
import { differs, localNumber, type Place } from './place.ts'

const made = citeText('R-49', { zh: '示例，不是真实规定', en: 'An example, no real rule' }, { zh: '示例', en: 'example' }, 'unverified')
const unit = { zh: '元', en: 'yuan' }

/** A made-up city that shows how a place is written down. Copy it to add a real one. */
export const exampleCity: Place = {
  name: 'cn-example',
  says: { zh: '示例市（不是真实地方）', en: 'Example city (no real place)' },
  within: china,
  isExample: true,
  bureau: { zh: '主管部门（示例市：社会工作部门）', en: 'Bureau (Example city: society work department)' },
  differs: [
    differs(minimumBidPeriod, { '2024-01-01': { value: days(25), cites: [made] } }),
    differs(documentsAvailable, { '2024-01-01': { value: workingDays(7), cites: [made] } }),
  ],
  thresholds: {
    openTender: localNumber({
      name: 'cn-example.open-tender-threshold',
      says: { zh: '公开招标数额标准（示例）', en: 'Open-tender threshold (example)' },
      unit,
      values: {
        '2024-01-01': { value: yuan('4000000'), cites: [made] },
        '2026-01-01': { value: yuan('2000000'), cites: [made], note: { zh: '示例：下调', en: 'Example: lowered' } },
      },
      checkedOn: '2026-11-24',
    }),
    procurement: localNumber({
      name: 'cn-example.procurement-limit',
      says: { zh: '采购限额标准（示例）', en: 'Procurement limit (example)' },
      unit,
      values: { '2024-01-01': { value: yuan('500000'), cites: [made] } },
      checkedOn: '2026-11-24',
    }),
  },
}
