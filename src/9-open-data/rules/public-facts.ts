import type { DrawCounts } from '#delivery'
import type { Combination, Day, Divisible, Goal, Line, Money, Moment, Portion, PromisedValues, UnitTerms, Words } from '#kernel'
import type { MethodName } from '#law'
import type { Announces, FollowsIndex, PublicSuccess, PublicValue } from './public-achieved.ts'

import type { PublicNeed } from './public-need.ts'
import type { PublicReview } from './public-review.ts'

export type { PublicEstimate, PublicNeed } from './public-need.ts'
export type { PublicSuccess, PublicValue } from './public-achieved.ts'

/** Counts of people below this are not shown. */
export const smallest = 5

/** An organisation as the public sees it. People never appear here. */
export interface PublicParty {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly creditCode: string | null
}

interface PublicCommunity {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
}

/** A line as it was published: its amount is left out where it was not said yet. */
export type PublicLine = Line &
  FollowsIndex & {
    readonly needIds: readonly string[]
    readonly communityIds: readonly string[]
    /** What it is to achieve, and what was promised by indicator. */
    readonly goals?: readonly Goal[] | undefined
    readonly noGoalReason?: string | null | undefined
    readonly promised?: PromisedValues | undefined
    /** In a contract: what one unit must be, where more than words was agreed. */
    readonly unitTerms?: UnitTerms | null | undefined
    /** In a contract that is paid by stages: when each is due. */
    readonly stages?: readonly PublicStage[] | undefined
  }
export interface PublicStage {
  readonly key: string
  readonly title: string
  /** Exact text, as `2/5`. */
  readonly share: string
  readonly onSigning: boolean
  readonly earliestOn: Day | null
  readonly needs: readonly { readonly lineId: string; readonly count: number }[]
  readonly afterKey: string | null
}

export interface PublicConsultation {
  /** Null where fewer than are shown answered. */
  readonly answers: number | null
  readonly lastClosedOn: Day | null
}

export interface PublicPlan {
  readonly id: string
  readonly title: string
  readonly titleEn: string | null
  readonly lines: readonly (PublicLine & { readonly reason: string | null })[]
  readonly sources: readonly { readonly source: string; readonly amount: Money }[]
  readonly total: Money
  readonly fiscalYear: number
  readonly startsOn: Day
  readonly months: number
  readonly noSurveyReason: string | null
  readonly publishedOn: Day
}

export interface PublicTender extends Announces {
  readonly id: string
  readonly title: string
  readonly titleEn: string | null
  readonly method: MethodName
  readonly methodSays: Words
  readonly lines: readonly PublicLine[]
  readonly budget: Money
  readonly fixedPrice: boolean
  readonly priceWeight: string | null
  readonly criteria: readonly { readonly title: string; readonly weight: string }[]
  readonly conditions: string | null
  readonly startsOn: Day
  readonly months: number
  readonly issuedOn: Day
  readonly deadlineAt: Moment | null
  readonly documentsUntilOn: Day | null
  readonly openedAt: Moment | null
  /** Known only after the opening. */
  readonly bidders: number | null
  /** Of those the ones that no review put aside; null as long as that is not decided. */
  readonly validBids: number | null
  readonly reviews: readonly PublicReview[]
  readonly ended: { readonly as: 'void' | 'cancelled'; readonly on: Day; readonly reason: string | null } | null
}

export interface PublicAward {
  readonly id: string
  readonly tenderId: string | null
  readonly provider: PublicParty
  readonly title: string
  readonly titleEn: string | null
  readonly reasons: string
  readonly lines: readonly PublicLine[]
  readonly total: Money
  readonly awardedOn: Day
  /** Null while it stands: why it ended before its contract. */
  readonly ended: { readonly on: Day; readonly says: Words; readonly reason: string } | null
}

export interface PublicText {
  readonly number: number
  readonly agreedAt: Moment
  readonly reason: string
  readonly title: string
  readonly titleEn: string | null
  readonly startsOn: Day
  readonly endsOn: Day
  /** The day it names as its first; null where it holds from when both had signed it. */
  readonly effectiveOn: Day | null
  readonly lines: readonly PublicLine[]
  readonly total: Money
  readonly instalments: readonly PublicInstalment[]
}
export interface PublicInstalment extends Divisible {
  readonly key: string
  readonly title: Words
  readonly periodTo: Day
  readonly amount: Money
  /** All it is worth, where a part of it was paid in advance or is kept back. */
  readonly worth?: Money | undefined
  readonly onSigning: boolean
}
export interface PublicDuty {
  readonly kind: string
  readonly debtor: 'purchaser' | 'provider'
  readonly title: Words
  readonly deadline: Words
  readonly remedy: Words
}

