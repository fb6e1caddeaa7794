import { type Day, day, fraction, isAfter, isBefore, isRefusal, type Money, type Refusal, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { arrearsStatement } from './cn/arrears.ts'
import { decisionOf } from './cn/award.ts'
import {
  clarificationBefore,
  deadlineAfterClarification,
  documentsAvailable,
  documentsOnOffer,
  isBidPeriodLongEnough,
  isPrequalificationLongEnough,
  minimumBidPeriod,
} from './cn/bid-period.ts'
import { singleSourceObjection } from './cn/other-ways.ts'
import { largestBidBond, largestPerformanceBond, largestSupplement } from './cn/bonds.ts'
import { nationalCalendar as cn } from './cn/calendar.ts'
import { everyDayWorked } from './cn/every-day-worked.sample.ts'
import { type Clock, lastDayOf } from './cn/challenge.ts'
import { litigationTime, reconsiderationTime } from './cn/review.ts'
import { bannedUntil, isOnBadRecord } from './cn/complaint.ts'
import { forgottenBefore } from './cn/retention.ts'
import { mayInviteRecommended } from './cn/consultation.ts'
import { checkContract, type ContractFacts } from './cn/contract-fairness.ts'
import { lateInterest } from './cn/late-interest.ts'
import { lowBidReview } from './cn/low-bid.ts'
import { explanationTimeIsEnough } from './cn/low-bid-judgement.ts'
import { mayUseMethod, singleSourceGround } from './cn/method-choice.ts'
import {
  checkPostLine,
  checkSupplier,
  intentionEarliestStart,
  marketSurveyIsEnough,
  surveyIsMandatory,
  surveyStillServes,
} from './cn/needs.ts'
import { answerRequestBy, checkOpenness, discloseBy, mediaPublishBy } from './cn/openness.ts'
import { checkPanel, mayContinue, mustRecuse, panelNeeded } from './cn/panel.ts'
import { arrearsComplaint, paymentClock, receivableConfirmation } from './cn/payment.ts'
import { gradeOf } from './cn/performance.ts'
import { checkTerm } from './cn/plan-check.ts'
import { checkPriceScoring } from './cn/price-score.ts'
import { answerPersonBy, consentNeeded, keeping, yearlyReports } from './cn/protection.ts'
import { priceForScoring, reservationDue } from './cn/sme-promotion.ts'
import { checkTender, type TenderFacts } from './cn/tender-check.ts'
import { timetable, type TimetableStep } from './cn/timetable.ts'
import './index.ts'
import type { MethodName } from './methods/index.ts'
import { parameters } from './parameter.ts'
import { china, exampleCity } from './places/index.ts'

/**
 * Every number of the law that draws a line, with what a decision says just below it, at it and just above it, by figures written
 * out by hand. A number without a row here, or a row without its number, fails at the end.
 */
type Triple = readonly [below: unknown, at: unknown, above: unknown]
const lines: { readonly name: string; readonly at: string; readonly got: () => Triple; readonly want: Triple }[] = []
const line = <X>(name: string, decide: (x: X) => unknown, xs: readonly [X, X, X], want: Triple, at = '') =>
  lines.push({ name, at: at || xs.map(String).join(' · '), got: () => xs.map((x) => decide(x)) as unknown as Triple, want })

const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const lawDay = day('2026-03-01')
const [no, yes] = [false, true]
/** Whether a day comes after the last day allowed. */
const late = (last: () => Day) => (on: string) => isAfter(day(on), last())
/** Whether a day comes before the first day allowed. */
const early = (first: () => Day) => (on: string) => isBefore(day(on), first())

// ---- from the intention to the deadline
line(
  'intention.days-before-start',
  early(() => intentionEarliestStart({ publishedOn: day('2026-03-01'), isUnforeseeableUrgent: false, lawDay }).value),
  ['2026-03-30', '2026-03-31', '2026-04-01'],
  [yes, no, no],
) // 1 + 30
line(
  'tender.bid-period',
  (on: string) =>
    got(isBidPeriodLongEnough({ issuedOn: day('2026-03-02'), deadlineOn: day(on), least: minimumBidPeriod.values[0]!.value }, cn)).value,
  ['2026-03-21', '2026-03-22', '2026-03-23'],
  [no, yes, yes],
) // 2 + 20
line(
  'tender.documents-available',
  (on: string) => got(documentsOnOffer(day('2026-03-02'), day(on), documentsAvailable.values[0]!.value, cn)).counted >= 5,
  ['2026-03-06', '2026-03-09', '2026-03-10'],
  [no, yes, yes],
) // 3 4 5 6 9
line(
  'tender.clarification-before-deadline',
  (on: string) =>
    got(
      deadlineAfterClarification(
        { clarifiedOn: day('2026-03-02'), deadlineOn: day(on), lawDay, before: { value: clarificationBefore.values[0]!.value, cites: [] } },
        cn,
      ),
    ).value.toString() === on,
  ['2026-03-16', '2026-03-17', '2026-03-18'],
  [no, yes, yes],
) // 2 + 15
line(
  'tender.prequalification-time',
  (on: string) => got(isPrequalificationLongEnough({ noticeOn: day('2026-03-02'), dueOn: day(on), lawDay }, cn)).value,
  ['2026-03-06', '2026-03-09', '2026-03-10'],
  [no, yes, yes],
)

/** A day of the timetable of an open tender issued on Monday 2 March 2026. */
const step =
  (name: TimetableStep, more: Partial<Parameters<typeof timetable>[0]> = {}) =>
  () => {
    const row = timetable({ method: 'open-tender', place: china, issuedOn: day('2026-03-02'), lawDay, calendar: cn, ...more }).find(
      (r) => r.step === name,
    )!
    return (row.on ?? row.latestOn ?? row.earliestOn)!
  }
line('tender.notice-stands', early(step('notice-ends')), ['2026-03-08', '2026-03-09', '2026-03-10'], [yes, no, no]) // 3 4 5 6 9
line(
  'award.report-to-purchaser',
  late(step('report', { evaluatedOn: day('2026-03-02') })),
  ['2026-03-03', '2026-03-04', '2026-03-05'],
  [no, no, yes],
) // 3 4
line(
  'award.notice',
  late(step('award-notice', { decidedOn: day('2026-03-02') })),
  ['2026-03-03', '2026-03-04', '2026-03-05'],
  [no, no, yes],
)
line(
  'award.result-notice-stands',
  early(step('result-notice-ends', { awardNoticeOn: day('2026-03-02') })),
  ['2026-03-02', '2026-03-03', '2026-03-04'],
  [yes, no, no],
)
line(
  'bid-bond.refund',
  late(step('losers-bonds-refunded', { awardNoticeOn: day('2026-03-02') })),
  ['2026-03-08', '2026-03-09', '2026-03-10'],
  [no, no, yes],
)
line(
  'award.decision',
  (on: string) =>
    got(
      decisionOf(
        {
          reportReceivedOn: day('2026-03-02'),
          decidedOn: day(on),
          objected: false,
          today: day('2026-04-01'),
          lawDay,
          silenceDecides: false,
        },
        cn,
      ),
    ).value,
  ['2026-03-08', '2026-03-09', '2026-03-10'],
  ['in-time', 'in-time', 'late'],
)

// ---- sums
const above = (most: Money) => (amount: string) => yuan(amount) > most
line('bid-bond.share', above(largestBidBond(yuan('1050000'), lawDay).value), ['20999.99', '21000', '21000.01'], [no, no, yes]) // × 2 %
line(
  'competitive-consultation.bond-share',
  above(largestBidBond(yuan('1050000'), lawDay, china, 'competitive-consultation').value),
  ['20999.99', '21000', '21000.01'],
  [no, no, yes],
)
line(
  'performance-bond.share',
  above(largestPerformanceBond(yuan('1050000'), lawDay).value),
  ['104999.99', '105000', '105000.01'],
  [no, no, yes],
) // × 10 %
line('supplement.share', above(largestSupplement(yuan('1050000'), lawDay).value), ['104999.99', '105000', '105000.01'], [no, no, yes])
line(
  'single-source.follow-on-share',
  (added: string) => singleSourceGround({ kind: 'follow-on', original: yuan('1050000'), added: yuan(added) }, lawDay).value,
  ['104999.99', '105000', '105000.01'],
  [yes, yes, no],
)

// ---- the contract
const contract: ContractFacts = {
  basis: 'contract',
  isPublicService: true,
  amount: yuan('1050000'),
  lines: [],
  termMonths: 12,
  awardNoticeOn: day('2026-03-02'),
  supplements: [],
  acceptance: { isCondition: true, periodDays: 15, usersInvited: true },
  payment: { days: 30, lateDailyRate: fraction(5, 10_000) },
  errandCap: fraction(1, 10),
  hasPerformanceClause: true,
  subcontracting: 'none',
  duties: [],
  clauses: [],
}
const signedLate = (on: string) => checkContract({ ...contract, signedOn: day(on) }, lawDay, cn).filter((f) => f.rule === 'R-39').length
line('contract.signed-within', signedLate, ['2026-03-31', '2026-04-01', '2026-04-02'], [0, 0, 1]) // 2 March + 30
const openness = {
  signedOn: day('2026-03-02'),
  publishedOn: day('2026-03-04'),
  filedOn: day('2026-03-11'),
  today: day('2026-06-01'),
  hasProjectLedger: true,
}
line(
  'contract.published-within',
  (on: string) => got(checkOpenness({ ...openness, publishedOn: day(on) }, lawDay, cn)).length,
  ['2026-03-03', '2026-03-04', '2026-03-05'],
  [0, 0, 1],
)
line(
  'contract.filed-within',
  (on: string) => got(checkOpenness({ ...openness, filedOn: day(on) }, lawDay, cn)).length,
  ['2026-03-10', '2026-03-11', '2026-03-12'],
  [0, 0, 1],
) // 3 4 5 6 9 10 11
line(
  'file.kept-years',
  early(() => keeping({ procurementEndedOn: day('2026-12-31'), purposeEndedOn: day('2027-01-31'), lawDay })[0]!.keepUntilOn!),
  ['2041-12-30', '2041-12-31', '2042-01-01'],
  [yes, no, no],
)
const term = { contentIsFixed: true, isContinuous: true, fundingIsStable: true, priceIsStable: true, budgetIsAssured: true }
line('contract.ordinary-term-years', (months: number) => checkTerm(months, undefined, lawDay).length, [11, 12, 13], [0, 0, 1])
line('contract.longest-term-years', (months: number) => checkTerm(months, term, lawDay).length, [35, 36, 37], [0, 0, 1])

// ---- questions, challenges, complaints: from Monday 2 March 2026
const clock = (name: string, c: Clock, xs: readonly [string, string, string]) =>
  line(
    `challenge.${name}`,
    late(() => got(lastDayOf(c, day('2026-03-02'), lawDay, cn)).value),
    xs,
    [no, no, yes],
  )
clock('inquiry-answered', 'inquiryAnswered', ['2026-03-04', '2026-03-05', '2026-03-06']) // 3 4 5
clock('filed', 'challengeFiled', ['2026-03-10', '2026-03-11', '2026-03-12']) // 3 4 5 6 9 10 11
clock('answered', 'challengeAnswered', ['2026-03-10', '2026-03-11', '2026-03-12'])
line(
  'objection.supplementary-argument',
  late(() => got(singleSourceObjection({ objectedOn: day('2026-03-02'), noticeEndsOn: day('2026-03-02'), lawDay }, cn)).value.argueBy),
  ['2026-03-08', '2026-03-09', '2026-03-10'],
  [no, no, yes],
)
clock('complaint-filed', 'complaintFiled', ['2026-03-22', '2026-03-23', '2026-03-24']) // three weeks
clock('intake-reviewed', 'intakeReviewed', ['2026-03-08', '2026-03-09', '2026-03-10'])
clock('not-admissible-told', 'notAdmissibleTold', ['2026-03-04', '2026-03-05', '2026-03-06'])
clock('respondents-served', 'respondentsServed', ['2026-03-11', '2026-03-12', '2026-03-13'])
clock('respondents-answer', 'respondentsAnswer', ['2026-03-08', '2026-03-09', '2026-03-10'])
clock('complaint-decided', 'complaintDecided', ['2026-04-13', '2026-04-14', '2026-04-15']) // six weeks and the holiday of 6 April
clock('suspension', 'suspension', ['2026-03-31', '2026-04-01', '2026-04-02']) // 30 days
line(
  'challenge.reconsideration',
  late(() => got(reconsiderationTime({ decisionReceivedOn: day('2026-03-02'), lawDay }, cn)).value.lastOn),
  ['2026-04-30', '2026-05-06', '2026-05-07'], // 60 days end on 1 May, a holiday to the 5th
  [no, no, yes],
)
line(
  'challenge.litigation-months',
  late(() => litigationTime({ decisionReceivedOn: day('2026-03-02'), lawDay }, cn).value.lastOn),
  ['2026-09-01', '2026-09-02', '2026-09-03'],
  [no, no, yes],
)
line(
  'complaint.unfounded',
  (n: number) =>
    isOnBadRecord(
      Array.from({ length: n }, () => day('2026-01-05')),
      lawDay,
      lawDay,
    ).value,
  [2, 3, 4],
  [no, yes, yes],
)
line(
  'complaint.fabrication-ban-years',
  early(() => bannedUntil(lawDay, lawDay).value.earliestOn),
  ['2027-02-28', '2027-03-01', '2027-03-02'],
  [yes, no, no],
  'at least 1 year',
)
line(
  'complaint.fabrication-ban-years',
  late(() => bannedUntil(lawDay, lawDay).value.latestOn),
  ['2029-02-28', '2029-03-01', '2029-03-02'],
  [no, no, yes],
  'at most 3 years',
)

// ---- the columns of the methods
const tender = (method: MethodName, more: Partial<TenderFacts>): TenderFacts => ({
  method,
  place: china,
  isService: method !== 'request-for-quotation',
  budget: yuan('1050000'),
  budgetIsPublic: true,
  issuedOn: day('2026-03-02'),
  deadlineOn: day('2026-05-08'),
  priceWeight: null,
  fixedPrice: true,
  criteria: [],
  conditions: [],
  ...more,
})
const against = (method: MethodName, at: string, more: Partial<TenderFacts>) =>
  checkTender(tender(method, more), lawDay, cn).filter((f) => f.at === at && f.rule !== 'R-50').length
const deadline = (method: MethodName, xs: readonly [string, string, string]) =>
  line(`${method}.shortestBidPeriod`, (on: string) => against(method, 'deadlineOn', { deadlineOn: day(on) }), xs, [1, 0, 0])
deadline('competitive-consultation', ['2026-03-11', '2026-03-12', '2026-03-13']) // 2 + 10
deadline('competitive-negotiation', ['2026-03-04', '2026-03-05', '2026-03-06']) // 3 4 5
deadline('request-for-quotation', ['2026-03-04', '2026-03-05', '2026-03-06'])
line(
  'competitive-consultation.documentsAvailable',
  (on: string) => against('competitive-consultation', 'saleToOn', { saleFromOn: day('2026-03-02'), saleToOn: day(on) }),
  ['2026-03-05', '2026-03-06', '2026-03-09'],
  [1, 0, 0],
) // the first day counted
const clarified = (method: MethodName, xs: readonly [string, string, string]) =>
  line(`${method}.clarificationBefore`, late(step('clarification', { method, deadlineOn: day('2026-03-23') })), xs, [no, no, yes])
clarified('competitive-consultation', ['2026-03-17', '2026-03-18', '2026-03-19']) // 23 − 5
clarified('competitive-negotiation', ['2026-03-17', '2026-03-18', '2026-03-19']) // 20 19 18
clarified('request-for-quotation', ['2026-03-17', '2026-03-18', '2026-03-19'])
line(
  'single-source.noticeStands',
  early(step('notice-ends', { method: 'single-source' })),
  ['2026-03-08', '2026-03-09', '2026-03-10'],
  [yes, no, no],
)

const facts = (method: MethodName, budget = '1050000', place = china) => ({
  method,
  place,
  budget: yuan(budget),
  isComplex: false,
  hasHighImpact: false,
  lawDay,
})
const panel =
  (method: MethodName) =>
  ([experts, purchaser]: readonly [number, number]) =>
    checkPanel({ experts, purchaser }, facts(method)).length > 0
for (const method of ['open-tender', 'invited-tender'] as const) {
  line<readonly [number, number]>(
    `${method}.panelSize`,
    panel(method),
    [
      [3, 1],
      [4, 1],
      [5, 2],
    ],
    [yes, no, no],
    '4 · 5 · 7 members',
  )
  line<readonly [number, number]>(
    `${method}.expertShare`,
    panel(method),
    [
      [3, 2],
      [4, 1],
      [5, 0],
    ],
    [yes, no, no],
    '3 · 4 · 5 experts of 5',
  )
  line(
    `${method}.largerPanel`,
    (b: string) => panelNeeded(facts(method, b)).value!.size,
    ['9999999.99', '10000000', '10000000.01'],
    [5, 7, 7],
  )
  line(`${method}.priceWeightOfServices`, (n: number) => weight(method, true, n), [9_99, 10_00, 10_01], [1, 0, 0], '9.99 · 10 · 10.01 %')
  line(`${method}.priceWeightOfGoods`, (n: number) => weight(method, false, n), [29_99, 30_00, 30_01], [1, 0, 0], '29.99 · 30 · 30.01 %')
}
for (const method of ['competitive-consultation', 'competitive-negotiation', 'request-for-quotation'] as const) {
  line<readonly [number, number]>(
    `${method}.panelSize`,
    panel(method),
    [
      [1, 1],
      [2, 1],
      [4, 1],
    ],
    [yes, no, no],
    '2 · 3 · 5 members',
  )
  line<readonly [number, number]>(
    `${method}.expertShare`,
    panel(method),
    [
      [1, 2],
      [2, 1],
      [3, 0],
    ],
    [yes, no, no],
    '1 · 2 · 3 experts of 3',
  )
}
for (const method of ['competitive-negotiation', 'request-for-quotation'] as const)
  line(
    `${method}.largerPanel`,
    (b: string) => panelNeeded(facts(method, b, exampleCity)).value!.size,
    ['1999999.99', '2000000', '2000000.01'],
    [3, 5, 5],
  )
function weight(method: MethodName, isService: boolean, hundredths: number) {
  return checkPriceScoring({ method, place: china, isService, priceWeight: fraction(hundredths, 10_000), fixedPrice: false, lawDay }).length
}
for (const [isService, name, least, most] of [
  [true, 'priceWeightOfServices', 10_00, 30_00],
  [false, 'priceWeightOfGoods', 30_00, 60_00],
] as const) {
  const w = (n: number) => weight('competitive-consultation', isService, n)
  line(`competitive-consultation.${name}`, w, [least - 1, least, least + 1], [1, 0, 0], `from ${least / 100} %`)
  line(`competitive-consultation.${name}`, w, [most - 1, most, most + 1], [0, 0, 1], `to ${most / 100} %`)
}
const left = (method: MethodName, isPurchasedService: boolean) => (conforming: number) =>
  mayContinue({ method, place: china, conforming, isPurchasedService, lawDay }).value
for (const method of [
  'open-tender',
  'invited-tender',
  'competitive-consultation',
  'competitive-negotiation',
  'request-for-quotation',
] as const)
  line(`${method}.fewestBidders`, left(method, false), [2, 3, 4], [no, yes, yes])
for (const method of ['open-tender', 'invited-tender', 'competitive-negotiation', 'request-for-quotation'] as const)
  line(`${method}.fewestForPurchasedServices`, left(method, true), [2, 3, 4], [no, yes, yes])
line('competitive-consultation.fewestForPurchasedServices', left('competitive-consultation', true), [1, 2, 3], [no, yes, yes])
line('single-source.fewestBidders', left('single-source', false), [0, 1, 2], [no, yes, yes])
line('below-threshold-comparison.fewestBidders', left('below-threshold-comparison', false), [0, 1, 2], [no, yes, yes])
line('below-threshold-comparison.fewestForPurchasedServices', left('below-threshold-comparison', true), [0, 1, 2], [no, yes, yes])
line('single-source.fewestForPurchasedServices', left('single-source', true), [0, 1, 2], [no, yes, yes])
for (const method of [
  'invited-tender',
  'competitive-consultation',
  'competitive-negotiation',
  'request-for-quotation',
  'single-source',
] as const) {
  const choice = (b: string) =>
    got(mayUseMethod({ method, place: exampleCity, budget: yuan(b), isService: false, lawDay, ground: { kind: 'only-supplier' } })).value
  line(`${method}.consentAboveThreshold`, choice, ['1999999.99', '2000000', '2000000.01'], ['open', 'with-consent', 'with-consent'])
}

// ---- prices
const bids = (first: string, others: readonly string[], more: object = {}) =>
  got(
    lowBidReview({
      bids: [first, ...others].map((p, i) => ({ id: `${i}`, price: yuan(p) })),
      budget: yuan('9000000'),
      ceiling: yuan('1'),
      lawDay,
      ...more,
    }),
  ).value[0]!.triggered
line('low-bid.mean-line', (p: string) => bids(p, ['400', '600']).includes('mean'), ['199.99', '200', '200.01'], [yes, no, no]) // (200 + 400 + 600) ÷ 3 ÷ 2
line(
  'low-bid.second-lowest-line',
  (p: string) => bids(p, ['400', '600']).includes('second-lowest'),
  ['199.99', '200', '200.01'],
  [yes, no, no],
) // 400 ÷ 2
line(
  'low-bid.ceiling-line',
  (p: string) => bids(p, ['900'], { ceiling: yuan('1000') }).includes('ceiling'),
  ['449.99', '450', '450.01'],
  [yes, no, no],
) // 1,000 × 45 %
line(
  'low-bid.highest-line',
  (n: number) =>
    isRefusal(lowBidReview({ bids: [{ id: 'a', price: yuan('1') }], budget: yuan('1'), lines: { mean: fraction(n, 10_000) }, lawDay })),
  [64_99, 65_00, 65_01],
  [no, no, yes],
  '64.99 · 65 · 65.01 %',
)
line('low-bid.explanation-minutes', (n: number) => explanationTimeIsEnough(n, lawDay).value, [29, 30, 31], [no, yes, yes])
const deduct = (n: number) =>
  isRefusal(
    priceForScoring({ price: yuan('1'), supplier: 'enterprise', size: 'small', isReserved: false, deduction: fraction(n, 10_000), lawDay }),
  )
line('sme.small-deduction', deduct, [9_99, 10_00, 10_01], [yes, no, no], 'from 10 %')
line('sme.small-deduction', deduct, [19_99, 20_00, 20_01], [no, no, yes], 'to 20 %')
const reserve = (kind: 'services' | 'works', budget: string) => reservationDue({ kind, budget: yuan(budget), suits: true, lawDay }).value
line(
  'sme.reserved-whole-up-to',
  (b: string) => reserve('services', b).reserve,
  ['1999999.99', '2000000', '2000000.01'],
  ['whole', 'whole', 'part'],
)
line(
  'sme.reserved-whole-up-to-works',
  (b: string) => reserve('works', b).reserve,
  ['3999999.99', '4000000', '4000000.01'],
  ['whole', 'whole', 'part'],
)
line(
  'sme.reserved-share',
  (r: string) => yuan(r) < reserve('services', '3000000').reserved,
  ['899999.99', '900000', '900000.01'],
  [yes, no, no],
) // × 30 %
line(
  'sme.reserved-share-works',
  (r: string) => yuan(r) < reserve('works', '5000000').reserved,
  ['1999999.99', '2000000', '2000000.01'],
  [yes, no, no],
) // × 40 %
line(
  'sme.small-share',
  (r: string) => yuan(r) < reserve('services', '3000000').forSmall,
  ['539999.99', '540000', '540000.01'],
  [yes, no, no],
) // × 60 %

// ---- people
line(
  'recusal.years',
  (on: string) => mustRecuse([{ kind: 'employed', endedOn: day(on) }], lawDay, lawDay).value,
  ['2023-02-28', '2023-03-01', '2023-03-02'],
  [no, yes, yes],
)
line(
  'supplier.clean-years',
  (on: string) =>
    checkSupplier(
      { hasCivilLiability: true, hasSoundAccounts: true, hasMeans: true, paysTaxAndInsurance: true, graveViolationsOn: [day(on)] },
      lawDay,
      lawDay,
    ).length,
  ['2023-02-28', '2023-03-01', '2023-03-02'],
  [0, 1, 1],
)
line(
  'dispatch.temporary-months',
  (n: number) =>
    checkPostLine({ employer: 'dispatch-agency', dispatchPost: 'temporary', dispatchMonths: n, serviceIsDefined: true }, lawDay).filter(
      (f) => f.rule === 'R-121',
    ).length,
  [5, 6, 7],
  [0, 0, 1],
)
line(
  'qualification.past-contracts',
  (n: number) => against('open-tender', 'pastContractsRequired', { pastContractsRequired: n }),
  [1, 2, 3],
  [0, 0, 1],
)
line('consultation.purchaser-recommends', (n: number) => mayInviteRecommended(n, 3, lawDay).value, [2, 3, 4], [yes, yes, no])
line(
  'personal-data.guardian-consent-below-age',
  (age: number) => consentNeeded({ age, isSensitive: false, lawDay }).value.guardianConsent,
  [13, 14, 15],
  [yes, no, no],
)
line(
  'personal-data.assessment-kept-years',
  early(() => keeping({ procurementEndedOn: lawDay, purposeEndedOn: lawDay, assessedOn: day('2026-01-15'), lawDay })[2]!.keepUntilOn!),
  ['2029-01-14', '2029-01-15', '2029-01-16'],
  [yes, no, no],
)

line(
  'personal-data.answer-days',
  late(() => answerPersonBy(day('2026-03-01'), lawDay, cn).value),
  ['2026-03-30', '2026-03-31', '2026-04-01'],
  [no, no, yes],
)

for (const [name, of, last] of [
  ['once-keys', 'onceKeys', '2026-03-01'],
  ['sessions', 'sessions', '2026-03-01'],
  ['invitations', 'invitations', '2025-12-31'],
  ['tokens', 'tokens', '2025-10-02'],
  ['paper-sheets', 'paperSheets', '2026-03-01'],
  ['scans', 'scans', '2025-12-31'],
  ['drafts', 'drafts', '2026-03-17'],
  ['sent-drafts', 'sentDrafts', '2026-03-30'],
  ['devices', 'devices', '2025-02-24'],
  ['resets', 'resets', '2026-03-01'],
  ['letters', 'letters', '2026-03-01'],
  ['notices', 'notices', '2025-10-02'],
  ['tries', 'tries', '2026-03-30'],
  ['voices', 'voices', '2025-03-31'],
] as const) {
  const kept = day(last)
  // On 31 March: what ended the day before the last day goes, what ended on it stays.
  line(
    `retention.${name}`,
    early(() => forgottenBefore(of, day('2026-03-31'))),
    [kept.subtract({ days: 1 }).toString(), last, kept.add({ days: 1 }).toString()],
    [yes, no, no],
  )
}

// ---- needs
const survey = (kind: 'services' | 'works') => (b: string) =>
  surveyIsMandatory({ kind, budget: yuan(b), isPublicService: false, isComplex: false, lawDay }).value
line('survey.goods-services-from', survey('services'), ['9999999.99', '10000000', '10000000.01'], [no, yes, yes])
line('survey.works-from', survey('works'), ['29999999.99', '30000000', '30000000.01'], [no, yes, yes])
line(
  'survey.reuse-years',
  (on: string) => surveyStillServes({ surveyedOn: day('2025-03-01'), startOn: day(on), sameObject: true, lawDay }).value,
  ['2026-02-28', '2026-03-01', '2026-03-02'],
  [yes, yes, no],
)
line('survey.market-subjects', (n: number) => marketSurveyIsEnough(n, lawDay).value, [2, 3, 4], [no, yes, yes])

// ---- money
const statute = { basis: 'statute', lawDay, deliveredOn: day('2026-03-02'), acceptanceIsCondition: false } as const
line(
  'payment.days',
  late(() => got(paymentClock(statute, everyDayWorked)).value.dueOn),
  ['2026-03-31', '2026-04-01', '2026-04-02'],
  [no, no, yes],
) // 2 March + 30
line(
  'payment.longest-days',
  (n: number) => got(paymentClock({ ...statute, contractDays: n }, everyDayWorked)).value.cappedAtStatute,
  [59, 60, 61],
  [no, no, yes],
)
line(
  'payment.late-daily-rate',
  (on: string) =>
    got(lateInterest({ amount: yuan('10000'), dueOn: day('2026-03-31'), paidOn: day(on), basis: 'statute', lawDay }, everyDayWorked)).value
      .interest,
  ['2026-03-30', '2026-03-31', '2026-04-01'],
  [yuan('0'), yuan('0'), yuan('5')],
) // 10,000 × 0.0005
line(
  'payment.receivable-confirmation-days',
  (on: string) =>
    got(
      receivableConfirmation(
        { requestedOn: day('2026-03-02'), confirmedOn: day(on), today: day('2026-06-01'), basis: 'statute', lawDay },
        everyDayWorked,
      ),
    ).value.isLate,
  ['2026-03-31', '2026-04-01', '2026-04-02'],
  [no, no, yes],
)
line(
  'payment.arrears-published-by',
  late(() => got(arrearsStatement([], 2025, everyDayWorked)).value.publishBy),
  ['2026-03-30', '2026-03-31', '2026-04-01'],
  [no, no, yes],
)
const complaint = () => got(arrearsComplaint({ acceptedOn: day('2026-03-02'), papersReceivedOn: day('2026-03-16'), lawDay }, cn)).value
line(
  'payment.complaint-times',
  late(() => complaint().passedOnBy),
  ['2026-03-15', '2026-03-16', '2026-03-17'],
  [no, no, yes],
  'passed on in 10 working days',
)
line(
  'payment.complaint-times',
  late(() => complaint().handledBy),
  ['2026-04-14', '2026-04-15', '2026-04-16'],
  [no, no, yes],
  'handled in 30 days',
)
line(
  'payment.complaint-times',
  late(() => complaint().latestOn),
  ['2026-06-13', '2026-06-14', '2026-06-15'],
  [no, no, yes],
  '90 days at most',
)
for (const [at, below, from] of [
  ['90', 'good', 'excellent'],
  ['80', 'medium', 'good'],
  ['60', 'poor', 'medium'],
] as const)
  line(
    'evaluation.grade-bands',
    (n: number) => got(gradeOf(fraction(n, 100), 'national', lawDay)).value.grade,
    [Number(at) * 100 - 1, Number(at) * 100, Number(at) * 100 + 1],
    [below, from, from],
    `${at} points`,
  )

// ---- openness
line(
  'publication.media-working-days',
  late(() => got(mediaPublishBy(day('2026-03-02'), lawDay, cn)).value),
  ['2026-03-02', '2026-03-03', '2026-03-04'],
  [no, no, yes],
)
line(
  'open-information.disclosure-working-days',
  late(() => got(discloseBy(day('2026-03-02'), lawDay, cn)).value),
  ['2026-03-29', '2026-03-30', '2026-03-31'],
  [no, no, yes],
) // four weeks
line(
  'open-information.request-working-days',
  late(() => got(answerRequestBy(day('2026-03-02'), false, lawDay, cn)).value),
  ['2026-03-29', '2026-03-30', '2026-03-31'],
  [no, no, yes],
)
line(
  'open-information.request-working-days',
  late(() => got(answerRequestBy(day('2026-03-02'), true, lawDay, cn)).value),
  ['2026-04-27', '2026-04-28', '2026-04-29'],
  [no, no, yes],
  'extended',
) // eight weeks and the holiday
line(
  'private-unit.yearly-report-days',
  late(() => yearlyReports(2025, lawDay).value.toSupervisingBodyBy),
  ['2026-03-30', '2026-03-31', '2026-04-01'],
  [no, no, yes],
  'to the supervising body',
)
line(
  'private-unit.yearly-report-days',
  late(() => yearlyReports(2025, lawDay).value.toRegistrarBy),
  ['2026-05-30', '2026-05-31', '2026-06-01'],
  [no, no, yes],
  'to the registrar',
)

describe('below, at and above every line the law draws', () => {
  test.each(lines.map((l) => [l.name, l.at, l] as const))('%s: %s', (_, __, l) => expect(l.got()).toEqual(l.want))
})

/** Numbers that draw no line, each with why. */
const drawsNone: readonly (readonly [RegExp, string])[] = [
  [/\.stages$/, 'an order, no number'],
  [/\.(servicesMayBeBought|fixedPriceIsScored|silenceDecides|lowestPrice)$/, 'a yes or no, or a case'],
  [
    /^payment\.(clock-starts-when-acceptance-stalls|clock-starts-at-confirmed-amount|undisputed-part-is-due|audit-basis-may-be-agreed)$/,
    'a yes or no',
  ],
  [/^framework-agreement\.terms$/, 'numbers of a way of buying no screen carries yet; data until one does'],
  [/^working-hours\.day-minutes$/, 'what recorded time is held against; decides nothing'],
  [/^evaluation\.weights$/, 'weights that add up; nothing is above or below them'],
  [/^payment\.days-after-invoice$/, 'said beside the answer for reference, decides nothing'],
]

describe('no number is forgotten', () => {
  const tested = new Set(lines.map((l) => l.name))
  // A cell that is null says that the law sets nothing there.
  const limits = parameters().filter((p) => p.values.some((v) => v.value !== null) && !drawsNone.some(([name]) => name.test(p.name)))
  test('every number that draws a line is tried on both sides of it', () =>
    expect(limits.map((p) => p.name).filter((name) => !tested.has(name))).toEqual([]))
  test('every row is of a number that is there', () => {
    const names = new Set(parameters().map((p) => p.name))
    expect([...tested].filter((name) => !names.has(name))).toEqual([])
    for (const [name] of drawsNone) expect([...names].some((n) => name.test(n))).toBe(true)
  })
  test('a row whose three answers are one tries nothing', () => {
    for (const l of lines)
      expect([
        l.name,
        l.at,
        new Set(l.want.map((x) => JSON.stringify(x, (_, v) => (typeof v === 'bigint' ? `${v}` : v)))).size > 1,
      ]).toEqual([l.name, l.at, true])
  })
})
