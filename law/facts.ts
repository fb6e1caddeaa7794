import { pricingForms, surveyTopics } from './cn/implementation-plan.ts'
import { socialWorkKinds } from './cn/social-work.ts'
import { methodNames } from './methods/index.ts'
import { ownPlaceOf, placeNamed } from './countries.ts'
import type { Place } from './places/place.ts'
import { type Reader, aCount, aDay, anAmount, anObject, aShare, aText, aYesNo, listOf, lookedUp, oneOf, orNull } from './read-json.ts'

/** The facts of each kind of record as JSON, for the command line, the rule report and whoever sends records from outside. */

const aCitation = anObject(
  {
    rule: aText,
    instrument: anObject({ zh: aText, en: aText }),
    article: anObject({ zh: aText, en: aText }),
    confidence: oneOf('A', 'B', 'C', 'D', 'E', 'unverified'),
  },
  { href: aText },
)
const anOwnPlace = anObject({
  within: aText,
  code: aText,
  says: anObject({ zh: aText, en: aText }),
  own: listOf(anObject({ key: aText, value: aText, from: aText, enteredOn: aText, cites: listOf(aCitation) }, { until: aText })),
})
const aPlaceByName = lookedUp(placeNamed)
/** A place by its name, or with what a jurisdiction within it has set for itself. */
export const aPlace: Reader<Place> = (v, at) => {
  if (typeof v !== 'object' || v === null) return aPlaceByName(v, at)
  const raw = anOwnPlace(v, at)
  return lookedUp(() => ownPlaceOf(raw))(raw.within, at)
}
const aMethod = oneOf(...methodNames)
const aLength = anObject({ count: aCount, unit: oneOf('days', 'working-days') })
const aBasis = oneOf('statute', 'contract')

export const paymentShape = anObject(
  { basis: aBasis, acceptanceIsCondition: aYesNo },
  {
    deliveredOn: aDay,
    progressConfirmedOn: aDay,
    acceptancePeriodDays: aCount,
    acceptancePeriodEndsOn: aDay,
    acceptedOn: aDay,
    acceptanceStalledBy: oneOf('purchaser', 'provider'),
    invoiceOn: aDay,
    contractDays: aCount,
    invoiceStartsClock: aYesNo,
  },
)
export const challengeShape = anObject(
  { lawDay: aDay, about: oneOf('documents', 'process', 'result', 'single-source') },
  {
    place: aText,
    inquiryReceivedOn: aDay,
    publishedOn: aDay,
    noticeWorkingDays: aCount,
    noticeEndedOn: aDay,
    receivedOn: aDay,
    stepEndedOn: aDay,
    challengeReceivedOn: aDay,
  },
)
export const complaintShape = anObject(
  { lawDay: aDay },
  {
    place: aText,
    challengeReceivedOn: aDay,
    repliedOn: aDay,
    complaintReceivedOn: aDay,
    copyReceivedOn: aDay,
    suspendedOn: aDay,
    outside: listOf(anObject({ from: aDay, to: aDay })),
    decisionReceivedOn: aDay,
    arrearsAcceptedOn: aDay,
    arrearsPapersReceivedOn: aDay,
  },
)
export const lateInterestShape = anObject(
  { amount: anAmount, dueOn: aDay, basis: aBasis },
  { paidOn: aDay, asOf: aDay, agreedDailyRate: aShare, loanPrimeRate: aShare, rateAgreedOn: aDay, place: aPlace },
)
export const undisputedShape = anObject({ total: anAmount, disputed: anAmount, basis: aBasis })
export const priceScoreShape = anObject({
  offers: listOf(anObject({ id: aText, price: anAmount })),
  weight: (v: unknown, at: string) => (v === 'fixed' ? ('fixed' as const) : aShare(v, at)),
})
export const lowBidShape = anObject(
  { bids: listOf(anObject({ id: aText, price: anAmount }, { conforms: aYesNo })), budget: anAmount },
  {
    ceiling: anAmount,
    lines: anObject({}, { mean: aShare, secondLowest: aShare, ceiling: aShare }),
    doubted: listOf(aText),
    inPilotZone: aYesNo,
  },
)
export const panelShape = anObject(
  { method: aMethod, place: aPlace, budget: anAmount, isComplex: aYesNo, hasHighImpact: aYesNo },
  { panel: anObject({ experts: aCount, purchaser: aCount }, { purchaserAsExperts: aCount }) },
)

