import type { Citation, Day, Fraction, Lang, LawTopic, Money, Refusal, Words } from '#kernel'
import type { PaymentRead } from './payment-read.ts'
import type { Answer, Finding, Reason } from './answer.ts'
import type { ArrearsStatement, Owed, Punctuality } from './cn/arrears.ts'
import type { Decision } from './cn/award.ts'
import type { Calendar } from './calendar.ts'
import type { ChallengeFacts, ComplaintFacts, RunningClock } from './cn/complaint-clocks.ts'
import type { Challenger, ChallengeSubject, ChallengeTime } from './cn/challenge.ts'
import type { beyondTheChallenge } from './cn/complaint.ts'
import type { ContractFacts } from './cn/contract-fairness.ts'
import type { CostFloor, GuideWage, PostCostFacts } from './cn/cost-floor.ts'
import type { GradeBand } from './cn/performance.ts'
import type { PricingForm, Reviews, ReviewsDue, SurveyTopic } from './cn/implementation-plan.ts'
import type { LastDays } from './last-day.ts'
import type { LateInterest, LateInterestFacts } from './cn/late-interest.ts'
import type { LowBidFacts, ReviewedBid } from './cn/low-bid.ts'
import type { MethodChoice, Openness, SingleGroundKind } from './cn/method-choice.ts'
import type { BoughtTogether, Purchase } from './cn/order-splitting.ts'
import type { PanelFacts, PanelNeeded, Tie } from './cn/panel.ts'
import type { PaymentBasis } from './cn/payment-terms.ts'
import type { PaymentClock, PaymentFacts } from './cn/payment.ts'
import type { PlanFacts } from './cn/plan-check.ts'
import type { PriceConflict } from './cn/price-conflict.ts'
import type { Offer, PriceScore, Ranked, Scored } from './cn/price-score.ts'
import type { Correction, MemberScore, PanelFinding, ScoreItem } from './cn/result-correction.ts'
import type { SocialWorkKind } from './cn/social-work.ts'
import type { TenderFacts } from './cn/tender-check.ts'
import type { TimetableFacts, TimetableRow } from './cn/timetable.ts'
import type { DirectGroundKind, DirectOpenness, DirectPurchase } from './cn/without-tender.ts'
import type { Country } from './country.ts'
import type { Length } from './length.ts'
import type { Method, MethodName } from './methods/method.ts'
import type { Dated, Parameter } from './parameter.ts'
import type { Place, Thresholds } from './places/place.ts'
import type { RecordFacts, RuleReport } from './report.ts'

/** Facts of a rule without the place: that is the law's. */
type Here<F> = F extends { readonly place?: unknown } ? Omit<F, 'place'> : F

/** The numbers a step may ask for by name, each as the place has it. */
export interface LawNumbers {
  /** Fewest days from publishing an intention to the start of the procurement. */
  readonly intentionDays: number
  readonly contractPublished: Length
  readonly contractFiled: Length
  readonly longestPaymentDays: number
  readonly longestTermYears: number
  /** Fewest years the file of a procurement is kept from its end. */
  readonly fileKeptYears: number
  readonly lateDailyRate: Fraction
  readonly explanationMinutes: number
  /** Minutes of work of a working day. */
  readonly workingDayMinutes: number
}

/** What may be chosen from a closed list, in the words of the country. Where it tells no such things apart the list is empty, and no form asks. */
export interface Offered<K extends string> {
  readonly value: K
  readonly says: Words
}

/** What one of a list says; a value that is no longer offered, as it was written down. */
export const sayOffered = <K extends string>(all: readonly Offered<K>[], value: K, lang: Lang): string =>
  all.find((o) => o.value === value)?.says[lang] ?? value

