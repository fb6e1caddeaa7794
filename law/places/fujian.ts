import { fraction, yuan } from '#kernel'
import { citeText } from '../cn/instruments.ts'
import { reservedShare } from '../cn/sme-promotion.ts'
import { china } from './china.ts'
import { differs, localNumber, type Place } from './place.ts'

const table = citeText(
  'R-49',
  { zh: '《福建省政府集中采购目录及限额标准》', en: 'Fujian catalogue of centralised procurement and thresholds' },
  { zh: '限额标准', en: 'thresholds' },
  'D',
  'https://github.com/wrs817/kaoshi/tree/529095d/public/data/2026',
)
// The press said so of the second half of 2022; the bank of exam questions of 2026 still does, and names goods and services.
const raised = citeText(
  'R-103',
  { zh: '福建省财政厅通知（2022 年）', en: 'Notice of the Fujian Department of Finance (2022)' },
  { zh: '预留份额', en: 'reserved share' },
  'D',
  'http://my.yndtjj.com/my/20220705/0516969.html',
)
const unit = { zh: '元', en: 'yuan' }
const open = { zh: '公开招标数额标准（货物、服务）', en: 'Open-tender threshold for goods and services' }
const limit = { zh: '分散采购限额标准（货物、服务）', en: 'Procurement limit for goods and services' }
// The bank of exam questions is of 2026; the first day of the table itself was not found, so earlier days are not answered.
const from = '2026-01-01'

/** Fujian, units of the province. */
export const fujian: Place = {
  name: 'cn-fj',
  says: { zh: '福建省（省级单位）', en: 'Fujian, units of the province' },
  division: { code: '350000', says: { zh: '福建省', en: 'Fujian' } },
  within: china,
  isExample: false,
  differs: [differs(reservedShare, { '2022-07-01': { value: fraction(40, 100), cites: [raised] } })],
  thresholds: {
    openTender: localNumber({
      name: 'cn-fj.open-tender-threshold',
      says: open,
      unit,
      values: { [from]: { value: yuan('4000000'), cites: [table] } },
      checkedOn: '2026-11-24',
    }),
    procurement: localNumber({
      name: 'cn-fj.procurement-limit',
      says: limit,
      unit,
      values: { [from]: { value: yuan('1000000'), cites: [table] } },
      checkedOn: '2026-11-24',
    }),
  },
}

/** Fujian, cities and counties. The limit is the province's guidance for those that set none, known for goods. */
export const fujianCities: Place = {
  name: 'cn-fj-cities',
  says: { zh: '福建省（市、县级单位）', en: 'Fujian, units of cities and counties' },
  within: fujian,
  isExample: false,
  differs: [],
  thresholds: {
    openTender: localNumber({
      name: 'cn-fj-cities.open-tender-threshold',
      says: open,
      unit,
      values: { [from]: { value: yuan('2000000'), cites: [table] } },
      checkedOn: '2026-11-24',
    }),
    procurement: localNumber({
      name: 'cn-fj-cities.procurement-limit',
      says: limit,
      unit,
      values: { [from]: { value: yuan('300000'), cites: [{ ...table, confidence: 'unverified' }] } },
      checkedOn: '2026-11-24',
    }),
  },
}
