import { isBefore, type Words, wrongCreditCode } from '#kernel'
import type { Law, LawNumbers, Offered } from '../law.ts'
import type { Country } from '../country.ts'
import { methodNamed, methods } from '../methods/index.ts'
import { type Parameter, parameters } from '../parameter.ts'
import { ruleReport } from '../report.ts'
import { inPlace, type Place, placesOfChina, thresholdIn, wagesIn, wageTables } from '../places/index.ts'
import { arrearsStatement, dueDay, interestOn, punctuality } from './arrears.ts'
import { contractFiled, contractPublished, decideBy, decisionOf, fileKeptYears, longestTermYears, signBy } from './award.ts'
import { deadlineAfterClarification, intentionDays } from './bid-period.ts'
import { largestPerformanceBond, largestSupplement } from './bonds.ts'
import { nationalCalendar } from './calendar.ts'
import { afterWinnerFails, resultNoticeItems, standstill } from './after-award.ts'
import { mayComplain } from './challenge.ts'
import { beyondTheChallenge, isOnBadRecord, pausedBy } from './complaint.ts'
import { decisionLetter, dismissalGrounds, letterItems, outcomesOf, receiveChallenge, replyItems } from './redress.ts'
import { challengeClocks, complaintClocks } from './complaint-clocks.ts'
import { checkContract } from './contract-fairness.ts'
import { costFloor, floorAsStated, guideWage } from './cost-floor.ts'
import { checkReviews, pricingForms, pricingFormWords, reviewsDue, surveyTopics, surveyTopicWords } from './implementation-plan.ts'
import { citeAll, citeText, instruments, ruleNumbers, rules } from './instruments.ts'
import { movingLastDays } from './last-day.ts'
import { lateInterest } from './late-interest.ts'
import { explanationMinutes, lowBidReview } from './low-bid.ts'
import { mayUseMethod, singleGrounds } from './method-choice.ts'
import { boughtTogether } from './order-splitting.ts'
import { singleSourceObjection } from './other-ways.ts'
import { mayContinue, mustRecuse, panelNeeded } from './panel.ts'
import { lateDailyRate, longestPaymentDays } from './payment-terms.ts'
import { gradeOf } from './performance.ts'
import { paymentClock, undisputedPart } from './payment.ts'
import { checkPlan } from './plan-check.ts'
import { settledPrice } from './price-conflict.ts'
import { priceScores, rankOffers } from './price-score.ts'
import { answerPersonBy, consentNeeded } from './protection.ts'
import { readPayment } from './read-payment.ts'
import { documentAdvice } from './document-advice.ts'
import { endWithoutAward } from './void-grounds.ts'
import { correctionsAllowed } from './result-correction.ts'
import { settableInChina } from './settable.ts'
import { lawSubjects } from './subjects.ts'
import { socialWorkKinds, socialWorkKindWords } from './social-work.ts'
import { checkTender } from './tender-check.ts'
import { timetable } from './timetable.ts'
import { topicsOfChina } from './topics.ts'
import { directGrounds, directGroundWords, mayContractWithoutTender } from './without-tender.ts'
import { workingDayMinutes } from './working-hours.ts'

const numbers: { readonly [N in keyof LawNumbers]: Parameter<LawNumbers[N]> } = {
  intentionDays,
  contractPublished,
  contractFiled,
  longestPaymentDays,
  longestTermYears,
  fileKeptYears,
  lateDailyRate,
  explanationMinutes,
  workingDayMinutes,
}

/** China, its rules and everything they need, for the places within it. */
export const cn: Country = {
  name: 'cn',
  says: { zh: '中国', en: 'China' },
  isExample: false,
  places: placesOfChina,
  wageTables,
  calendar: nationalCalendar,
  noticeOfDaysOff: (source, address) =>
    citeText('R-50', { zh: source, en: source }, { zh: '全文', en: 'the whole text' }, instruments.holidays.grade, address),
  methods,
  instruments,
  rules: ruleNumbers.map((number) => ({ number, says: rules[number].says, cites: citeAll(number) })),
  subjects: lawSubjects,
  currency: { code: 'CNY', digits: 2, says: { zh: (figures) => `${figures} 元`, en: (figures) => `¥${figures}` } },
  zones: ['Asia/Shanghai', 'Asia/Urumqi'],
  fiscalYear: { month: 1, day: 1 },
  identifier: {
    scheme: 'CN-USCI',
    says: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    isRight: (code) => wrongCreditCode(code) === undefined,
  },
  parameters,
  settable: settableInChina,
  lawIn,
}