export interface LawOfPlans {
  /** How a contract can be priced. */
  readonly pricingForms: readonly Offered<PricingForm>[]
  /** What an inquiry into the market looks into. */
  readonly surveyTopics: readonly Offered<SurveyTopic>[]
  /** Kinds of service that are counted apart. */
  readonly serviceKinds: readonly Offered<SocialWorkKind>[]
  readonly check: (facts: PlanFacts, lawDay: Day) => readonly Finding[]
  readonly reviewsDue: (facts: {
    readonly kind: 'goods' | 'services' | 'works'
    readonly budget: Money
    readonly isPublicService: boolean
    readonly isComplex: boolean
    readonly lawDay: Day
  }) => Answer<ReviewsDue>
  readonly checkReviews: (reviews: Reviews, due: ReviewsDue, startOn: Day, lawDay: Day) => readonly Finding[]
  readonly boughtTogether: (purchases: readonly Purchase[], lawDay: Day) => readonly BoughtTogether[]
  /** The least monthly wage of a grade; undefined where no table says so for the day. */
  readonly guideWage: (grade: PostCostFacts['grade'], on: Day) => GuideWage | undefined
  /** From which amount on a purchase is tendered, or tendered openly; undefined where the place and those around it have set none. */
  readonly threshold: (which: keyof Thresholds, on: Day) => Pick<Dated<Money>, 'value' | 'cites'> | undefined
  /** What posts cost at least by the table of the place; undefined where it has none. */
  readonly costFloor: (facts: PostCostFacts, on: Day) => Answer<CostFloor> | Refusal | undefined
  /** The same from what the plan itself states, where there is no table. */
  readonly floorAsStated: (facts: {
    readonly posts: Fraction
    readonly months: number
    readonly wage: Money
    readonly contributions: Money
  }) => Answer<CostFloor> | Refusal
}

/** A ground on which a purchase ends without an award once bids are opened. */
export interface VoidGround {
  /** `too-few` and `too-dear` are held against what is known of the bids. */
  readonly id: string
  readonly says: Words
  /** It is none of those known here: the reason has to name its article. */
  readonly namesArticle?: boolean
}

/** What whoever writes the documents may ask for and need not: beside the criteria, and beside acceptance. */
export interface DocumentAdvice {
  readonly criteria: readonly Reason[]
  readonly acceptance: readonly Reason[]
}

/** How a purchase ends without an award once bids are opened. */
export interface EndWithoutAward {
  /** What the end is called. */
  readonly says: Words
  readonly grounds: readonly VoidGround[]
  /** Whether only prices within the budget count for `too-few`. */
  readonly countsWithinBudget: boolean
  readonly cites: readonly Citation[]
}

/** Something a notice has to say. */
export interface NoticeItem {
  readonly id: 'project' | 'purchaser' | 'winner' | 'amount' | 'subject' | 'panel' | 'period'
  readonly says: Words
  readonly cites: readonly Citation[]
}

/** The days after an award in which it may still be overtaken. */
export interface Standstill {
  readonly noticeEndsOn: Day
  readonly challengeUntilOn: Day
  /** Whether nobody may sign before; otherwise it is only shown. */
  readonly binds: boolean
}
export type AfterFailure = 'next-candidate' | 'restart'

export interface LawOfTenders {
  readonly resultNotice: () => readonly NoticeItem[]
  readonly standstill: (noticeOn: Day, lawDay: Day, calendar: Calendar) => Answer<Standstill> | Refusal
  /** What may follow where the winner does not sign. */
  /** Which of the prices counts that a bid gives for one thing. */
  readonly settledPrice: (prices: PriceConflict) => Answer<{ readonly price: Money; readonly mustBeConfirmed: boolean }>
  readonly afterWinnerFails: () => Answer<readonly AfterFailure[]>
  readonly endWithoutAward: (method: MethodName) => EndWithoutAward
  readonly documentAdvice: (lawDay: Day) => DocumentAdvice
  readonly mayUseMethod: (choice: Here<MethodChoice>) => Answer<Openness> | Refusal
  /** Why only one supplier may be asked, as far as the law knows grounds for it. */
  readonly singleGrounds: readonly Offered<SingleGroundKind>[]
  /** Whether an objection to the notice of a single supplier came in time, by when it is argued, and what follows. */
  readonly objection: (
    facts: { readonly objectedOn: Day; readonly noticeEndsOn: Day; readonly founded?: boolean; readonly lawDay: Day },
    calendar: Calendar,
  ) => Answer<{ readonly inTime: boolean; readonly argueBy: Day; readonly then: 'argue' | 'another-way' | 'to-finance' }> | Refusal
  readonly timetable: (facts: Here<TimetableFacts>) => readonly TimetableRow[]
  readonly check: (facts: Here<TenderFacts>, lawDay: Day, calendar: Calendar) => readonly Finding[]
  readonly panelNeeded: (facts: Here<PanelFacts>) => Answer<PanelNeeded | null>
  readonly mayContinue: (facts: {
    readonly method: MethodName
    readonly conforming: number
    readonly isPurchasedService: boolean
    readonly lawDay: Day
  }) => Answer<boolean>
  readonly mustRecuse: (ties: readonly Tie[], on: Day, lawDay: Day) => Answer<boolean>
  readonly deadlineAfterClarification: (
    facts: { readonly clarifiedOn: Day; readonly deadlineOn: Day; readonly method: MethodName; readonly lawDay: Day },
    calendar: Calendar,
  ) => Answer<Day> | Refusal
  readonly lowBidReview: (facts: LowBidFacts) => Answer<readonly ReviewedBid[]> | Refusal
  readonly priceScores: (offers: readonly Offer[], weight: Fraction | 'fixed') => Answer<readonly PriceScore[]> | Refusal
  readonly rankOffers: (offers: readonly Scored[]) => Answer<readonly Ranked[]>
  readonly correctionsAllowed: (
    scores: readonly MemberScore[],
    items: readonly ScoreItem[],
    found?: readonly PanelFinding[],
  ) => Answer<readonly Correction[]>
  /** The last day to decide on a report; days of suspension are not counted. */
  readonly decideBy: (receivedOn: Day, lawDay: Day, calendar: Calendar, still?: readonly Day[]) => Answer<Day> | Refusal
  /** Whether silence of the purchaser decides, with the text that says so, comes from the method. */
  readonly decision: (
    facts: Omit<Decision, 'place' | 'silenceDecides' | 'silenceCites'> & { readonly method: MethodName },
    calendar: Calendar,
  ) => Answer<'open' | 'in-time' | 'late' | 'first-ranked'> | Refusal
}

