import {
  type Citation,
  type Day,
  isAfter,
  isBefore,
  isRefusal,
  later,
  type Money,
  minor,
  plusDays,
  type Refusal,
  sayDay,
  sayMoney,
  type Words,
} from '#kernel'
import type { Answer, Reason } from '../answer.ts'
import { inForce } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { type Calendar, plusWorkingDays } from '../calendar.ts'
import type { LastDayOn } from '../last-day.ts'
import { civilLastDay, lastOfDays } from './last-day.ts'
import { cite, type RuleNumber } from './instruments.ts'
import {
  acceptanceStarts,
  complaintTimes,
  invoiceDays,
  longestPaymentDays,
  modelTerms,
  type PaymentBasis,
  paymentDays,
  progressStarts,
  receivableDays,
  refusePayment,
  statuteRefused,
  undisputedIsDue,
} from './payment-terms.ts'

export interface PaymentFacts {
  readonly basis: PaymentBasis
  /** The day the contract was born under. */
  readonly lawDay: Day
  readonly deliveredOn?: Day
  /** With progress or periodic settlement: the day both confirmed the amount. */
  readonly progressConfirmedOn?: Day
  readonly acceptanceIsCondition: boolean
  readonly acceptancePeriodDays?: number
  /** Comes before `acceptancePeriodDays` when both are known. */
  readonly acceptancePeriodEndsOn?: Day
  readonly acceptedOn?: Day
  /** Who holds acceptance up. Left open, late acceptance counts as the purchaser's: accepting is the purchaser's act. */
  readonly acceptanceStalledBy?: 'purchaser' | 'provider'
  /** The day the purchaser received the invoice. */
  readonly invoiceOn?: Day
  /** Days to pay that the contract agrees. */
  readonly contractDays?: number
  /** True when the contract counts its days from the invoice. */
  readonly invoiceStartsClock?: boolean
}

export type ClockRule = 'delivered' | 'progress-confirmed' | 'accepted' | 'acceptance-period-ended' | 'invoice-received'

export interface PaymentClock {
  readonly clockStartOn: Day
  readonly clockRule: ClockRule
  /** Last day to pay in time: `countedOn`, or the working day it moved to. */
  readonly dueOn: Day
  /** The last day as it was counted, worked or not. */
  readonly countedOn: Day
  /** Whether the counted day stood or moved; `unknown` while the calendar lacks its year, and then `dueOn` is the safe day. */
  readonly lastDay: LastDayOn['state']
  /** Days from `clockStartOn` to `countedOn`. */
  readonly days: number
  /** True when the contract agreed on longer than the statute allows. */
  readonly cappedAtStatute: boolean
}

/**
 * By when a payment is due, from which day it is counted, and why.
 * With basis `contract` no step speaks of a statutory term and nothing is capped: there the contract is all there is.
 * Refused when the clock has not started, saying what is missing.
 */
export function paymentClock(f: PaymentFacts, calendar: Calendar): Answer<PaymentClock> | Refusal {
  const wrong = statuteRefused(f.basis, f.lawDay) ?? daysRefused(f.contractDays) ?? daysRefused(f.acceptancePeriodDays)
  if (wrong) return wrong
  const started = clockStart(f, calendar)
  if (isRefusal(started)) return started
  const agreedStart = f.invoiceStartsClock ? invoiceStart(f, started) : started
  if (isRefusal(agreedStart)) return agreedStart
  const steps = [...agreedStart.steps, ...invoiceAdvice(f, calendar)]

  if (f.basis === 'contract') {
    const days = f.contractDays ?? modelTerms.days
    return counted(agreedStart, days, false, calendar, [...steps, contractTerm(f.contractDays)])
  }
  const usual = inForce(paymentDays, f.lawDay)
  const longest = inForce(longestPaymentDays, f.lawDay)
  const agreedOn = plusDays(agreedStart.on, f.contractDays ?? usual.value)
  const latestOn = plusDays(started.on, longest.value)
  if (isAfter(agreedOn, latestOn))
    return counted(started, longest.value, true, calendar, [
      ...steps,
      because(
        `合同约定的期限到${sayDay(agreedOn, 'zh')}，超过法定最长 ${longest.value} 日，按 ${longest.value} 日计。`,
        `The contract would run to ${sayDay(agreedOn, 'en')}, beyond the ${longest.value} days the law allows; ${longest.value} days count.`,
        ...longest.cites,
      ),
    ])
  return counted(agreedStart, f.contractDays ?? usual.value, false, calendar, [
    ...steps,
    f.contractDays === undefined
      ? because(
          `合同没有另外约定，法定期限 ${usual.value} 日。`,
          `The contract agrees on nothing else: the statutory ${usual.value} days.`,
          ...usual.cites,
        )
      : because(
          `合同约定 ${f.contractDays} 日，不超过法定最长 ${longest.value} 日。`,
          `The contract agrees on ${f.contractDays} days, within the ${longest.value} the law allows.`,
          ...longest.cites,
        ),
  ])
}