const aTopic = oneOf(
  'registered-capital',
  'assets',
  'turnover',
  'headcount',
  'profit',
  'tax',
  'founding-year',
  'local-performance',
  'local-award',
  'local-branch',
  'sector-performance',
  'ownership',
  'brand',
)
const termConditions = { contentIsFixed: aYesNo, fundingIsStable: aYesNo, priceIsStable: aYesNo, budgetIsAssured: aYesNo }
const aKind = oneOf('goods', 'services', 'works')
const aPromotion = anObject(
  { reserve: oneOf('none', 'whole', 'part') },
  {
    reserved: anAmount,
    forSmall: anAmount,
    whyNotReserved: aText,
    deduction: aShare,
    deductionForSocialOrganisations: aYesNo,
  },
)
export const tenderShape = anObject(
  {
    method: aMethod,
    place: aPlace,
    isService: aYesNo,
    budget: anAmount,
    budgetIsPublic: aYesNo,
    issuedOn: aDay,
    deadlineOn: aDay,
    priceWeight: orNull(aShare),
    fixedPrice: aYesNo,
    criteria: listOf(
      anObject({ id: aText, title: aText, points: aShare, isQuantified: aYesNo }, { about: aTopic, isQualification: aYesNo }),
    ),
    conditions: listOf(anObject({ id: aText, title: aText }, { about: aTopic })),
  },
  {
    isPublicService: aYesNo,
    publicWasAsked: aYesNo,
    ceiling: anAmount,
    minimumPrice: anAmount,
    consentGiven: aYesNo,
    saleFromOn: aDay,
    saleToOn: aDay,
    bidBond: anAmount,
    benchmark: oneOf('lowest', 'average', 'other'),
    dropsExtremes: aYesNo,
    evaluation: oneOf('comprehensive', 'lowest-price'),
    lowBidLines: anObject({}, { mean: aShare, secondLowest: aShare, ceiling: aShare }),
    pastContractsRequired: aCount,
    panel: anObject({ experts: aCount, purchaser: aCount, isComplex: aYesNo, hasHighImpact: aYesNo }, { purchaserAsExperts: aCount }),
    contractSignedWithin: aLength,
    term: anObject({ years: aCount, ...termConditions }),
    promotion: aPromotion,
    clauses: listOf(anObject({ at: aText, text: aText })),
  },
)

const aSide = oneOf('purchaser', 'provider')
const aPricedLine = anObject({ kind: oneOf('post', 'project'), amount: anAmount }, { byResult: aYesNo, atCost: aYesNo })
export const contractShape = anObject(
  {
    basis: aBasis,
    isPublicService: aYesNo,
    amount: anAmount,
    lines: listOf(aPricedLine),
    termMonths: aCount,
    supplements: listOf(anAmount),
    acceptance: anObject({ isCondition: aYesNo, usersInvited: aYesNo }, { periodDays: aCount }),
    payment: anObject({}, { days: aCount, lateDailyRate: aShare, waitsForAudit: aYesNo }),
    errandCap: orNull(aShare),
    hasPerformanceClause: aYesNo,
    subcontracting: oneOf('none', 'part-with-consent', 'part-without-consent', 'whole'),
    duties: listOf(
      anObject(
        { id: aText, what: aText, debtor: aSide, creditor: oneOf('purchaser', 'provider', 'public') },
        {
          withinDays: aCount,
          remedy: anObject({ kind: oneOf('interest', 'deduction', 'put-right', 'ending', 'other') }, { dailyRate: aShare }),
        },
      ),
    ),
    clauses: listOf(anObject({ number: aText, text: aText })),
  },
  {
    termConditions: anObject({ ...termConditions, isContinuous: aYesNo }),
    awardNoticeOn: aDay,
    signedOn: aDay,
    signWithin: aLength,
    performanceBond: anAmount,
    purchaserAppointsWorkers: aYesNo,
    rebateAsked: anAmount,
    pricing: oneOf(...pricingForms),
  },
)
export const pricingShape = anObject({ lines: listOf(aPricedLine) }, { pricing: oneOf(...pricingForms) })
export const contractOpenShape = anObject({ signedOn: aDay })
export const disbursementShape = anObject({ amount: anAmount, dueOn: aDay }, { paidOn: aDay, asOf: aDay, disbursed: anAmount })

