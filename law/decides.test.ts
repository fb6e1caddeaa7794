import { day, fraction, isRefusal, type Refusal, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import type { Answer, Finding } from './answer.ts'
import * as law from './index.ts'
import type { RuleNumber } from './index.ts'

/**
 * Every rule by a decision that goes by it: the answer or its findings must name the rule. A rule that only says what something is
 * stands as `definition` with the reason why nothing is decided by it. A new rule number does not compile without its row.
 */
type Outcome = Answer<unknown> | readonly Finding[] | Refusal | { readonly cites: readonly { readonly rule: string }[] }
type Row = (() => Outcome) | { readonly definition: string }

const on = day('2026-03-02')
const lawDay = day('2026-03-01')
const cn = law.nationalCalendar
const { china, exampleCity } = law
const plan = (more: Partial<law.PlanFacts>): readonly Finding[] =>
  law.checkPlan(
    {
      kind: 'services',
      isPublicService: true,
      isComplex: false,
      total: yuan('1050000'),
      startOn: day('2026-06-01'),
      termMonths: 12,
      sources: [],
      fitsMediumTermPlan: false,
      appraisedBefore: false,
      hasPerformanceGoals: false,
      hasAcceptancePlan: false,
      usersJoinAcceptance: false,
      object: { isDutyOfGovernment: true },
      posts: [],
      ...more,
    },
    lawDay,
  )
const tender = (more: Partial<law.TenderFacts>): readonly Finding[] =>
  law.checkTender(
    {
      method: 'open-tender',
      place: china,
      isService: true,
      budget: yuan('1050000'),
      budgetIsPublic: true,
      issuedOn: on,
      deadlineOn: day('2026-05-08'),
      priceWeight: fraction(10, 100),
      fixedPrice: false,
      criteria: [],
      conditions: [],
      ...more,
    },
    lawDay,
    cn,
  )
const contract = (more: Partial<law.ContractFacts>): readonly Finding[] =>
  law.checkContract(
    {
      basis: 'statute',
      isPublicService: true,
      amount: yuan('1050000'),
      lines: [{ kind: 'post', amount: yuan('1050000') }],
      termMonths: 12,
      supplements: [],
      acceptance: { isCondition: true, usersInvited: false },
      payment: {},
      errandCap: null,
      hasPerformanceClause: false,
      subcontracting: 'whole',
      duties: [],
      clauses: [],
      ...more,
    },
    lawDay,
  )
const clause = (text: string) => law.readForLeaning([{ number: '1', text }], 'statute', lawDay)
const chain = (more: Partial<law.TimetableFacts> = {}) =>
  law.timetableAnswer({ method: 'open-tender', place: china, issuedOn: on, lawDay, calendar: cn, ...more })
const panel = { place: china, budget: yuan('1050000'), isComplex: false, hasHighImpact: false, lawDay }
const bids = [
  { id: 'a', price: yuan('420000') },
  { id: 'b', price: yuan('880000') },
]
const challenge = (by: law.Challenger) =>
  law.challengeInTime({ subject: { about: 'process', stepEndedOn: on }, by, challengedOn: on, lawDay }, cn)
const pay = { basis: 'statute', lawDay, deliveredOn: on, acceptanceIsCondition: false } as const
const open = { signedOn: on, today: day('2026-06-01'), hasProjectLedger: false }
const enterprise = { supplier: 'enterprise', isSmallOrMedium: true, declared: true, lawDay } as const
const days = { procurementEndedOn: on, purposeEndedOn: on, lawDay }
const rows = {
  'R-01': () => plan({}),
  'R-02': () => law.surveyIsMandatory({ kind: 'services', budget: yuan('10000000'), isPublicService: false, isComplex: false, lawDay }),
  'R-03': () => law.surveyStillServes({ surveyedOn: on, startOn: on, sameObject: true, lawDay }),
  'R-04': () => law.marketSurveyIsEnough(2, lawDay),
  'R-05': () => law.surveyContentsMissing([], lawDay),
  'R-06': () => tender({ pastContractsRequired: 3 }),
  'R-07': () => tender({ criteria: [{ id: 'a', title: 'a', points: fraction(90), isQuantified: false }] }),
  'R-08': () => law.reviewsDue({ kind: 'services', budget: yuan('1'), isPublicService: true, isComplex: false, lawDay }),
  'R-09': () => law.pricingOf([{ kind: 'post' }], lawDay),
  'R-10': () => plan({}),
  'R-11': () => law.intentionEarliestStart({ publishedOn: on, isUnforeseeableUrgent: false, lawDay }),
  'R-12': () => plan({}),
  'R-13': () => plan({}),
  'R-14': () => law.checkObject({ isDutyOfGovernment: false }),
  'R-15': () => law.checkPostLine({ employer: 'none', serviceIsDefined: true }, lawDay),
  'R-16': () => law.mayBeSupplier('institution-type-1'),
  'R-17': () =>
    law.checkSupplierTies(
      [
        { id: 'a', head: 'x', controls: [] },
        { id: 'b', head: 'x', controls: [] },
      ],
      false,
    ),
  'R-18': () => law.mustRecuse([{ kind: 'spouse' }], on, lawDay),
  'R-19': () => tender({ conditions: [{ id: 'a', title: 'a', about: 'local-branch' }] }),
  'R-20': () =>
    law.checkSupplier(
      { hasCivilLiability: false, hasSoundAccounts: true, hasMeans: true, paysTaxAndInsurance: true, graveViolationsOn: [] },
      on,
      lawDay,
    ),
  'R-21': () => tender({ deadlineOn: on }),
  'R-22': () => tender({ saleFromOn: on, saleToOn: on }),
  'R-23': () => chain(),
  'R-24': () => law.deadlineAfterClarification({ clarifiedOn: on, deadlineOn: on, lawDay }, cn),
  'R-25': () => law.isPrequalificationLongEnough({ noticeOn: on, dueOn: on, lawDay }, cn),
  'R-26': () => law.largestBidBond(yuan('1'), lawDay),
  'R-27': () => tender({ minimumPrice: yuan('1') }),
  'R-28': () => law.panelNeeded({ ...panel, method: 'open-tender' }),
  'R-29': () => tender({ priceWeight: fraction(9, 100) }),
  'R-30': () => law.priceScores(bids, fraction(10)),
  'R-31': () => law.rankOffers([{ id: 'a', price: yuan('1'), total: fraction(1) }]),
  'R-32': () => law.lowBidReview({ bids, budget: yuan('1'), lawDay: day('2026-01-31') }),
  'R-33': () => tender({ evaluation: 'lowest-price' }),
  'R-34': () => law.mayContinue({ method: 'open-tender', place: china, conforming: 2, isPurchasedService: true, lawDay }),
  'R-34b': () => ({ cites: law.knownLaw('cn').tenders.endWithoutAward('competitive-consultation').cites }),
  'R-35': () => law.settledPrice({ openingSheet: yuan('1'), body: yuan('2') }),
  'R-36': () => law.correctionsAllowed([{ member: 'm', bid: 'a', items: [], total: fraction(1) }], []),
  'R-36b': () => law.meanScore([fraction(1)]),
  'R-37': () => law.decisionOf({ reportReceivedOn: on, objected: false, today: on, lawDay, silenceDecides: false }, cn),
  'R-38': () => chain(),
  'R-39': () => law.signBy(on, lawDay, cn),
  'R-39b': () => law.afterWinnerFails(),
  'R-40': () => law.contractOpenBy(on, lawDay, cn),
  'R-41': () => law.largestPerformanceBond(yuan('1'), lawDay),
  'R-42': () => law.supplementRoom(yuan('1'), [], lawDay),
  'R-43': () => law.checkTerm(37, undefined, lawDay),
  'R-44': () => contract({}),
  'R-45': () => clause('甲方有权随时解除合同。'),
  'R-46': () => clause('其他费用由乙方承担。'),
  'R-47': () => ({ cites: law.keeping(days).flatMap((k) => k.cites) }),
  'R-48': () =>
    law.checkSplitting(
      ['a', 'b'].map((id) => ({
        id,
        fiscalYear: 2026,
        budgetItem: 'x',
        category: 'y',
        amount: yuan('1500000'),
        method: 'competitive-consultation',
        wasApproved: false,
        fromBudgetAdjustment: false,
      })),
      exampleCity,
      lawDay,
    ),
  'R-49': () =>
    law.mayUseMethod({ method: 'competitive-consultation', place: exampleCity, budget: yuan('1000000'), isService: true, lawDay }),
  'R-50': () => law.signBy(on, lawDay, cn),
  'R-50b': () => ({ cites: law.civilLastDay(day('2026-10-04'), cn).steps.flatMap((s) => s.cites) }),
  'R-51': () =>
    law.mayUseMethod({ method: 'competitive-consultation', place: exampleCity, budget: yuan('1000000'), isService: true, lawDay }),
  'R-52': () =>
    law.mayUseMethod({ method: 'competitive-consultation', place: exampleCity, budget: yuan('2000000'), isService: true, lawDay }),
  'R-53': () => chain({ method: 'competitive-consultation' }),
  'R-54': () => law.largestBidBond(yuan('1'), lawDay, china, 'competitive-consultation'),
  'R-55': () => law.mayInviteRecommended(1, 1, lawDay),
  'R-56': () => tender({ method: 'competitive-consultation', priceWeight: fraction(9, 100) }),
  'R-57': () => law.mayChangeInTalks('budget', true),
  'R-58': () => law.mayContinue({ method: 'competitive-consultation', place: china, conforming: 2, isPurchasedService: true, lawDay }),
  'R-59': () => law.decisionOf({ reportReceivedOn: on, objected: false, today: day('2026-04-01'), lawDay, silenceDecides: true }, cn),
  'R-59b': () => law.singleSourceGround({ kind: 'only-supplier' }, lawDay),
  'R-60': () => law.lowBidReview({ bids, budget: yuan('1'), lawDay }),
  'R-61': () => law.lowBidReview({ bids, budget: yuan('1'), lines: { mean: fraction(7, 10) }, lawDay }),
  'R-62': () => law.lowBidReview({ bids, budget: yuan('1'), lawDay }),
  'R-63': () => law.explanationTimeIsEnough(30, lawDay),
  'R-64': () => law.mayWeigh('company-age'),
  'R-65': () => law.followUpIfWon([]),
  'R-70': () => law.lastDayOf('inquiryAnswered', on, lawDay, cn),
  'R-71': () => challenge('supplier'),
  'R-71b': () => law.letterItems('challenge'),
  'R-72': () => law.mayChallengeAgain({ documentsAskAllAtOnce: true, challengedBefore: true, lawDay }),
  'R-73': () => law.lastDayOf('challengeAnswered', on, lawDay, cn),
  'R-73b': () => law.replyItems(),
  'R-74': () => law.lastDayOf('complaintFiled', on, lawDay, cn),
  'R-75': () => law.lastDayOf('intakeReviewed', on, lawDay, cn),
  'R-76': () => law.lastDayOf('complaintDecided', on, lawDay, cn),
  'R-76b': () => law.dismissalGrounds(),
  'R-76c': () => law.decisionLetter(),
  'R-77': () => law.lastDayOf('suspension', on, lawDay, cn),
  'R-78': () => law.pausedBy({ mayAffectResult: true, isSigned: false }),
  'R-78b': () => law.outcomesOf({ about: 'result', stage: 'awarded', affectsResult: true, enoughLeft: true }),
  'R-79': () => law.isOnBadRecord([], on, lawDay),
  'R-80': () => challenge('parent-company'),
  'R-81': () => law.reconsiderationTime({ decisionReceivedOn: on, lawDay }, cn),
  'R-90': () => law.paymentClock({ ...pay, basis: 'contract' }, cn),
  'R-91': () => law.paymentClock({ ...pay, invoiceOn: on }, cn),
  'R-92': () => law.paymentClock(pay, cn),
  'R-93': () => law.paymentClock({ ...pay, progressConfirmedOn: on }, cn),
  'R-94': () => law.paymentClock({ ...pay, acceptanceIsCondition: true, acceptedOn: on }, cn),
  'R-95': () => law.lateInterest({ amount: yuan('1'), dueOn: on, paidOn: on, basis: 'statute', lawDay }, cn),
  'R-96': () => law.undisputedPart({ total: yuan('1'), disputed: yuan('0'), basis: 'statute', lawDay }),
  'R-97': () => contract({ payment: { waitsForAudit: true } }),
  'R-98': () => law.arrearsStatement([], 2025, cn),
  'R-99': () => law.receivableConfirmation({ requestedOn: on, today: on, basis: 'statute', lawDay }, cn),
  'R-100': () => law.paymentBasis(enterprise),
  'R-101': () => law.arrearsComplaint({ acceptedOn: on, lawDay }, cn),
  'R-102': () => law.disbursement({ amount: yuan('1'), dueOn: on, paidOn: on }),
  'R-103': () => law.reservationDue({ kind: 'services', budget: yuan('1'), lawDay }),
  'R-110': () => plan({}),
  'R-111': () => law.checkOpenness(open, lawDay, cn),
  'R-112': () => law.gradeOf(fraction(80), 'national', lawDay),
  'R-113': () =>
    law.checkEvaluationPlan(
      {
        termMonths: 12,
        hasGoalsAndIndicators: true,
        resultIsUsed: true,
        evaluations: [{ when: 'yearly', by: 'provider', isIndependent: false, asksUsers: false }],
      },
      lawDay,
    ),
  'R-114': () => law.isSocialWork([]),
  'R-115': () => law.mediaPublishBy(on, lawDay, cn),
  'R-116': () => law.discloseBy(on, lawDay, cn),
  'R-117': () => law.consentNeeded({ age: 13, isSensitive: false, lawDay }),
  'R-118': () => law.mandatoryReport({ isSuspected: true, isDomesticViolence: true, isMinor: false, lacksFullCapacity: true, lawDay }),
  'R-119': () => law.mandatoryReport({ isSuspected: true, isDomesticViolence: false, isMinor: true, lacksFullCapacity: true, lawDay }),
  'R-120': () => law.yearlyReports(2025, lawDay),
  'R-121': () => law.checkPostLine({ employer: 'dispatch-agency', dispatchPost: 'core', serviceIsDefined: true }, lawDay),
  'R-122': () => ({ cites: law.keeping(days).flatMap((k) => k.cites) }),
  'R-123': () => clause('乙方不得就付款向任何部门投诉或者起诉。'),
  'R-124': { definition: 'Terms of payment and bonds: the checks of plans and contracts decide by R-12, R-41, R-92, R-97 and R-98.' },
  'R-125': () => law.domesticPreferenceApplies('services'),
  'R-126': { definition: 'Binds rules and policy measures of governments, not one tender; tenders are checked by R-19.' },
  'R-127': () =>
    law.frameworkSuits({
      what: 'users-outside',
      isSmallAndScattered: false,
      isAboveThreshold: true,
      fitsOneProject: false,
      usersChoose: true,
      suppliersNeeded: 2,
    }),
  'R-128': () => law.singleSourceObjection({ objectedOn: on, noticeEndsOn: on, lawDay }, cn),
  'R-129': {
    definition: 'That users are heard and their opinions weigh by a set share is a term of the contract; R-10 checks the hearing.',
  },
  'R-130': () =>
    law.signatureIsReliable({
      exclusiveToSigner: true,
      inSoleControlAtSigning: true,
      changeOfSignatureShows: true,
      changeOfContentShows: true,
    }),
  'R-131': { definition: 'Goals of a policy text without numbers that draw a line; nothing is refused or warned by it.' },
  'R-132': { definition: 'What a purchaser may ask in the criteria; nobody must, so nothing is found against documents without it.' },
  'R-133': () => law.outsideTheLaw('none'),
  'R-134': () => law.answerPersonBy(on, lawDay, cn),
  'R-135': { definition: 'What recorded time is held against; nobody is refused or warned anything by it.' },
} satisfies Record<RuleNumber, Row>

const isFindings = (o: Outcome): o is readonly Finding[] => Array.isArray(o)
/** The rules an outcome names: those of its findings, else of its citations. */
const named = (o: Outcome): readonly string[] =>
  isFindings(o) ? o.map((f) => f.rule) : isRefusal(o) ? (o.cites ?? []).map((c) => c.rule) : o.cites.map((c) => c.rule)

describe('every rule decides something', () => {
  test.each(Object.entries(rows as Record<string, Row>))('%s', (rule, row) => {
    if ('definition' in row) expect(row.definition.length).toBeGreaterThan(20)
    else expect(named(row())).toContain(rule)
  })
})