interface Start {
  readonly on: Day
  readonly rule: ClockRule
  readonly steps: readonly Reason[]
}

function counted(start: Start, days: number, cappedAtStatute: boolean, calendar: Calendar, steps: readonly Reason[]): Answer<PaymentClock> {
  const countedOn = plusDays(start.on, days)
  const last = lastOfDays('civil', start.on, days, calendar)
  return answered(
    { clockStartOn: start.on, clockRule: start.rule, dueOn: last.on, countedOn, lastDay: last.state, days, cappedAtStatute },
    [
      ...steps,
      because(
        `${sayDay(start.on, 'zh')}起 ${days} 日，当日不计，${last.state === 'moved' ? '数到' : '最迟'}${sayDay(countedOn, 'zh')}${last.state === 'moved' ? '' : '付款'}。`,
        `${days} days from ${sayDay(start.on, 'en')}, that day not counted: ${last.state === 'moved' ? `they end on ${sayDay(countedOn, 'en')}` : `pay by ${sayDay(countedOn, 'en')} at the latest`}.`,
      ),
      ...last.steps,
    ],
  )
}

function clockStart(f: PaymentFacts, calendar: Calendar): Start | Refusal {
  if (f.progressConfirmedOn) {
    const endsOn = periodEnd(f, calendar)
    if (f.acceptanceStalledBy === 'purchaser' && endsOn && isBefore(endsOn, f.progressConfirmedOn)) return stalled(f, endsOn)
    return start(
      f.progressConfirmedOn,
      'progress-confirmed',
      '双方确认结算金额',
      'Both confirmed the amount',
      basisCites(f, 'R-93', progressStarts),
    )
  }
  if (f.acceptanceIsCondition) return acceptanceStart(f, calendar)
  if (!f.deliveredOn) return refusePayment('not-delivered').with({ fields: { deliveredOn: asked } })
  return start(f.deliveredOn, 'delivered', '服务交付', 'The service was delivered', basisCites(f, 'R-92', paymentDays))
}

function acceptanceStart(f: PaymentFacts, calendar: Calendar): Start | Refusal {
  if (f.acceptedOn && f.deliveredOn && isBefore(f.acceptedOn, f.deliveredOn))
    return refusePayment('accepted-before-delivery').with({ fields: { acceptedOn: asked } })
  const accepted = (on: Day) => start(on, 'accepted', '验收合格', 'Accepted', basisCites(f, 'R-94', acceptanceStarts))
  if (f.acceptanceStalledBy === 'provider') return f.acceptedOn ? accepted(f.acceptedOn) : refusePayment('not-accepted')
  const endsOn = periodEnd(f, calendar)
  if (f.acceptedOn && (!endsOn || !isAfter(f.acceptedOn, endsOn))) return accepted(f.acceptedOn)
  if (!endsOn)
    return f.deliveredOn
      ? refusePayment('no-acceptance-period').with({ fields: { acceptancePeriodDays: asked } })
      : refusePayment('not-delivered').with({ fields: { deliveredOn: asked } })
  return stalled(f, endsOn)
}

const stalled = (f: PaymentFacts, endsOn: Day): Start =>
  start(
    endsOn,
    'acceptance-period-ended',
    f.acceptedOn ? `采购人在${sayDay(f.acceptedOn, 'zh')}才验收，约定的验收期已届满` : '约定的验收期届满而没有验收',
    f.acceptedOn
      ? `The purchaser accepted only on ${sayDay(f.acceptedOn, 'en')}, after the agreed period had ended`
      : 'The agreed period for acceptance ended without one',
    basisCites(f, 'R-94', acceptanceStarts),
  )

function invoiceStart(f: PaymentFacts, started: Start): Start | Refusal {
  if (!f.invoiceOn) return refusePayment('invoice-missing').with({ fields: { invoiceOn: asked } })
  if (!isAfter(f.invoiceOn, started.on)) return started
  const own = start(f.invoiceOn, 'invoice-received', '合同约定自收到发票起算', 'The contract counts from the invoice', [cite('R-90')])
  return { ...own, on: later(started.on, f.invoiceOn), steps: [...started.steps, ...own.steps] }
}