export interface LawOfContracts {
  /** On which grounds there may be a contract without a tender. */
  readonly directGrounds: readonly Offered<DirectGroundKind>[]
  /** The last day to sign; days on which nobody might are not counted. */
  readonly signBy: (noticeOn: Day, lawDay: Day, calendar: Calendar, still?: readonly Day[]) => Answer<Day> | Refusal
  readonly check: (facts: ContractFacts, lawDay: Day, calendar: Calendar) => readonly Finding[]
  /** The most that may be asked or kept back to secure performance. */
  readonly largestPerformanceBond: (contract: Money, lawDay: Day) => Answer<Money>
  readonly largestSupplement: (original: Money, lawDay: Day) => Answer<Money>
  readonly withoutTender: (facts: Here<DirectPurchase>) => Answer<DirectOpenness>
  /** What a sentence about paying says, as far as it can be read surely. */
  readonly readPayment: (text: string) => PaymentRead
}

export interface LawOfPayments {
  readonly clock: (facts: PaymentFacts, calendar: Calendar) => Answer<PaymentClock> | Refusal
  readonly undisputedPart: (facts: {
    readonly total: Money
    readonly disputed: Money
    readonly basis: PaymentBasis
    readonly lawDay: Day
  }) => Answer<{ readonly undisputed: Money; readonly disputed: Money; readonly mustBePaid: boolean }> | Refusal
  readonly lateInterest: (facts: Here<LateInterestFacts>, calendar: Calendar) => Answer<LateInterest> | Refusal
  readonly interestOn: (owed: Owed, asOf: Day, calendar: Calendar) => Fraction | Refusal
  readonly dueDay: (owed: Pick<Owed, 'dueOn' | 'calendar'>, calendar: Calendar) => Day
  readonly arrearsStatement: (owed: readonly Owed[], year: number, calendar: Calendar, today?: Day) => Answer<ArrearsStatement> | Refusal
  readonly punctuality: (owed: readonly Owed[], asOf: Day, calendar: Calendar) => Answer<Punctuality> | Refusal
}

/** What the law says of how a contract was carried out. */
export interface LawOfEvaluations {
  /** The grade of points of a hundred; undefined where the country has no grades. */
  readonly grade: (score: Fraction, lawDay: Day) => Answer<GradeBand> | Refusal | undefined
}

export interface DataFacts {
  /** Health, religion, specific identity, accounts, whereabouts, biometrics. Everything about a child under 14 is sensitive too. */
  readonly isSensitive: boolean
  readonly age: number
  readonly lawDay: Day
}
export interface ConsentNeeded {
  readonly separateConsent: boolean
  readonly guardianConsent: boolean
  readonly impactAssessment: boolean
}

export interface LawOfProtection {
  /** Which consent personal data needs before it is written down. */
  readonly consentNeeded: (facts: DataFacts) => Answer<ConsentNeeded>
  readonly answerPersonBy: (askedOn: Day, lawDay: Day, calendar: Calendar) => Answer<Day>
}

