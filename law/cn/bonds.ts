import { type Day, fraction, type Fraction, type Money, multiply, sayMoney, sayNumber, share } from '#kernel'
import type { Answer } from '../answer.ts'
import { type Length, workingDays } from '../length.ts'
import type { MethodName } from '../methods/method.ts'
import { type Parameter, parameter } from '../parameter.ts'
import { inPlace, type Place } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { cite, type RuleNumber } from './instruments.ts'

const shareOf = { zh: '比例', en: 'share' }

export const bidBondShare = parameter({
  name: 'bid-bond.share',
  says: { zh: '投标保证金最多占预算金额的比例', en: 'Largest bid bond as a share of the budget' },
  unit: shareOf,
  values: { '2015-03-01': { value: fraction(2, 100), cites: [cite('R-26')] } },
  checkedOn: '2026-11-24',
})
export const bidBondRefund = parameter<Length>({
  name: 'bid-bond.refund',
  says: {
    zh: '投标保证金最迟多久退还',
    en: 'Longest time to refund the bid bond, from the award notice (losers) or from signing (winner)',
  },
  unit: { zh: '日或工作日', en: 'days or working days' },
  values: { '2015-03-01': { value: workingDays(5), cites: [cite('R-26')] } },
  checkedOn: '2026-11-24',
})
/** The Regulation speaks of tenders, negotiations and quotations; consultation has the same number in a notice of its own. */
export const consultationBondShare = parameter({
  name: 'competitive-consultation.bond-share',
  says: { zh: '磋商保证金最多占预算金额的比例', en: 'Largest bond in a consultation as a share of the budget' },
  unit: shareOf,
  values: { '2014-12-31': { value: fraction(2, 100), cites: [cite('R-54')] } },
  checkedOn: '2026-11-24',
})
export const performanceBondShare = parameter({
  name: 'performance-bond.share',
  says: { zh: '履约保证金最多占合同金额的比例', en: 'Largest performance bond as a share of the contract' },
  unit: shareOf,
  values: { '2015-03-01': { value: fraction(10, 100), cites: [cite('R-41')] } },
  checkedOn: '2026-11-24',
})
export const supplementShare = parameter({
  name: 'supplement.share',
  says: { zh: '所有补充合同合计最多占原合同金额的比例', en: 'Largest sum of all supplements as a share of the original contract' },
  unit: shareOf,
  values: { '2003-01-01': { value: fraction(10, 100), cites: [cite('R-42')] } },
  checkedOn: '2026-11-24',
})

/** The largest bid bond for a budget, by the method of buying. Part of a fen is dropped: the limit may not be passed. */
export const largestBidBond = (budget: Money, lawDay: Day, place?: Place, method?: MethodName): Answer<Money> =>
  method === 'competitive-consultation'
    ? limit(budget, consultationBondShare, 'R-54', lawDay, place)
    : limit(budget, bidBondShare, 'R-26', lawDay, place)
/** The largest performance bond for a contract. */
export const largestPerformanceBond = (contract: Money, lawDay: Day, place?: Place): Answer<Money> =>
  limit(contract, performanceBondShare, 'R-41', lawDay, place)
/** How much all supplements together may add to an original contract. */
export const largestSupplement = (original: Money, lawDay: Day, place?: Place): Answer<Money> =>
  limit(original, supplementShare, 'R-42', lawDay, place)

function limit(of: Money, p: Parameter<Fraction>, rule: RuleNumber, lawDay: Day, place: Place | undefined): Answer<Money> {
  const { value: part, cites } = inPlace(p, place, lawDay)
  const most = share(of, part, 'down')
  const percent = `${sayNumber(multiply(part, fraction(100)))} %`
  return answered(most, [
    because(
      `${sayMoney(of, 'zh')} × ${percent} = ${sayMoney(most, 'zh')}`,
      `${sayMoney(of, 'en')} × ${percent} = ${sayMoney(most, 'en')}`,
      ...(cites[0].rule === rule ? cites : [cite(rule), ...cites]),
    ),
  ])
}
