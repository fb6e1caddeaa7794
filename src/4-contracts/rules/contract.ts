import {
  type Contribution,
  type Day,
  earlier,
  type Goal,
  type Id,
  type IndexStep,
  type IndexTerms,
  type Lang,
  type Line,
  type Money,
  type Moment,
  nothingSetAside,
  plusDays,
  type PromisedValues,
  type SetAsideTerms,
  type Team,
  termEnd,
  termMonths,
  type UnitTerms,
} from '#kernel'
import type { ContractState } from './contract-process.ts'
import type { Party } from './party.ts'

/** The two sides of a contract. Everything below is written once and holds for both. */
export type Side = 'purchaser' | 'provider'
export const otherSide = (side: Side): Side => (side === 'purchaser' ? 'provider' : 'purchaser')

export interface Milestone {
  readonly title: string
  /** Share of the line's amount as exact text: `2/5`. */
  readonly share: string
  readonly when: 'signing' | 'acceptance'
  /** First day on which it may be handed in, as agreed. Where neither this nor `needs` was agreed, both follow from the contract. */
  readonly earliest?: StageFrom | undefined
  /** What must be done before it, by line. */
  readonly needs?: readonly StageNeed[] | undefined
  /** It need not wait for the stage before it. */
  readonly anyOrder?: boolean | undefined
}

/** A day, the end of a month of the contract, the day on which a share of the term has passed, or the last day. */
export type StageFrom =
  | { readonly at: 'day'; readonly on: string }
  | { readonly at: 'month-end'; readonly month: number }
  | { readonly at: 'term'; readonly share: string }
  | { readonly at: 'end' }
export interface StageNeed {
  readonly lineId: string
  readonly count: number
}

/** How a line of the contract is paid: by occupied month, by accepted unit, or by milestone. */
export type PaidBy = 'month' | 'units' | 'milestones'

export type ContractLine = Line & {
  readonly communityIds: readonly string[]
  readonly needIds: readonly string[]
  readonly paidBy: PaidBy
  readonly milestones: readonly Milestone[]
  /** What one unit must be; nothing where only words were agreed. */
  readonly unitTerms?: UnitTerms | null | undefined
  /** Month of the contract in which the line begins, from 1; later than 1 only for lines added by a supplement. */
  readonly fromMonth: number
  /** Amounts of the first months that a later change left as they were. */
  readonly settled: readonly Money[]
  /** Posts of those months, where it is a line of posts. */
  readonly settledPosts?: readonly number[] | undefined
  /** What service it delivers, to what standard, as it was planned; null where the plan says nothing. */
  readonly scope?: string | null
  /** What the winner promised for it in the bid; null where there was none. */
  readonly promise?: string | null
  /** What it is to achieve, as it was planned, and what was promised by indicator; contracts from before there were goals have none. */
  readonly goals: readonly Goal[]
  readonly noGoalReason: string | null
  readonly promised: PromisedValues
  /** Who works at it, by name and qualification, as the winner promised or both agreed since; nothing where nobody was named. */
  readonly team?: Team | null | undefined
  /** What the institution adds to it of its own, as it offered; nothing where it adds none. */
  readonly contribution?: Contribution | null | undefined
  /** The value of the series by which the months ahead are priced; nothing of a line whose price never followed one. */
  readonly indexed?: IndexStep | undefined
}

/** What was scored and written in the tender beside the lines. It is part of the contract, word for word. */
export interface Annex {
  /** How the winner will do the work. */
  readonly approach: string
  /** Acceptance and payment as the tender documents have them. */
  readonly acceptance: string | null
  readonly payment: string | null
}

/** Everything of a contract that is a number or a choice. Clauses and duties are generated from it. */
export interface ContractTerms extends SetAsideTerms {
  /** Days the purchaser has to accept or return what was handed in. */
  readonly acceptanceDays: number
  readonly paymentDays: number
  /** `statute` only where the provider is an enterprise: the payment regulation then holds besides the contract. */
  readonly basis: 'statute' | 'contract'
  /** Share of the late amount per day, as in `0.0005`; null when nothing was agreed. */
  readonly dailyLateRate: string | null
  /** Highest share of hours that errands of the purchaser may take in a month, in per cent. */
  readonly errandCapPercent: string
  /** Days the institution has to fill a vacant post. */
  readonly vacancyDays: number
  /** What is not answered within the acceptance days counts as accepted. */
  readonly silenceMeansAcceptance: boolean
  /** Working days either side has to answer a proposal or a question. */
  readonly answerWorkingDays: number
  readonly taxIncluded: boolean
  /** Days after a period ends in which its records are handed in. */
  readonly handInDays: number
  /** Days after the start in which the purchaser hands over rooms and data. */
  readonly handOverDays: number
  /** Who may end the contract early without the other's fault. */
  readonly mayEndEarly: 'both' | 'purchaser' | 'provider' | 'nobody'
  readonly endNoticeDays: number
  /** The price series that the price of posts follows, as the documents announced it; null where they announced none. */
  readonly index: IndexTerms | null
}

