import type { PublishedGoal, PublishedIndex, PublishedSubsidy, PublishedSuccess } from './ocds-achieved.ts'
import type { Combination } from '#kernel'
import type { OcdsBids } from './ocds-bids.ts'
import type { Review } from './ocds-review.ts'

/** The part of OCDS 1.1.5 that we publish, as TypeScript. Amounts are numbers there; ours are exact to the cent up to 90 trillion. */
export interface Value {
  readonly amount: number
  readonly currency: string
}
export interface Period {
  readonly startDate?: string
  readonly endDate?: string
  readonly durationInDays?: number
}
export interface OrganisationReference {
  readonly id: string
  readonly name: string
}
export interface Party extends OrganisationReference {
  readonly name_en?: string
  readonly identifier?: { readonly scheme: string; readonly id: string; readonly legalName: string }
  readonly address?: { readonly countryName: string; readonly region?: string; readonly locality?: string }
  readonly roles: readonly string[]
}
export interface OcdsDocument {
  readonly id: string
  readonly documentType: string
  readonly title: string
  readonly url: string
  readonly format: string
  readonly language: string
  readonly datePublished?: string
}
export interface Item {
  readonly id: string
  readonly description: string
  readonly quantity: number
  readonly unit: { readonly name: string; readonly value?: Value }
  readonly lineKind: 'post' | 'project'
  readonly lineValue?: Value
  readonly hangsOn?: string
  readonly relatedNeeds?: readonly string[]
  readonly communities?: readonly string[]
  readonly unitTerms?: {
    readonly workKinds?: readonly string[]
    readonly sessions?: number
    readonly people?: number
    readonly members?: number
    readonly minutes?: number
  }
  readonly paymentStages?: readonly PaymentStage[]
  readonly goals?: readonly PublishedGoal[]
  readonly noGoalRationale?: string
  readonly subsidy?: PublishedSubsidy
  readonly priceIndex?: PublishedIndex
}
interface PaymentStage {
  readonly id: string
  readonly title: string
  readonly share: string
  readonly onSigning: boolean
  readonly earliestDate?: string
  readonly needs?: readonly { readonly id: string; readonly count: number }[]
  readonly after?: string
}
export interface Milestone {
  readonly id: string
  readonly title: string
  readonly title_en?: string
  readonly type: string
  readonly status: 'scheduled' | 'met' | 'notMet' | 'partiallyMet'
  readonly dueDate?: string
  /** Null where it was met and is not any more, since more was agreed or the money came back. */
  readonly dateMet?: string | null
  readonly value?: Value
  readonly acceptedShare?: string
}
interface Amendment {
  readonly id: string
  readonly date: string
  readonly rationale: string
  readonly amendsReleaseID?: string
  /** From which day it holds, where that was still to come; with what was agreed for then. */
  readonly effectiveDate?: string
  readonly period?: Period
  readonly value?: Value
  readonly items?: readonly Item[]
}
export interface Award {
  readonly id: string
  readonly title?: string
  readonly title_en?: string
  readonly description?: string
  readonly status: 'active' | 'cancelled'
  readonly date: string
  readonly value: Value
  readonly suppliers: readonly OrganisationReference[]
  readonly items: readonly Item[]
  readonly documents?: readonly OcdsDocument[]
}
interface Transaction {
  readonly id: string
  readonly date: string
  readonly value: Value
  /** Ours: the price, or interest because it came late. */
  readonly kind: 'price' | 'lateInterest'
  readonly payer: OrganisationReference
  readonly payee: OrganisationReference
  readonly relatedObligation: string
  /** Ours: the transaction that this one takes back. */
  readonly reverses?: string
}
export interface Acceptance {
  readonly id: string
  readonly title: string
  readonly title_en?: string
  readonly dateHandedIn: string
  readonly dueDate?: string
  readonly dateAccepted: string
  readonly acceptedBy: 'purchaser' | 'silence'
  readonly residentsHeard?: number
  readonly recordsChecked?: RecordsChecked
}
/** Ours: records drawn at random to be checked when it was handed in, and what was found of them. */
interface RecordsChecked {
  readonly records: number
  readonly drawn: number
  readonly asRecorded: number
  readonly differing: number
  readonly notCheckable: number
  readonly notChecked: number
}
/** Ours: what was reached of an indicator of a line. */
export interface IndicatorValue {
  readonly id: string
  readonly relatedItem: string
  readonly relatedIndicator: string
  readonly title: string
  readonly kind: string
  readonly unit: string
  readonly better: 'more' | 'less'
  readonly target: string
  readonly promised?: string
  readonly shownFor: string
  readonly shownFor_en: string
  readonly value: string
  readonly reached: string
  readonly dateShown: string
}
interface PaymentObligation {
  readonly id: string
  readonly title: string
  readonly title_en?: string
  readonly value: Value
  readonly basis: string
  readonly clockStart: string
  readonly dueDate: string
  readonly relatedAcceptance?: string
  /** Null where it was settled and is owed again, since the money came back. */
  readonly dateSettled?: string | null
  readonly daysLate?: number | null
  /** When it was found that it should not have been claimed. */
  readonly dateWithdrawn?: string
  readonly interest?: Value
}
export interface Verdict {
  readonly id: string
  readonly ratedBy: 'purchaser' | 'provider'
  readonly mean: number
  readonly numberOfMarks: number
  readonly lines?: readonly { readonly id: string; readonly mark?: number }[]
  readonly achieved?: number
}
export interface DutyOfContract {
  readonly id: string
  readonly debtor: 'purchaser' | 'provider'
  readonly title: string
  readonly title_en?: string
  readonly deadline: string
  readonly deadline_en: string
  readonly remedy: string
  readonly remedy_en: string
}
export interface Contract {
  readonly id: string
  readonly awardID: string
  readonly title?: string
  readonly title_en?: string
  readonly status: 'active' | 'terminated'
  readonly period?: Period
  readonly value?: Value
  readonly dateSigned?: string
  readonly items?: readonly Item[]
  readonly amendments?: readonly Amendment[]
  readonly duties?: readonly DutyOfContract[]
  readonly verdicts?: readonly Verdict[]
  readonly successCriteria?: readonly PublishedSuccess[]
  readonly implementation?: {
    readonly milestones?: readonly Milestone[]
    readonly transactions?: readonly Transaction[]
    readonly acceptances?: readonly Acceptance[]
    readonly indicatorValues?: readonly IndicatorValue[]
    readonly paymentObligations?: readonly PaymentObligation[]
  }
}
export interface Tender {
  readonly id: string
  readonly title?: string
  readonly title_en?: string
  readonly status?: 'planned' | 'active' | 'cancelled' | 'unsuccessful' | 'complete'
  readonly statusDetails?: string
  readonly procuringEntity?: OrganisationReference
  readonly items?: readonly Item[]
  readonly value?: Value
  readonly procurementMethod?: 'open' | 'selective' | 'limited' | 'direct'
  readonly procurementMethodDetails?: string
  readonly procurementMethodRationale?: string
  readonly mainProcurementCategory?: 'services'
  readonly awardCriteria?: string
  readonly awardCriteriaDetails?: string
  readonly submissionMethod?: readonly string[]
  readonly tenderPeriod?: Period
  readonly enquiryPeriod?: Period
  readonly eligibilityCriteria?: string
  readonly contractPeriod?: Period
  readonly numberOfTenderers?: number
  readonly documents?: readonly OcdsDocument[]
  readonly fixedPrice?: boolean
  readonly priceWeight?: number
  readonly reviews?: readonly Review[]
}
interface NeedOfPlanning {
  readonly id: string
  readonly title: string
  readonly title_en?: string
  readonly dateAccepted?: string
  readonly evidence: readonly {
    readonly id: string
    readonly kind: string
    readonly source: string
    readonly description?: string
    readonly description_en?: string
    readonly estimate?: number
    readonly low?: number
    readonly high?: number
    readonly n?: number
    readonly effectiveN?: number
  }[]
}
export interface Planning {
  readonly rationale?: string
  readonly budget?: { readonly id: string; readonly description: string; readonly amount: Value; readonly project: string }
  readonly documents?: readonly OcdsDocument[]
  readonly needs?: readonly NeedOfPlanning[]
}

export type Tag =
  | 'planning'
  | 'tender'
  | 'tenderUpdate'
  | 'tenderCancellation'
  | 'award'
  | 'awardCancellation'
  | 'contract'
  | 'contractUpdate'
  | 'contractAmendment'
  | 'contractTermination'
  | 'implementation'
  | 'implementationUpdate'

/** One event of a contracting process. It never changes once published. */
export interface Release {
  readonly ocid: string
  readonly id: string
  readonly date: string
  readonly tag: readonly Tag[]
  readonly initiationType: 'tender'
  readonly language: 'zh'
  readonly parties?: readonly Party[]
  readonly buyer?: OrganisationReference
  readonly planning?: Planning
  readonly tender?: Tender
  readonly bids?: OcdsBids
  readonly awards?: readonly Award[]
  readonly contracts?: readonly Contract[]
  readonly combination?: Combination
}

export interface ReleasePackage {
  readonly uri: string
  readonly version: '1.1'
  readonly extensions: readonly string[]
  readonly publishedDate: string
  readonly publisher: { readonly name: string; readonly uri: string }
  readonly publicationPolicy: string
  readonly releases: readonly Release[]
  /** Pages of a long list. */
  readonly links?: { readonly next?: string; readonly prev?: string }
}
