import {
  compare,
  type Day,
  daysBetween,
  decimal,
  divide,
  type Fraction,
  fraction,
  isAfter,
  isBelow,
  type Money,
  minor,
  multiply,
  type Refusal,
  roundToWhole,
  sayDay,
  sayMoney,
  zero,
} from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import type { Calendar } from '../calendar.ts'
import { cite } from './instruments.ts'
import { civilLastDay } from './last-day.ts'
import { lateDailyRate, modelTerms, type PaymentBasis, refusePayment, statuteRefused } from './payment-terms.ts'

export interface LateInterestFacts {
  readonly amount: Money
  readonly dueOn: Day
  /** The day it was paid; while unpaid, give `asOf`. */
  readonly paidOn?: Day
  /** Up to and with which day interest is reckoned. Without effect once `paidOn` is known. */
  readonly asOf?: Day
  /** Rate a day that the contract agrees, exact: `5/10000`. */
  readonly agreedDailyRate?: Fraction
  /** One-year loan prime rate when the contract was made, a year, exact: `3/100`. The agreed rate may not be below it (statute). */
  readonly loanPrimeRate?: Fraction
  readonly basis: PaymentBasis
  readonly lawDay: Day
}

export interface LateInterest {
  /** Days late, the first being the day after the due day. Zero when in time. */
  readonly days: number
  readonly dailyRate: Fraction
  /** True when the agreed rate was below the loan prime rate and that rate counts instead. */
  readonly raisedToPrime: boolean
  /** In minor units, exact. */
  readonly exact: Fraction
  /** `exact` rounded half-up to minor units. */
  readonly interest: Money
}

const daysOfYear = fraction(365)

/**
 * Interest for late payment; a due day off moves first (R-50b), also one that was kept without moving. With basis `contract` it is owed by the contract, and no step speaks of a
 * statutory breach. Refused for days in a year the calendar does not know.
 */
export function lateInterest(f: LateInterestFacts, calendar: Calendar): Answer<LateInterest> | Refusal {
  const until = f.paidOn ?? f.asOf
  if (!until) return refusePayment('payment-end-missing')
  if (f.amount < 0n || [f.agreedDailyRate, f.loanPrimeRate].some((r) => r && compare(r, zero) < 0)) return refusePayment('amount-wrong')
  const wrong = statuteRefused(f.basis, f.lawDay)
  if (wrong) return wrong
  const rate = rateOf(f)
  const last = civilLastDay(f.dueOn, calendar)
  // In time by the counted day is in time by any; after it, only a known year tells.
  if (last.why && isAfter(until, f.dueOn)) return last.why
  const days = Math.max(0, daysBetween(last.on, until))
  const exact = multiply(multiply(fraction(f.amount), rate.daily), fraction(days))
  const interest = minor(roundToWhole(exact, 'half-up'))
  return answered({ days, dailyRate: rate.daily, raisedToPrime: rate.raised, exact, interest }, [
    ...(last.state === 'moved' ? last.steps : []),
    because(
      `应付日${sayDay(last.on, 'zh')}，${f.paidOn ? '付款日' : '计息至'}${sayDay(until, 'zh')}，自应付日次日起算，逾期 ${days} 日。`,
      `Due ${sayDay(last.on, 'en')}, ${f.paidOn ? 'paid' : 'reckoned to'} ${sayDay(until, 'en')}: ${days} days late, counted from the day after.`,
    ),
    rate.step,
    because(
      `${sayMoney(f.amount, 'zh')} × ${percent(rate.daily)} × ${days} 日 = ${sayMoney(interest, 'zh')}（四舍五入到分）。`,
      `${sayMoney(f.amount, 'en')} × ${percent(rate.daily)} × ${days} days = ${sayMoney(interest, 'en')} (rounded half up to the fen).`,
    ),
  ])
}

function rateOf(f: LateInterestFacts): { readonly daily: Fraction; readonly raised: boolean; readonly step: Reason } {
  if (f.basis === 'contract') {
    const daily = f.agreedDailyRate ?? modelTerms.dailyRate
    return {
      daily,
      raised: false,
      step: f.agreedDailyRate
        ? because(
            `按合同约定的日利率 ${percent(daily)}；依据是合同。`,
            `By the rate the contract agrees, ${percent(daily)} a day; this rests on the contract.`,
            cite('R-90'),
          )
        : because(
            `合同示范条款写日利率 ${percent(daily)}；依据是合同，不是条例，合同没有写的以合同为准。`,
            `Tandem’s model terms write ${percent(daily)} a day; this rests on the contract, not on the regulation, and on what the contract really writes.`,
            cite('R-90'),
            modelTerms.cite('R-95'),
          ),
    }
  }
  const law = inForce(lateDailyRate, f.lawDay)
  if (!f.agreedDailyRate)
    return {
      daily: law.value,
      raised: false,
      step: because(
        `没有约定利率，法定日利率 ${percent(law.value)}。`,
        `No rate was agreed: the statutory ${percent(law.value)} a day.`,
        ...law.cites,
      ),
    }
  const least = f.loanPrimeRate ? divide(f.loanPrimeRate, daysOfYear) : undefined
  if (least && isBelow(f.agreedDailyRate, least))
    return {
      daily: least,
      raised: true,
      step: because(
        `约定日利率 ${percent(f.agreedDailyRate)} 低于订立合同时的一年期贷款市场报价利率（折合每日 ${percent(least)}，按 365 日），按后者计。`,
        `The agreed ${percent(f.agreedDailyRate)} a day is below the one-year loan prime rate at signing (${percent(least)} a day, over 365 days); that rate counts.`,
        ...law.cites,
      ),
    }
  return {
    daily: f.agreedDailyRate,
    raised: false,
    step: least
      ? because(
          `约定日利率 ${percent(f.agreedDailyRate)}，不低于一年期贷款市场报价利率。`,
          `The agreed rate of ${percent(f.agreedDailyRate)} a day is not below the one-year loan prime rate.`,
          ...law.cites,
        )
      : because(
          `约定日利率 ${percent(f.agreedDailyRate)}；请核对它不低于订立合同时的一年期贷款市场报价利率。`,
          `The agreed rate is ${percent(f.agreedDailyRate)} a day; check that it is not below the one-year loan prime rate at signing.`,
          ...law.cites,
        ),
  }
}

const percent = (rate: Fraction): string => `${decimal(multiply(rate, fraction(100)), 6).replace(/\.?0+$/, '')}%`
