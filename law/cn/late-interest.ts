import {
  type Citation,
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
import { mayBeBelowPrime, primeRate } from './late-rate.ts'
import { enteredOn } from '../places/own.ts'
import type { Place } from '../places/place.ts'
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
  /** The day the rate was agreed on: the prime rate its place entered for that day counts, where none is given. */
  readonly rateAgreedOn?: Day
  readonly place?: Place
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
  const last = civilLastDay(f.dueOn, calendar)
  // In time by the counted day is in time by any; after it, only a known year tells.
  if (last.why && isAfter(until, f.dueOn)) return last.why
  const days = Math.max(0, daysBetween(last.on, until))
  const rate = rateOf(f)
  // What came in time earns nothing by any rate.
  if (rate.unsure && days > 0 && f.amount > 0n) return rate.unsure
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

interface Rate {
  readonly daily: Fraction
  readonly raised: boolean
  readonly step: Reason
  /** Why it is not known whether this rate counts, and what to do. */
  readonly unsure?: Refusal
}

/** One rate for all days late: the law asks for the prime rate of the day the rate was agreed on, whatever it is later. */
function rateOf(f: LateInterestFacts): Rate {
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
  return byAgreement(f, f.agreedDailyRate, law.cites)
}

function byAgreement(f: LateInterestFacts, agreed: Fraction, statute: readonly Citation[]): Rate {
  const prime = primeOf(f)
  if (!prime)
    return {
      daily: agreed,
      raised: false,
      step: because(
        `约定日利率 ${percent(agreed)}；请核对它不低于订立合同时的一年期贷款市场报价利率。`,
        `The agreed rate is ${percent(agreed)} a day; check that it is not below the one-year loan prime rate at signing.`,
        ...statute,
      ),
      ...(mayBeBelowPrime(agreed) && { unsure: primeMissing(f, agreed, statute) }),
    }
  const least = divide(prime.yearly, daysOfYear)
  const [zhDay, enDay] = f.rateAgreedOn
    ? [`约定当日（${sayDay(f.rateAgreedOn, 'zh')}）`, `of ${sayDay(f.rateAgreedOn, 'en')}, when it was agreed`]
    : ['订立合同时', 'at signing']
  const cites = [...statute, ...prime.cites]
  return isBelow(agreed, least)
    ? {
        daily: least,
        raised: true,
        step: because(
          `约定日利率 ${percent(agreed)} 低于${zhDay}的一年期贷款市场报价利率（每年 ${percent(prime.yearly)}，折合每日 ${percent(least)}，按 365 日），全部逾期日按后者计。`,
          `The agreed ${percent(agreed)} a day is below the one-year loan prime rate ${enDay} (${percent(prime.yearly)} a year, ${percent(least)} a day over 365 days); that rate counts for all days late.`,
          ...cites,
        ),
      }
    : {
        daily: agreed,
        raised: false,
        step: because(
          `约定日利率 ${percent(agreed)}，不低于${zhDay}的一年期贷款市场报价利率（每年 ${percent(prime.yearly)}）。`,
          `The agreed rate of ${percent(agreed)} a day is not below the one-year loan prime rate ${enDay} (${percent(prime.yearly)} a year).`,
          ...cites,
        ),
      }
}

/** The prime rate as it is given, else as the place entered it for the day the rate was agreed on. */
function primeOf(f: LateInterestFacts): { readonly yearly: Fraction; readonly cites: readonly Citation[] } | undefined {
  if (f.loanPrimeRate) return { yearly: f.loanPrimeRate, cites: [] }
  const entered = f.rateAgreedOn && enteredOn(f.place, primeRate, f.rateAgreedOn)
  return entered && { yearly: entered.value as Fraction, cites: entered.cites }
}

const primeMissing = (f: LateInterestFacts, agreed: Fraction, cites: readonly Citation[]): Refusal =>
  (f.rateAgreedOn
    ? refusePayment('prime-rate-not-entered', percent(agreed), f.rateAgreedOn)
    : refusePayment('prime-rate-missing', percent(agreed))
  ).with({ cites })

const percent = (rate: Fraction): string => `${decimal(multiply(rate, fraction(100)), 6).replace(/\.?0+$/, '')}%`
