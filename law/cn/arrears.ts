import {
  add,
  type Day,
  day,
  decimal,
  earlier,
  type Fraction,
  fraction,
  isAfter,
  isBefore,
  isRefusal,
  type Money,
  minor,
  multiply,
  noMoney,
  type Refusal,
  roundToWhole,
  sayDay,
  sayMoney,
  sum,
  zero,
} from '#kernel'
import type { Answer } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import type { Calendar } from '../calendar.ts'
import type { Place } from '../places/place.ts'
import { cite } from './instruments.ts'
import { civilLastDay } from './last-day.ts'
import { lateInterest } from './late-interest.ts'
import { arrearsPublishedBy, type PaymentBasis, refusePayment } from './payment-terms.ts'

/** One payment that is or was owed, with what came in for it. */
export interface Owed {
  readonly id: string
  readonly contractId: string
  readonly amount: Money
  readonly dueOn: Day
  readonly basis: PaymentBasis
  readonly lawDay: Day
  readonly agreedDailyRate?: Fraction
  /** The day that rate was agreed on, by whose loan prime rate it is judged. */
  readonly rateAgreedOn?: Day
  readonly payments: readonly { readonly paidOn: Day; readonly amount: Money }[]
  /** Interest that was really paid so far. */
  readonly interestPaid?: Money
  /** The days off as they were known when it was settled, where others are known now: they decide of it. */
  readonly calendar?: Calendar
  /** Interest as it was reckoned on the day the last of it came, which stands from that day on. */
  readonly settled?: { readonly on: Day; readonly interest: Money }
}

/** The last day to pay in time: a due day off moves, also one that was kept without moving. In a year not known the day as it was counted. */
export const dueDay = (owed: Pick<Owed, 'dueOn' | 'calendar'>, calendar: Calendar): Day =>
  civilLastDay(owed.dueOn, owed.calendar ?? calendar).on

/** What is still open of a payment at the end of a day. Never below zero. */
export function outstandingOn(owed: Owed, on: Day): Money {
  const paid = sum(owed.payments.filter((p) => !isAfter(p.paidOn, on)).map((p) => p.amount))
  return paid >= owed.amount ? noMoney : minor(owed.amount - paid)
}

/**
 * Interest of one payment to the end of a day: every part that came late for its own days, what is still open up to
 * that day. Exact, in minor units; payments beyond the amount bear nothing.
 */
export function interestOn(owed: Owed, asOf: Day, calendar: Calendar, place?: Place): Fraction | Refusal {
  const { agreedDailyRate, rateAgreedOn, settled } = owed
  if (settled && !isBefore(asOf, settled.on)) return fraction(settled.interest)
  let open = owed.amount
  let total = zero
  const late = (amount: Money, until: { paidOn: Day } | { asOf: Day }) =>
    lateInterest(
      {
        amount,
        dueOn: owed.dueOn,
        basis: owed.basis,
        lawDay: owed.lawDay,
        ...until,
        ...(agreedDailyRate && { agreedDailyRate }),
        ...(rateAgreedOn && { rateAgreedOn }),
        ...(place && { place }),
      },
      owed.calendar ?? calendar,
    )
  for (const p of [...owed.payments].sort((a, b) => Temporal.PlainDate.compare(a.paidOn, b.paidOn))) {
    if (isAfter(p.paidOn, asOf)) break
    const part = p.amount < open ? p.amount : open
    const answer = late(part, { paidOn: p.paidOn })
    if (isRefusal(answer)) return answer
    total = add(total, answer.value.exact)
    open = minor(open - part)
  }
  const rest = late(open, { asOf })
  return isRefusal(rest) ? rest : add(total, rest.value.exact)
}

export interface ArrearsStatement {
  readonly year: number
  /** The day it is counted to: the end of the year, or an earlier day while the year is not over. */
  readonly asOf: Day
  /** Last day to publish it. */
  readonly publishBy: Day
  /** What the regulation asks for: contracts with small and medium enterprises. */
  readonly statute: { readonly contracts: number; readonly amount: Money }
  /** The same of everybody else. Nobody is obliged to publish it; Tandem lists it apart. */
  readonly contract: { readonly contracts: number; readonly amount: Money }
  readonly rows: readonly {
    readonly id: string
    readonly contractId: string
    readonly basis: PaymentBasis
    readonly dueOn: Day
    readonly amount: Money
  }[]
}

/**
 * What a purchaser owed too late at the end of a year, for the statement of 31 March.
 * Counted as it stood at the end of 31 December: due before that day and not paid whole by then. Refused before the duty began.
 * @param today while the year is not over it is counted to this day instead, and says so: what falls due later is not late yet
 */