export interface PublicContract {
  readonly id: string
  readonly number: string
  readonly provider: PublicParty
  readonly noTenderReason: string | null
  /** Number of the text in force on the day this is how it stands. */
  readonly inForce: number
  /** Every text both sides signed, the oldest first, those signed for later too. */
  readonly texts: readonly PublicText[]
  readonly duties: readonly PublicDuty[]
  readonly endedOn: Day | null
  readonly endReason: string | null
  readonly acceptances: readonly PublicAcceptance[]
  /** What was reached of its indicators, the editions of each in their order. */
  readonly values: readonly PublicValue[]
  /** What was paid of each line, interest aside. */
  readonly paidByLine: ReadonlyMap<string, Money>
  readonly success: PublicSuccess
  readonly pay: PublicPay
  /** Days without a contract in the same communities before it; null where none came before it. */
  readonly gapDays: number | null
  readonly claims: readonly PublicClaim[]
  readonly verdicts: readonly PublicVerdict[]
  readonly residentsSay?: readonly PublicResidents[] | undefined
}

/** How residents of a drawn sample rated it: the mean of all statements, 1 to 5, and how many answered. */
export interface PublicResidents {
  readonly roundId: string
  readonly mean: number
  readonly n: number
}

/**
 * What of the price of its posts reached those who work there, as the institution states it. Of fewer than five people nothing is said but
 * that it was stated; null where the contract buys no posts.
 */
export type PublicPay = 'not-stated' | 'few' | { readonly part: bigint; readonly of: bigint; readonly months: number } | null

export interface PublicAcceptance {
  readonly id: string
  readonly title: Words
  readonly handedInOn: Day
  readonly dueOn: Day | null
  readonly acceptedOn: Day
  readonly by: 'purchaser' | 'silence'
  /** What was accepted of each instalment; what was disputed counts from the day it was settled. */
  readonly parts: readonly {
    readonly instalmentKey: string
    readonly accepted: Portion
    readonly disputed: boolean
    readonly settledOn: Day | null
  }[]
  /** Residents heard; null where too few to show. */
  readonly residents: number | null
  /** Records drawn to be checked, and what was found, as counts; null of what was handed in before records were drawn. */
  readonly drawn: DrawCounts | null
}

export interface PublicClaim {
  readonly id: string
  readonly number: string
  readonly acceptanceId: string | null
  readonly source: 'acceptance' | 'signing' | 'advance' | 'release'
  readonly title: Words
  readonly amount: Money
  readonly madeOn: Day
  readonly clockStartOn: Day
  readonly dueOn: Day
  readonly mayMove?: true
  readonly basis: string
  /** The day the last of the amount came. */
  readonly settledOn: Day | null
  /** When it was found that it should not have been made: from then on nothing is owed for it. */
  readonly withdrawnAt: Moment | null
  readonly daysLate: number | null
  readonly interest: Money | null
  /** In the order in which they were recorded: an older payment may be entered later. */
  readonly payments: readonly PublicPayment[]
}
/** What came in at one time, or was put right at one time, and what the claim became by it as it was known then. */
export interface PublicPayment {
  readonly id: string
  readonly recordedAt: Moment | null
  readonly entries: readonly PublicEntry[]
  readonly becomes:
    | { readonly as: 'settled'; readonly on: Day; readonly daysLate: number; readonly interest: Money | null }
    | { readonly as: 'reopened' }
    | null
}
/** Money that went out; below zero where it takes an entry back. */
export interface PublicEntry {
  readonly id: string
  readonly amount: Money
  readonly interest: Money
  readonly paidOn: Day
  /** The entry it takes back. */
  readonly reverses: string | null
}

/**
 * A revealed verdict of the purchaser on the institution: the mean of its marks, 1 to 5, and how many they are.
 * What one institution says of its purchaser is never public by itself, only pooled over several.
 */
export interface PublicVerdict {
  readonly roundId: string
  readonly mean: number
  readonly n: number
  /** How far each line came with what it was to achieve, 1 to 5; null where it could not be told. Empty where lines were not rated. */
  readonly lines: readonly { readonly id: string; readonly title: string; readonly mark: number | null }[]
  /** The contract as a whole, from its lines by their amounts. */
  readonly whole: number | null
  readonly revealedOn: Day
  readonly reply: string | null
}

/** Everything the public may know of one purchase, as it stands now. Whatever is not public yet is not in here. */
export interface PublicPurchase {
  /** The day this is how it stands. */
  readonly asOf: Day
  readonly id: string
  readonly number: string
  readonly title: string
  readonly titleEn: string | null
  readonly purchaser: PublicParty
  readonly communities: readonly PublicCommunity[]
  readonly combination: Combination | null
  readonly consultation: PublicConsultation | null
  readonly needs: readonly PublicNeed[]
  readonly plan: PublicPlan | null
  /** The oldest first. */
  readonly tenders: readonly PublicTender[]
  readonly awards: readonly PublicAward[]
  readonly contracts: readonly PublicContract[]
  /** When each event became public, by the key of its release, as far as the record log knows. */
  readonly published: ReadonlyMap<string, Moment>
}
