import { compare, type Fraction, noMoney, type Refusal, refusals, both } from '#kernel'
import type { Country } from './country.ts'
import { lastDaysThatMove } from './last-day.ts'
import type { Law } from './law.ts'
import { inPlace, type Place } from './places/place.ts'
import { answered, because } from './steps.ts'

const refuse = refusals({
  'no-rule-here': {
    status: 422,
    zh: (place: string) => `${place}的法律数据里没有这项规定，程序不作判断，也不套用别处的规定。请系统管理员先补录当地规定，再继续。`,
    en: (place: string) =>
      `The law of ${place} has no rule on this here, so the program does not judge it, nor by the rules of another place. Ask an administrator to have the local rule entered first.`,
  },
})

/**
 * The law of a place that says nothing yet: no findings, no texts, no numbers, and a refusal where a step needs an answer to go on.
 * A country is written by putting its own answers over these, so that what it leaves out fails closed.
 */
export function noRules(country: Country, place: Place): Law {
  const none = (): Refusal => {
    const [zh, en] = [refuse('no-rule-here', place.says.zh), refuse('no-rule-here', place.says.en)]
    return { ...zh, words: { zh: zh.words.zh, en: en.words.en } }
  }
  const silent = because('当地没有这项规定。', 'There is no rule on this here.')
  return {
    country,
    place,
    cites: () => [],
    number: () => undefined,
    numberOrFirst: () => undefined,
    cell: (of, on) => inPlace(of, place, on),
    methods: country.methods,
    method: (name) => {
      const found = country.methods.find((m) => m.name === name)
      if (!found) throw new RangeError(`${country.name} has no method ${name}`)
      return found
    },
    lastDays: lastDaysThatMove({ civil: [], procurement: [] }),
    plans: {
      pricingForms: [],
      surveyTopics: [],
      serviceKinds: [],
      check: () => [],
      reviewsDue: () => answered({ general: false, key: false }, [silent]),
      checkReviews: () => [],
      boughtTogether: () => [],
      guideWage: () => undefined,
      threshold: () => undefined,
      costFloor: () => undefined,
      floorAsStated: none,
    },
    tenders: {
      resultNotice: () => [],
      standstill: none,
      // The purchaser is not left without a way on: it begins anew, which takes nothing from anybody.
      settledPrice: (p) =>
        answered(
          { price: p.openingSheet, mustBeConfirmed: p.openingSheetInWords !== undefined && p.openingSheetInWords !== p.openingSheet },
          [silent],
        ),
      afterWinnerFails: () => answered(['restart'], [silent]),
      documentAdvice: () => ({ criteria: [], acceptance: [] }),
      endWithoutAward: () => ({
        says: both('不定标，结束采购', 'End without an award'),
        grounds: [{ id: 'cannot-go-on', says: both('采购不能继续进行', 'The purchase cannot go on') }],
        countsWithinBudget: false,
        cites: [],
      }),
      mayUseMethod: none,
      singleGrounds: [],
      objection: none,
      timetable: () => [],
      check: () => [],
      panelNeeded: () => answered(null, [silent]),
      mayContinue: () => answered(false, [silent]),
      // Who declared a tie stays out where nothing says that it does not matter.
      mustRecuse: (ties) => answered(ties.length > 0, [silent]),
      deadlineAfterClarification: none,
      lowBidReview: none,
      priceScores: none,
      rankOffers: (offers) => {
        const sorted = [...offers].sort((a, b) => compare(b.total, a.total))
        const rank = (total: Fraction) => 1 + sorted.findIndex((o) => compare(o.total, total) === 0)
        const alone = (total: Fraction) => sorted.filter((o) => compare(o.total, total) === 0).length === 1
        return answered(
          sorted.map((o) => ({ ...o, rank: rank(o.total), tie: alone(o.total) ? ('none' as const) : ('by-draw' as const) })),
          [silent],
        )
      },
      correctionsAllowed: () => answered([], [silent]),
      decideBy: none,
      decision: none,
    },
    contracts: {
      directGrounds: [],
      signBy: none,
      check: () => [],
      largestPerformanceBond: (contract) => answered(contract, [silent]),
      largestSupplement: () => answered(noMoney, [silent]),
      withoutTender: () => answered('judged', [silent]),
      readPayment: () => ({ days: null, terms: [], times: [], unread: [], shares: null, unsure: [] }),
    },
    complaints: {
      challenge: none,
      complaint: none,
      letter: () => answered([], [silent]),
      reply: () => answered([], [silent]),
      receive: none,
      mayComplain: () => answered(false, [silent]),
      // Nothing is carried out that no text of the place asks for.
      outcomes: () => answered(['go-on'], [silent]),
      dismissals: () => answered([], [silent]),
      decision: () => answered([], [silent]),
      // Whoever signs while a challenge stands may sign what falls: it waits, where nothing says that it need not.
      pauses: ({ isSigned }) => answered(isSigned ? 'performance' : 'signing', [silent]),
      beyond: () => answered([], [silent]),
      badRecord: () => answered(false, [silent]),
    },
    payments: {
      clock: none,
      undisputedPart: none,
      lateInterest: none,
      interestOn: none,
      dueDay: (owed, calendar) => lastDaysThatMove({ civil: [], procurement: [] }).civilLastDay(owed.dueOn, calendar).on,
      arrearsStatement: none,
      punctuality: none,
    },
    // At once, where nothing gives more time.
    evaluations: { grade: () => undefined },
    protection: {
      answerPersonBy: (askedOn) => answered(askedOn, [silent]),
      // Where nothing is known of the law, the most is asked that a person can answer for alone.
      consentNeeded: () => answered({ separateConsent: true, guardianConsent: false, impactAssessment: true }, [silent]),
    },
    report: ({ kind, id, facts }, lawDay) => ({ record: { kind, id }, lawDay: lawDay.toString(), lines: [], open: [], facts }),
  }
}