const start = (on: Day, rule: ClockRule, zh: string, en: string, cites: readonly Citation[]): Start => ({
  on,
  rule,
  steps: [
    because(`${zh}：${sayDay(on, 'zh')}，付款期限自这一天起算。`, `${en}: ${sayDay(on, 'en')}. The clock starts on that day.`, ...cites),
  ],
})

const periodEnd = (f: PaymentFacts, calendar: Calendar): Day | undefined =>
  f.acceptancePeriodEndsOn ??
  (f.deliveredOn && f.acceptancePeriodDays !== undefined
    ? lastOfDays('civil', f.deliveredOn, f.acceptancePeriodDays, calendar).on
    : undefined)

// A contract that copies the statute's words still rests on the contract; its article would claim a protection that is not there.
const basisCites = (f: PaymentFacts, rule: RuleNumber, statute: Parameters<typeof inForce>[0]): readonly Citation[] =>
  f.basis === 'statute' ? inForce(statute, f.lawDay).cites : [cite('R-90'), modelTerms.cite(rule)]

const contractTerm = (contractDays: number | undefined): Reason =>
  contractDays === undefined
    ? because(
        `依据是合同，不是条例：同行的合同示范条款写 ${modelTerms.days} 日；合同没有这样写的，以合同为准。`,
        `This rests on the contract, not on the regulation: Tandem’s model terms write ${modelTerms.days} days; where the contract writes otherwise, it decides.`,
        cite('R-90'),
        modelTerms.cite('R-92'),
      )
    : because(
        `依据是合同，不是条例：合同约定 ${contractDays} 日。`,
        `This rests on the contract, not on the regulation: it agrees on ${contractDays} days.`,
        cite('R-90'),
      )

/** The notice of 2019 reaches every supplier, but its text was not read: said beside the answer, never decides it. */
function invoiceAdvice(f: PaymentFacts, calendar: Calendar): Reason[] {
  if (!f.invoiceOn || isBefore(f.lawDay, invoiceDays.values[0]!.from)) return []
  const { value, cites } = inForce(invoiceDays, f.lawDay)
  const by = lastOfDays('civil', f.invoiceOn, value, calendar).on
  return [
    because(
      `供参考（未核对原文）：满足付款条件的，应在收到发票后 ${value} 日内即${sayDay(by, 'zh')}前付款。`,
      `For reference (text not checked): once its conditions are met, a payment is due within ${value} days of the invoice, by ${sayDay(by, 'en')}.`,
      ...cites,
    ),
  ]
}

const asked: Words = { zh: '请填写', en: 'Please fill in' }
const daysRefused = (n: number | undefined): Refusal | undefined =>
  n === undefined || (Number.isSafeInteger(n) && n >= 0) ? undefined : refusePayment('payment-days-wrong')

/**
 * What must be paid now although another part is in dispute.
 * `mustBePaid` says whether the law (statute, from 2025-06-01) or the contract asks for it in time; before that the
 * statute was silent, so it is false and only advised.
 */
export function undisputedPart(f: {
  readonly total: Money
  readonly disputed: Money
  readonly basis: PaymentBasis
  readonly lawDay: Day
}): Answer<{ readonly undisputed: Money; readonly disputed: Money; readonly mustBePaid: boolean }> | Refusal {
  if (f.total < 0n || f.disputed < 0n || f.disputed > f.total) return refusePayment('amount-wrong')
  const wrong = statuteRefused(f.basis, f.lawDay)
  if (wrong) return wrong
  const undisputed = minor(f.total - f.disputed)
  const sums = because(
    `总额 ${sayMoney(f.total, 'zh')} − 争议 ${sayMoney(f.disputed, 'zh')} = 无争议 ${sayMoney(undisputed, 'zh')}。`,
    `${sayMoney(f.total, 'en')} in all − ${sayMoney(f.disputed, 'en')} disputed = ${sayMoney(undisputed, 'en')} undisputed.`,
  )
  if (f.basis === 'contract')
    return answered({ undisputed, disputed: f.disputed, mustBePaid: true }, [
      sums,
      because(
        '按合同示范条款，无争议部分照常按期支付；合同没有这样写的，请先协商。',
        'By the model terms the undisputed part is paid on its day; where the contract does not say so, agree on it first.',
        cite('R-90'),
        modelTerms.cite('R-96'),
      ),
    ])
  const due = inForce(undisputedIsDue, f.lawDay)
  return answered({ undisputed, disputed: f.disputed, mustBePaid: due.value }, [
    sums,
    due.value
      ? because(
          '争议不影响其他部分履行的，无争议部分应当及时付款。',
          'Where the dispute does not touch the rest, the undisputed part must be paid in time.',
          ...due.cites,
        )
      : because(
          '2025 年 6 月 1 日以前条例没有这项规定；建议仍先支付无争议部分。',
          'Before 1 June 2025 the regulation did not say so; paying the undisputed part is still advised.',
          ...due.cites,
        ),
  ])
}