const offered = <K extends string>(all: readonly K[], says: Readonly<Record<K, Words>>): readonly Offered<K>[] =>
  all.map((value) => ({ value, says: says[value] }))

/** The law of China in one of its places. */
function lawIn(place: Place): Law {
  return {
    country: cn,
    place,
    cites: (...about) => about.flatMap((topic) => topicsOfChina[topic]),
    number: (which, on) => inPlace(numbers[which], place, on),
    numberOrFirst: (which, on) => {
      const first = numbers[which].values[0]!.from
      return inPlace(numbers[which], place, isBefore(on, first) ? first : on)
    },
    cell: (of, on) => inPlace(of, place, on),
    methods,
    method: methodNamed,
    lastDays: movingLastDays,
    plans: {
      pricingForms: offered(pricingForms, pricingFormWords),
      surveyTopics: offered(surveyTopics, surveyTopicWords),
      serviceKinds: offered(socialWorkKinds, socialWorkKindWords),
      check: (facts, lawDay) => checkPlan(facts, lawDay, place),
      reviewsDue,
      checkReviews,
      boughtTogether: (purchases, lawDay) => boughtTogether(purchases, place, lawDay),
      guideWage: (grade, on) => guideWage(place, grade, on),
      threshold: (which, on) => thresholdIn(place, which, on),
      costFloor: (facts, on) => {
        const table = wagesIn(place)
        return table && costFloor(facts, table, on)
      },
      floorAsStated,
    },
    tenders: {
      resultNotice: () => resultNoticeItems,
      standstill: (noticeOn, lawDay, calendar) => standstill(noticeOn, lawDay, calendar, place),
      settledPrice,
      afterWinnerFails,
      endWithoutAward,
      documentAdvice,
      mayUseMethod: (choice) => mayUseMethod({ ...choice, place }),
      singleGrounds: offered(singleGrounds, directGroundWords),
      objection: singleSourceObjection,
      timetable: (facts) => timetable({ ...facts, place }),
      check: (facts, lawDay, calendar) => checkTender({ ...facts, place }, lawDay, calendar),
      panelNeeded: (facts) => panelNeeded({ ...facts, place }),
      mayContinue: (facts) => mayContinue({ ...facts, place }),
      mustRecuse,
      deadlineAfterClarification: ({ method, ...facts }, calendar) => {
        const { value, cites } = inPlace(methodNamed(method).clarificationBefore, place, facts.lawDay)
        return deadlineAfterClarification({ ...facts, ...(value && { before: { value, cites } }) }, calendar)
      },
      lowBidReview,
      priceScores,
      rankOffers,
      correctionsAllowed,
      decideBy: (receivedOn, lawDay, calendar, still) => decideBy(receivedOn, lawDay, calendar, place, still),
      decision: ({ method, ...facts }, calendar) => {
        const silence = inPlace(methodNamed(method).silenceDecides, place, facts.lawDay)
        return decisionOf({ ...facts, place, silenceDecides: silence.value, silenceCites: silence.cites }, calendar)
      },
    },
    contracts: {
      directGrounds: offered(directGrounds, directGroundWords),
      signBy: (noticeOn, lawDay, calendar, still) => signBy(noticeOn, lawDay, calendar, place, still),
      check: (facts, lawDay, calendar) => checkContract(facts, lawDay, calendar, place),
      largestPerformanceBond: (contract, lawDay) => largestPerformanceBond(contract, lawDay, place),
      largestSupplement: (original, lawDay) => largestSupplement(original, lawDay, place),
      withoutTender: (facts) => mayContractWithoutTender({ ...facts, place }),
      readPayment,
    },
    complaints: {
      challenge: challengeClocks,
      complaint: complaintClocks,
      letter: letterItems,
      reply: replyItems,
      receive: receiveChallenge,
      mayComplain,
      outcomes: outcomesOf,
      dismissals: dismissalGrounds,
      decision: decisionLetter,
      pauses: pausedBy,
      beyond: beyondTheChallenge,
      badRecord: isOnBadRecord,
    },
    payments: {
      clock: paymentClock,
      undisputedPart,
      lateInterest: (facts, calendar) => lateInterest({ ...facts, place }, calendar),
      interestOn: (owed, asOf, calendar) => interestOn(owed, asOf, calendar, place),
      dueDay,
      arrearsStatement,
      punctuality: (owed, asOf, calendar) => punctuality(owed, asOf, calendar, place),
    },
    evaluations: { grade: (score, lawDay) => gradeOf(score, 'national', lawDay) },
    protection: { answerPersonBy, consentNeeded },
    report: ruleReport,
  }
}