export function arrearsStatement(owed: readonly Owed[], year: number, calendar: Calendar, today?: Day): Answer<ArrearsStatement> | Refusal {
  const [end, on] = [day(`${year}-12-31`), day(`${year + 1}-01-01`)]
  const asOf = today ? earlier(today, end) : end
  if (isBefore(on, arrearsPublishedBy.values[0]!.from))
    return refusePayment('statute-not-yet', end.toString()).with({ cites: [cite('R-98')] })
  const law = inForce(arrearsPublishedBy, on)
  const rows = owed
    .filter((o) => isBefore(dueDay(o, calendar), asOf) && outstandingOn(o, asOf) > 0n)
    .map((o) => ({ id: o.id, contractId: o.contractId, basis: o.basis, dueOn: dueDay(o, calendar), amount: outstandingOn(o, asOf) }))
  const totals = (basis: PaymentBasis) => {
    const mine = rows.filter((r) => r.basis === basis)
    return { contracts: new Set(mine.map((r) => r.contractId)).size, amount: sum(mine.map((r) => r.amount)) }
  }
  const [statute, contract, publishBy] = [totals('statute'), totals('contract'), day(`${year + 1}-${law.value}`)]
  const counted = isBefore(asOf, end)
    ? { zh: `到${sayDay(asOf, 'zh')}为止`, en: `on ${sayDay(asOf, 'en')} (the year is not over)` }
    : { zh: `截至 ${year} 年末`, en: `at the end of ${year}` }
  return answered({ year, asOf, publishBy, statute, contract, rows }, [
    because(
      `${counted.zh}逾期尚未支付中小企业：${statute.contracts} 份合同，${sayMoney(statute.amount, 'zh')}；年末的数在${sayDay(publishBy, 'zh')}前公开。`,
      `Overdue to small and medium enterprises ${counted.en}: ${statute.contracts} contracts, ${sayMoney(statute.amount, 'en')}; the figure of the end of the year is to be published by ${sayDay(publishBy, 'en')}.`,
      ...law.cites,
    ),
    because(
      `其他承接主体（条例不要求公开，另列）：${contract.contracts} 份合同，${sayMoney(contract.amount, 'zh')}。`,
      `To all other providers (no duty to publish, listed apart): ${contract.contracts} contracts, ${sayMoney(contract.amount, 'en')}.`,
    ),
  ])
}

export interface Punctuality {
  /** Payments that had fallen due by the day. */
  readonly due: number
  /** Share paid whole by its due day; null when nothing was due. */
  readonly inTimeByCount: Fraction | null
  /** Share of the money that came by its due day; null when nothing was due. */
  readonly inTimeByValue: Fraction | null
  /** Interest that late days have earned, half-up per payment; null where that of one of them cannot be computed. */
  readonly interestLiable: Money | null
  /** Why it cannot, and what to do. */
  readonly interestUnknown?: Refusal
  readonly interestPaid: Money
}

/** How punctually a purchaser pays, at the end of a day: by count, by value, and what lateness cost. */
export function punctuality(owed: readonly Owed[], asOf: Day, calendar: Calendar, place?: Place): Answer<Punctuality> | Refusal {
  // What is due on this very day and still open can yet be paid in time: it is not judged before the day is over.
  const due = owed.filter((o) => {
    const dueOn = dueDay(o, calendar)
    return isBefore(dueOn, asOf) || (!isAfter(dueOn, asOf) && outstandingOn(o, asOf) === 0n)
  })
  let liable = 0n
  let unknown: Refusal | undefined
  for (const o of due) {
    const exact = interestOn(o, asOf, calendar, place)
    if (isRefusal(exact)) unknown ??= exact
    else liable += roundToWhole(exact, 'half-up')
  }
  const inTime = due.filter((o) => outstandingOn(o, dueDay(o, calendar)) === 0n).length
  const value = sum(due.map((o) => o.amount))
  const valueInTime = sum(due.map((o) => minor(o.amount - outstandingOn(o, dueDay(o, calendar)))))
  const p: Punctuality = {
    due: due.length,
    inTimeByCount: due.length === 0 ? null : fraction(inTime, due.length),
    inTimeByValue: value === 0n ? null : fraction(valueInTime, value),
    interestLiable: unknown ? null : minor(liable),
    ...(unknown && { interestUnknown: unknown }),
    interestPaid: sum(due.map((o) => o.interestPaid ?? noMoney)),
  }
  return answered(p, [
    because(
      `到${sayDay(asOf, 'zh')}应付 ${due.length} 笔，按期付清 ${inTime} 笔${share(p.inTimeByCount)}；金额 ${sayMoney(value, 'zh')}，按期 ${sayMoney(valueInTime, 'zh')}${share(p.inTimeByValue)}。`,
      `By ${sayDay(asOf, 'en')} ${due.length} payments were due, ${inTime} paid whole in time${share(p.inTimeByCount)}; ${sayMoney(value, 'en')} by value, ${sayMoney(valueInTime, 'en')} in time${share(p.inTimeByValue)}.`,
      cite('R-90'),
    ),
    p.interestLiable === null
      ? because(unknown!.words.zh, unknown!.words.en)
      : because(
          `逾期利息应付 ${sayMoney(p.interestLiable, 'zh')}，已付 ${sayMoney(p.interestPaid, 'zh')}。`,
          `Late interest owed ${sayMoney(p.interestLiable, 'en')}, paid ${sayMoney(p.interestPaid, 'en')}.`,
        ),
  ])
}

const share = (f: Fraction | null): string => (f ? ` (${decimal(multiply(f, fraction(100)), 1)}%)` : '')