const aPost = anObject(
  { employer: oneOf('institution', 'purchaser', 'dispatch-agency', 'none'), serviceIsDefined: aYesNo },
  {
    at: aText,
    purchaserChoosesPeople: aYesNo,
    purchaserPaysWages: aYesNo,
    followsPurchasersHours: aYesNo,
    purchaserDirectsDailyWork: aYesNo,
    purchaserAppraisesPeople: aYesNo,
    supplierIsIndividual: aYesNo,
    individualSuits: aYesNo,
    dispatchMonths: aCount,
    dispatchPost: oneOf('temporary', 'auxiliary', 'substitute', 'core'),
  },
)
const aFollowOn = anObject({ kind: oneOf('follow-on'), original: anAmount, added: anAmount })
const otherGround = anObject({
  kind: oneOf('only-supplier', 'unforeseeable-emergency', 'one-bidder-left', 'knows-the-district', 'good-grade-last-year'),
})
const aGround = (v: unknown, at: string) => ((v as { kind?: unknown } | null)?.kind === 'follow-on' ? aFollowOn(v, at) : otherGround(v, at))
export const planShape = anObject(
  {
    kind: aKind,
    isPublicService: aYesNo,
    isComplex: aYesNo,
    total: anAmount,
    startOn: aDay,
    termMonths: aCount,
    sources: listOf(anObject({ kind: oneOf('fiscal', 'donation', 'other'), amount: anAmount, isInBudget: aYesNo })),
    fitsMediumTermPlan: aYesNo,
    appraisedBefore: aYesNo,
    hasPerformanceGoals: aYesNo,
    hasAcceptancePlan: aYesNo,
    usersJoinAcceptance: aYesNo,
    object: anObject(
      { isDutyOfGovernment: aYesNo },
      {
        mustBeDoneByGovernment: aYesNo,
        isGoodsOrWorks: aYesNo,
        bundlesWorks: aYesNo,
        isFinancing: aYesNo,
        isRecruitment: aYesNo,
        isLabourDispatch: aYesNo,
        isPublicWelfarePost: aYesNo,
      },
    ),
    posts: listOf(aPost),
  },
  {
    publicAskedOn: aDay,
    survey: anObject({ surveyedOn: aDay, sameObject: aYesNo }, { marketSubjects: aCount, covers: listOf(oneOf(...surveyTopics)) }),
    reviews: anObject({ general: aYesNo, key: aYesNo, reviewers: listOf(anObject({ who: aText, helpedDraft: aYesNo })) }, { doneOn: aDay }),
    serviceKinds: listOf(oneOf(...socialWorkKinds)),
    suitsSmallFirms: aYesNo,
    pricing: oneOf(...pricingForms),
    lines: listOf(aPricedLine),
    intentionPublishedOn: aDay,
    isUnforeseeableUrgent: aYesNo,
    termConditions: anObject({ ...termConditions, isContinuous: aYesNo }),
    singleSource: aGround,
    renews: anObject({ withinAgreedTerm: aYesNo, competes: aYesNo }),
  },
)
const aRenewal = anObject({ kind: oneOf('renewal'), announced: aYesNo, fromTender: aYesNo, firstDay: aDay, lastDay: aDay })
const aBelowLimit = anObject({ kind: oneOf('below-limit') })
const aDirectGround = (v: unknown, at: string) => {
  const kind = (v as { kind?: unknown } | null)?.kind
  return kind === 'renewal' ? aRenewal(v, at) : kind === 'below-limit' ? aBelowLimit(v, at) : aGround(v, at)
}
/** By which way of buying a contract came about. */
export const cameAboutShape = anObject({
  cameAbout: anObject(
    { fromTender: aYesNo },
    {
      place: aPlace,
      planned: anAmount,
      planMethod: orNull(aMethod),
      planApproved: aYesNo,
      ground: aDirectGround,
      approval: oneOf('asked', 'approved', 'refused'),
      besideTender: aYesNo,
    },
  ),
})
/** Scores of every member as they count in the end, members by letter; and which of the items are facts. */
export const memberScoresShape = anObject({
  scores: listOf(anObject({ member: aText, bid: aText, items: listOf(anObject({ item: aText, points: aShare })), total: aShare })),
  scoreItems: listOf(anObject({ item: aText, most: aShare, isObjective: aYesNo })),
})
/** Purchases of one purchaser, for the check of order splitting. */
export const purchasesShape = anObject({
  place: aPlace,
  purchases: listOf(
    anObject({
      id: aText,
      fiscalYear: aCount,
      budgetItem: aText,
      category: aText,
      amount: anAmount,
      method: aMethod,
      wasApproved: aYesNo,
      fromBudgetAdjustment: aYesNo,
    }),
  ),
})
export const costFloorShape = anObject(
  {
    place: aPlace,
    posts: listOf(
      anObject({ grade: oneOf('any', 'assistant', 'social-worker', 'senior'), posts: aShare, months: aCount }, { monthlyWage: anAmount }),
    ),
  },
  { bid: anAmount },
)
const acceptanceDays = { deliveredOn: aDay, acceptancePeriodEndsOn: aDay, silenceAccepts: aYesNo }
const acceptanceOutcome = { acceptedOn: aDay, acceptedBy: oneOf('purchaser', 'silence') }
export const acceptanceShape = anObject(
  { basis: aBasis, ...acceptanceDays },
  { ...acceptanceOutcome, returnedOn: aDay, asOf: aDay, contractDays: aCount },
)
export const hearingShape = anObject(
  { isPublicService: aYesNo, usersHeard: aCount, resultIsPublished: aYesNo },
  { ...acceptanceOutcome, whyNobodyHeard: aText },
)
export const evaluationShape = anObject({
  termMonths: aCount,
  hasGoalsAndIndicators: aYesNo,
  resultIsUsed: aYesNo,
  evaluations: listOf(
    anObject({
      when: oneOf('spot-check', 'midterm', 'yearly', 'final'),
      by: oneOf('third-party', 'purchaser', 'provider'),
      isIndependent: aYesNo,
      asksUsers: aYesNo,
    }),
  ),
})
export const scoreShape = anObject({ score: aShare, scheme: oneOf('national', 'shenzhen') })
export const surveyShape = anObject({ kind: aKind, total: anAmount, isPublicService: aYesNo, isComplex: aYesNo })
export const surveyContentsShape = anObject({
  survey: anObject({ surveyedOn: aDay, sameObject: aYesNo, covers: listOf(oneOf(...surveyTopics)) }, { marketSubjects: aCount }),
})
export const reservationShape = anObject({ kind: aKind, total: anAmount }, { suitsSmallFirms: aYesNo })
export const tenderReservationShape = anObject({ isService: aYesNo, budget: anAmount, place: aPlace }, { promotion: aPromotion })
export const socialWorkShape = anObject({ serviceKinds: listOf(oneOf(...socialWorkKinds)) })
export const timetableShape = anObject({ method: aMethod, place: aPlace, issuedOn: aDay }, { deadlineOn: aDay })
export const intentionShape = anObject({ intentionPublishedOn: aDay }, { isUnforeseeableUrgent: aYesNo })
export const awardShape = anObject({ awardNoticeOn: aDay })
export const supplementShape = anObject({ amount: anAmount, supplements: listOf(anAmount) })