export const standardTerms: ContractTerms = {
  acceptanceDays: 10,
  paymentDays: 30,
  basis: 'contract',
  dailyLateRate: '0.0005',
  errandCapPercent: '10',
  vacancyDays: 30,
  silenceMeansAcceptance: true,
  answerWorkingDays: 5,
  taxIncluded: true,
  handInDays: 7,
  handOverDays: 10,
  mayEndEarly: 'nobody',
  endNoticeDays: 60,
  index: null,
  ...nothingSetAside,
}

/** The whole text of one version. Clauses that nobody edited are generated from the terms. */
export interface ContractText {
  readonly title: string
  readonly titleEn: string | null
  /** Language the contract is written in; its Word document is in it. */
  readonly lang: Lang
  readonly startsOn: Day
  readonly endsOn: Day
  readonly lines: readonly ContractLine[]
  readonly terms: ContractTerms
  /** Wording that replaces a generated clause, by its number; numbers beyond the last generated clause are added. */
  readonly clauseEdits: Readonly<Record<string, string>>
  /** From which day a change holds; null for the first text. */
  readonly effectiveOn: Day | null
  /** Null where there was no tender. */
  readonly annex?: Annex | null
  /** Clause 1 says that table, figures and annex count where other words say otherwise; false of texts begun before it said so. */
  readonly precedence: boolean
}

/** A text both have agreed to. */
export interface AgreedText {
  readonly number: number
  readonly text: ContractText
}

/**
 * A contract as it is read is by the text in force on the day of the request, whatever was signed for later days (`inForceOn`); what it
 * says of another day is asked for with that day.
 */
export interface Contract extends ContractText {
  readonly id: Id<'contract'>
  readonly number: string
  readonly purchaseId: string
  readonly tenderId: string | null
  readonly noTenderReason: string | null
  readonly purchaserId: string
  readonly providerId: string
  readonly state: ContractState
  /** Number of the last text both agreed to, or of the one on the table. */
  readonly versionNumber: number
  /** Every text both agreed to, in their order, where there are several. */
  readonly texts?: readonly AgreedText[] | undefined
  /** Number of the text in force where there are several. */
  readonly inForce?: number | undefined
  /** Last day by the text in force, by which stages are due, where a change that is still to come moves it. */
  readonly stagesEndOn?: Day | undefined
  readonly total: Money
  /** Total both signed first; null before. */
  readonly originalTotal: Money | null
  readonly lawDay: Day
  readonly noticeOn: Day | null
  readonly signedOn: Day | null
  readonly publishedOn: Day | null
  readonly closedOn: Day | null
  readonly closeReason: string | null
  /** Which side gave notice to end early; of notices from before this was kept it is not known. */
  readonly noticeBy?: Side | null | undefined
  /** What one side offers about that notice, until the other answers. */
  readonly offer?: EndOffer | null | undefined
  readonly version: number
}

/** Another last day than that of the notice, or without one to take the notice back. */
interface EndOffer {
  readonly by: Side
  readonly on: Day | null
  readonly reason: string
}

export interface ContractVersion {
  readonly number: number
  readonly state: 'open' | 'agreed' | 'declined' | 'replaced'
  readonly proposedBy: Side
  readonly proposedAt: Moment
  readonly reason: string
  readonly text: ContractText
  readonly signed: Readonly<Record<Side, { at: Moment; by: string } | null>>
  /** Both sides as they were called when the first of them signed it; null of a text that nobody has signed. */
  readonly parties: Readonly<Record<Side, Party>> | null
  readonly answer: string | null
  readonly answeredAt: Moment | null
  readonly version: number
}

/** Whether nobody has signed a text yet. */
export const isUntouched = (v: Pick<ContractVersion, 'signed'>): boolean => v.signed.purchaser === null && v.signed.provider === null

/** Which side of the contract an organisation is. */
export const sideOf = (c: Pick<Contract, 'purchaserId' | 'providerId'>, organisationId: string | null): Side | undefined =>
  organisationId === null
    ? undefined
    : organisationId === c.purchaserId
      ? 'purchaser'
      : organisationId === c.providerId
        ? 'provider'
        : undefined

/** Length of the contract in whole months; a last month that is not whole counts as one. */
export function monthsOf(t: Pick<ContractText, 'startsOn' | 'endsOn'>): number {
  return termMonths(t.startsOn, t.endsOn)
}

/** First and last day of a month of the contract, from 1. The last never lies beyond the contract. */
export function monthOf(t: Pick<ContractText, 'startsOn' | 'endsOn'>, index: number): { from: Day; to: Day } {
  const from = index === 1 ? t.startsOn : plusDays(termEnd(t.startsOn, index - 1), 1)
  return { from, to: earlier(termEnd(t.startsOn, index), t.endsOn) }
}

/** Nobody is bound by it yet: either side may still put another text on the table. */
export const isUnsigned = (c: Pick<Contract, 'state'>): boolean => c.state === 'draft' || c.state === 'negotiating'