/** By when the purchaser confirms a receivable that the supplier wants to borrow on, and whether it is late. */
export function receivableConfirmation(
  f: {
    readonly requestedOn: Day
    readonly confirmedOn?: Day
    readonly today: Day
    readonly basis: PaymentBasis
    readonly lawDay: Day
  },
  calendar: Calendar,
): Answer<{ readonly confirmBy: Day; readonly isLate: boolean }> | Refusal {
  const wrong = statuteRefused(f.basis, f.lawDay)
  if (wrong) return wrong
  const law =
    f.basis === 'statute' ? inForce(receivableDays, f.lawDay) : { value: modelTerms.receivableDays, cites: [modelTerms.cite('R-99')] }
  const last = lastOfDays('civil', f.requestedOn, law.value, calendar)
  const confirmBy = last.on
  const after = isAfter(f.confirmedOn ?? f.today, confirmBy)
  // Nobody is called late by a day that may still move.
  if (after && last.why) return last.why
  return answered({ confirmBy, isLate: after }, [
    because(
      `${sayDay(f.requestedOn, 'zh')}提出确权请求，${law.value} 日内即${sayDay(confirmBy, 'zh')}前确认${f.basis === 'contract' ? '（合同示范条款）' : ''}。`,
      `Asked on ${sayDay(f.requestedOn, 'en')}; to be confirmed within ${law.value} days, by ${sayDay(confirmBy, 'en')}${f.basis === 'contract' ? ' (model contract terms)' : ''}.`,
      ...law.cites,
    ),
    ...last.steps,
  ])
}

export interface ArrearsTimes {
  readonly passedOnBy: Day
  readonly handledBy: Day
  readonly handledLastOn: Day
  readonly latestOn: Day
  readonly latestLastOn: Day
}

/**
 * The days of a complaint about arrears. Only enterprises under the statute have this way, from 2025-06-01. Whether a last day
 * off moves no text read says: `handledBy` and `latestOn` are safe, `handledLastOn` and `latestLastOn` the days before which nobody is late.
 */
export function arrearsComplaint(
  f: { readonly acceptedOn: Day; readonly papersReceivedOn?: Day; readonly lawDay: Day },
  calendar: Calendar,
): Answer<ArrearsTimes> | Refusal {
  if (isBefore(f.lawDay, complaintTimes.values[0]!.from))
    return refusePayment('complaint-times-not-yet', f.lawDay.toString()).with({ cites: [cite('R-101')] })
  const { value, cites } = inForce(complaintTimes, f.lawDay)
  const passedOnBy = plusWorkingDays(f.acceptedOn, value.passedOnWorkingDays, calendar)
  if (isRefusal(passedOnBy)) return passedOnBy
  const from = f.papersReceivedOn ?? passedOnBy
  const [handledBy, latestOn] = [plusDays(from, value.handledDays), plusDays(from, value.longestDays)]
  const [handledLast, latestLast] = [civilLastDay(handledBy, calendar), civilLastDay(latestOn, calendar)]
  return answered({ passedOnBy, handledBy, handledLastOn: handledLast.on, latestOn, latestLastOn: latestLast.on }, [
    because(
      `${sayDay(f.acceptedOn, 'zh')}受理，${value.passedOnWorkingDays} 个工作日内即${sayDay(passedOnBy, 'zh')}前转交。`,
      `Accepted ${sayDay(f.acceptedOn, 'en')}; passed on within ${value.passedOnWorkingDays} working days, by ${sayDay(passedOnBy, 'en')}.`,
      ...cites,
    ),
    because(
      `收到材料（${f.papersReceivedOn ? '' : '最迟'}${sayDay(from, 'zh')}）后 ${value.handledDays} 日内即${sayDay(handledBy, 'zh')}前处理，经批准最长到${sayDay(latestOn, 'zh')}。`,
      `Handled within ${value.handledDays} days of the papers (${f.papersReceivedOn ? '' : 'at the latest '}${sayDay(from, 'en')}), by ${sayDay(handledBy, 'en')}; with approval by ${sayDay(latestOn, 'en')} at most.`,
      ...cites,
    ),
  ])
}
