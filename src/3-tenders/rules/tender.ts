import type {
  Contribution,
  Day,
  Fraction,
  Goal,
  IndexTerms,
  Line,
  Money,
  Moment,
  PromisedValues,
  SetAsideTerms,
  Subsidy,
  Team,
} from '#kernel'
import type { DocumentJson } from '#people'
import type { MethodName, SingleGroundKind, Stage } from '#law'
import type { FileType } from '#platform'
import type { AwardEnd } from './award-end.ts'
import type { Promotion } from './promotion.ts'
import type { TextBefore } from './still-days.ts'
import type { TenderState } from './tender-process.ts'

/** A line as the plan had it when the tender was made. */
export type TenderLine = Line & {
  readonly needIds: readonly string[]
  readonly communityIds: readonly string[]
  readonly reason: string | null
  readonly scope: string | null
  readonly goals: readonly Goal[]
  readonly noGoalReason: string | null
}

export interface Criterion {
  readonly id: string
  readonly title: string
  /** Points of 100, exact, as text. */
  readonly weight: string
  /** Objective: every member must come to the same score. */
  readonly kind: 'objective' | 'subjective'
  /** The grades and the points of each. */
  readonly guide: string
  /** What bidders add of their own counts in it. */
  readonly countsOwn?: boolean | undefined
}

export interface Tender {
  readonly id: string
  readonly purchaseId: string
  readonly planId: string
  readonly purchaserId: string
  readonly number: string
  readonly title: string
  readonly titleEn: string | null
  readonly method: MethodName
  /** What happens in which order, as the law of its day had it for its method. */
  readonly stages: readonly Stage[]
  /** The institutions that may make an offer, where the documents name them. */
  readonly named: readonly string[]
  /** The seed of the draw among those who qualified; null where nobody is drawn. */
  readonly inviteSeed: string | null
  /** Why only one supplier is asked, in what words, and who argued it; null where more are. */
  readonly ground: SingleGroundKind | null
  readonly groundSays: string | null
  readonly groundExperts: string | null
  /** Of a follow-on, the amount of the contract it is added to. */
  readonly groundOriginal: Money | null
  readonly announcedOn: Day | null
  /** The last day on which the notice stands and anybody may object. */
  readonly noticeUntilOn: Day | null
  readonly state: TenderState
  readonly lines: readonly TenderLine[]
  readonly budget: Money
  readonly ceiling: Money | null
  readonly fixedPrice: boolean
  /** Points of 100 that the price brings, as text; null when the price is fixed and not scored. */
  readonly priceWeight: string | null
  readonly criteria: readonly Criterion[]
  readonly startsOn: Day
  readonly months: number
  /** What a bidder must fulfil to take part. */
  readonly conditions: string | null
  /** Who accepts what was delivered, when and how. */
  readonly acceptance: string | null
  readonly payment: string | null
  /** What the documents announce of an advance and of a part kept back; null while they announce neither. */
  readonly aside: SetAsideTerms | null
  /** The price series that the price of posts follows; null where they announce none. */
  readonly priceIndex: IndexTerms | null
  /** Null while the documents say nothing of small and medium enterprises. */
  readonly promotion: Promotion | null
  readonly isComplex: boolean
  readonly highImpact: boolean
  /** Number of the consent where the law asks for one. */
  readonly consent: string | null
  /** Why it was published although the law check warned. */
  readonly despite: string | null
  readonly issuedOn: Day | null
  readonly documentsUntilOn: Day | null
  readonly deadlineAt: Moment | null
  readonly openedAt: Moment | null
  /** When the last offers after the talks were opened; null before, and where nobody talked. */
  readonly talkedAt: Moment | null
  /** When it was said of every bidder whether it may take part, and of every bid whether it answers the documents; null before, and where nobody has to. */
  readonly qualifiedAt: Moment | null
  readonly conformedAt: Moment | null
  /** `agreed`: under an earlier version the panel agreed on common scores. `own`: the members' own are averaged. */
  readonly scoring: 'own' | 'agreed'
  /** Counts every change of what the members confirm. */
  readonly consensusVersion: number
  readonly consensusLockedAt: Moment | null
  readonly scoredAt: Moment | null
  readonly lotSeed: string | null
  /** The last day finance has it stand still, of all complaints that do. */
  readonly suspendedUntilOn: Day | null
  readonly endedOn: Day | null
  readonly endedReason: string | null
  readonly lawDay: Day
  readonly version: number
}

/** `set-aside`: does not match its fingerprint, and nobody has confirmed it yet. */
export type BidState = 'sealed' | 'withdrawn' | 'opened' | 'ranked' | 'rejected' | 'set-aside'

