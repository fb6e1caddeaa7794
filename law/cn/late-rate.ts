import { compare, type Day, decimal, divide, type Fraction, fraction, isBelow, multiply, zero } from '#kernel'
import { type Finding, finding } from '../answer.ts'
import { enteredOn } from '../places/own.ts'
import type { Place } from '../places/place.ts'
import { ourRule } from './clause-patterns.ts'
import { cite } from './instruments.ts'
import { lateDailyRate, modelTerms, type PaymentBasis, statuteRefused } from './payment-terms.ts'
import { inForce } from '../parameter.ts'

/** Under which key a jurisdiction enters the one-year loan prime rate, each with its first day. */
export const primeRate = 'rate.loan-prime'

/** The least late interest a day an enterprise can agree to: the prime rate of the day, over 365 days. Undefined where nobody entered it. */
export function leastDailyRate(place: Place | undefined, on: Day): Fraction | undefined {
  const entered = enteredOn(place, primeRate, on)
  return entered && divide(entered.value as Fraction, fraction(365))
}

/** Below this a late rate is a point where the law asks for none. Ours: 3.65 % a year, about what a loan of a year costs. */
const low = fraction(1, 10_000)
/** From here on a rate lies above the prime rate whether or not that was entered. Ours: 7.3 % a year, well beyond every one published. */
const surelyAbove = fraction(2, 10_000)

/** Whether a rate may be below the prime rate of some day, so that somebody must know that one. */
export const mayBeBelowPrime = (rate: Fraction): boolean => isBelow(rate, surelyAbove)

/**
 * A late rate that makes late payment cost too little. For an enterprise zero is below every prime rate and breaks the law, and so does less
 * than the prime rate where it was entered; where it was not, a rate that may be below is a point, and for everybody else a low one.
 */
export function lateRateFindings(rate: Fraction | undefined, basis: PaymentBasis, lawDay: Day, on: Day, place?: Place): Finding[] {
  if (rate === undefined) return []
  const at = 'payment.lateDailyRate'
  const byStatute = basis === 'statute' && statuteRefused(basis, lawDay) === undefined
  const usual = byStatute ? inForce(lateDailyRate, lawDay).value : modelTerms.dailyRate
  const fairer = {
    zh: `甲方逾期付款的，自应付日次日起按逾期金额每日 ${percent(usual)} 支付逾期利息。`,
    en: `If the purchaser pays late, it pays interest of ${percent(usual)} of the late amount for each day after the due day.`,
  }
  const least = leastDailyRate(place, on)
  if (byStatute && (compare(rate, zero) <= 0 || (least && isBelow(rate, least))))
    return [
      finding(
        'R-95',
        {
          zh: `逾期利率每日 ${percent(rate)}，低于合同订立时一年期贷款市场报价利率${least ? `（折合每日 ${percent(least)}）` : ''}，法律不允许。请提高，例如每日 ${percent(usual)}。`,
          en: `Late interest of ${percent(rate)} a day is below the one-year loan prime rate when the contract is made${least ? ` (${percent(least)} a day)` : ''}, which the law does not allow. Raise it, for example to ${percent(usual)} a day.`,
        },
        [cite('R-95')],
        { at, fairer },
      ),
    ]
  if (byStatute ? least || !mayBeBelowPrime(rate) : !isBelow(rate, low)) return []
  const words =
    compare(rate, zero) <= 0
      ? {
          zh: '逾期利率写的是零：逾期付款没有任何代价。请约定利率。',
          en: 'The late rate is zero: paying late costs nothing. Agree on a rate.',
        }
      : {
          zh: byStatute
            ? `逾期利率每日 ${percent(rate)}，不得低于合同订立时一年期贷款市场报价利率；本地没有录入该利率，请核对，并请录入，否则逾期时算不出利息。`
            : `逾期利率每日 ${percent(rate)}，低于每日 ${percent(low)}，大约低于借款的成本。请确认不会让逾期付款没有代价。`,
          en: byStatute
            ? `Late interest of ${percent(rate)} a day may not be below the one-year loan prime rate when the contract is made; that rate was not entered here, so check it and have it entered, or interest cannot be computed once a payment is late.`
            : `Late interest of ${percent(rate)} a day is below ${percent(low)}, about what borrowing costs. Make sure that paying late is not free of cost.`,
        }
  return [{ ...finding('R-95', words, [byStatute ? cite('R-95') : ourRule('R-95')], { at, fairer }), severity: 'warn' }]
}

const percent = (rate: Fraction): string => `${decimal(multiply(rate, fraction(100)), 6).replace(/\.?0+$/, '')}%`