/** Something a letter has to say. */
export interface LetterItem {
  readonly id: 'sender' | 'project' | 'challenge' | 'matters' | 'facts' | 'basis' | 'signed'
  readonly says: Words
}
export interface DismissalGround {
  readonly id: 'not-admissible' | 'unfounded' | 'fabricated' | 'unlawful-proof'
  readonly says: Words
  readonly cites: readonly Citation[]
}
/** What follows where a challenge or complaint is founded. */
export type RedressOutcome = 'go-on' | 'cure' | 'restart' | 'next' | 'stands' | 'not-void'
export interface OutcomeFacts {
  readonly about: 'documents' | 'process' | 'result' | 'cancellation'
  readonly stage: 'bidding' | 'evaluating' | 'awarded' | 'signed' | 'performed'
  readonly affectsResult: boolean
  /** As many qualified suppliers are left as the law needs, and one of them is next. */
  readonly enoughLeft: boolean
}

/**
 * The law of one place, as the steps ask it. It comes with the request (`ctx.law`), from the place of the jurisdiction; pure rules get
 * the part of it they need. Where a country has no rule to a question it says so: no findings, no citation, no number; where a step
 * needs an answer to go on, a refusal that says who must do what. It never answers with another country's law.
 */
/** What may be asked of challenges and complaints: every clock that runs, by what is known. */
export interface LawOfComplaints {
  /** What a letter has to say, with the text that asks for it. */
  readonly letter: (kind: 'challenge' | 'complaint') => Answer<readonly LetterItem[]>
  readonly reply: () => Answer<readonly Words[]>
  /** How a challenge stands when it comes in. */
  readonly receive: (
    facts: { readonly subject: ChallengeSubject; readonly by: Challenger; readonly challengedOn: Day; readonly lawDay: Day },
    calendar: Calendar,
  ) => Answer<{ readonly is: 'accept' | 'late' | 'no-standing' } & ChallengeTime> | Refusal
  readonly mayComplain: (by: Challenger) => Answer<boolean>
  readonly outcomes: (facts: OutcomeFacts) => Answer<readonly RedressOutcome[]>
  readonly dismissals: () => Answer<readonly DismissalGround[]>
  readonly decision: () => Answer<readonly Words[]>
  /** What stands still while a challenge does. */
  readonly pauses: (facts: {
    readonly mayAffectResult: boolean
    readonly isSigned: boolean
  }) => Answer<'nothing' | 'signing' | 'performance'>
  readonly beyond: typeof beyondTheChallenge
  readonly badRecord: (unfoundedOn: readonly Day[], on: Day, lawDay: Day) => Answer<boolean>
  readonly challenge: (facts: ChallengeFacts, lawDay: Day, calendar: Calendar) => readonly RunningClock[] | Refusal
  readonly complaint: (facts: ComplaintFacts, lawDay: Day, calendar: Calendar) => readonly RunningClock[] | Refusal
}

export interface Law {
  readonly country: Country
  readonly place: Place
  /** The texts on what a step asks about; none where the country has none. */
  readonly cites: (...about: readonly LawTopic[]) => readonly Citation[]
  /** A number in force on a day; undefined where the country has none. @throws NoLawYet before its first day */
  readonly number: <N extends keyof LawNumbers>(which: N, on: Day) => Dated<LawNumbers[N]> | undefined
  /** The same; before its first day its first value, for a record that is drawn all the same. */
  readonly numberOrFirst: <N extends keyof LawNumbers>(which: N, on: Day) => Dated<LawNumbers[N]> | undefined
  /** What the place says of a cell of a method on a day. */
  readonly cell: <T>(of: Parameter<T>, on: Day) => Dated<T>
  readonly methods: readonly Method[]
  readonly method: (name: MethodName) => Method
  readonly lastDays: LastDays
  readonly plans: LawOfPlans
  readonly tenders: LawOfTenders
  readonly contracts: LawOfContracts
  readonly complaints: LawOfComplaints
  readonly payments: LawOfPayments
  readonly evaluations: LawOfEvaluations
  readonly protection: LawOfProtection
  /** Every rule that applied to a record on its law day, with what it used and what it decided. */
  readonly report: (record: RecordFacts, lawDay: Day, calendar: Calendar) => RuleReport
}