/** What one bidder promises for one line. */
export interface LinePromise {
  readonly lineId: string
  readonly says: string
}
/** What a bidder adds of its own, by line. */
export type Contributions = Readonly<Record<string, Contribution>>

/** The first envelope: how the work will be done. Nothing about money may stand here. */
export interface QualityPart {
  readonly approach: string
  /** Documents of the bidder as they were when the bid was sent; bids of before name none. */
  readonly documents?: readonly DocumentJson[]
  readonly promises: readonly LinePromise[]
  /** What is promised by indicator of the lines; bids from before there were goals have none. */
  readonly values?: PromisedValues | undefined
  /** Who would work at a line, by its id; bids from before this was asked, and lines for which nobody is named, have none. */
  readonly teams?: Readonly<Record<string, Team>> | undefined
  /** What is added of one’s own, by line, where the documents count it: only then the panel sees it. */
  readonly contributions?: Contributions | undefined
  /** The files that came with it, read from among what was sealed when it was opened. */
  readonly files?: readonly BidFile[]
  /** Of a bid of an earlier version, which had one file at most. */
  readonly fileName?: string | null
  readonly fileType?: string | null
}

/** A file of a bid. Of one of an earlier version nothing is known but its name. */
export interface BidFile {
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly sha256: string
  /** The number of the bidder’s document that it was kept with; undefined where it was attached to the bid itself. */
  readonly of?: string | undefined
}
export const filesOfBid = (q: QualityPart): readonly (Pick<BidFile, 'name' | 'type'> & Partial<BidFile>)[] =>
  q.files ?? (q.fileName ? [{ name: q.fileName.endsWith('.pdf') ? q.fileName : `${q.fileName}.pdf`, type: 'pdf' }] : [])

export const costKinds = ['wages', 'contributions', 'activities', 'training', 'management', 'taxes', 'other'] as const
export type CostKind = (typeof costKinds)[number]
/** The second envelope. With a fixed price the lines are the plan’s, and only the composition is the bidder’s. */
export interface PricePart {
  readonly lines: readonly {
    readonly lineId: string
    readonly unitPrice: Money | null
    readonly amount: Money
    /** Of a subsidised post what it costs in all, and from whom and what money the bidder has the rest. */
    readonly subsidy?: Subsidy | undefined
  }[]
  readonly total: Money
  readonly costs: Readonly<Partial<Record<CostKind, Money>>>
  /** What is added of one’s own, by line, where it counts in no criterion: it is opened with the prices, once the scores stand. */
  readonly contributions?: Contributions | undefined
}

/** Whether the documents count what bidders add of their own. */
export const countsOwn = (t: { readonly criteria?: readonly Pick<Criterion, 'countsOwn'>[] }): boolean =>
  t.criteria?.some((c) => c.countsOwn) ?? false

/** What a bid adds of its own, from whichever envelope it lay in; nothing of the second before the prices are open. */
export const contributionsOf = (b: { readonly quality: QualityPart; readonly price: PricePart | null }): Contributions =>
  b.quality.contributions ?? b.price?.contributions ?? {}

/** A bid after its first envelope was opened. */
export interface OpenedBid {
  readonly bidId: string
  readonly providerId: string
  readonly receivedAt: Moment
  readonly state: 'opened' | 'ranked' | 'rejected' | 'set-aside'
  readonly quality: QualityPart
  /** Null until the second envelope was opened. */
  readonly price: PricePart | null
  readonly total: Money | null
  readonly qualityScore: Fraction | null
  readonly priceScore: Fraction | null
  readonly totalScore: Fraction | null
  readonly rank: number | null
  readonly tie: 'none' | 'by-price' | 'by-draw' | null
  /** What does not fit about it, where it was set aside. */
  readonly finding: string | null
  /** Why it was rejected. */
  readonly reason: string | null
}

export interface Award {
  readonly id: string
  readonly tenderId: string
  readonly purchaseId: string
  readonly bidId: string
  readonly providerId: string
  readonly lines: readonly TenderLine[]
  readonly total: Money
  readonly promises: string
  readonly reasons: string
  readonly awardedOn: Day
  readonly noticeOn: Day
  readonly lawDay: Day
  readonly method: MethodName
  /** When its winner signed the contract that is on the table; null where it has not, or the text stands no more. */
  readonly winnerSignedOn: Day | null
  /** When a contract of it lay before the winner to sign; until is null while it does. */
  readonly beforeWinner: readonly TextBefore[]
  /** When a contract of it was signed by both. */
  readonly signedOn: Day | null
  /** When that contract began: what is performed is not undone. */
  readonly begunOn: Day | null
  /** Null while it stands. */
  readonly end: AwardEnd | null
}
