import { type Citation, type Day, type Id, isBelow, type Portion } from '#kernel'
import type { Law } from '#law'

export type AcceptanceState = 'handed-in' | 'accepted' | 'partly-accepted' | 'returned'

/** One instalment in a period that was handed in, in portions of it as it was then. */
export interface AcceptanceLine {
  readonly instalmentKey: string
  readonly lineId: string
  readonly claimed: Portion
  /** Null until it is decided. */
  readonly accepted: Portion | null
  /** What the institution gave up of its claim when a dispute was settled. */
  readonly givenUp: Portion
  readonly disputedReason: string | null
  /** What was handed in: completed units or occupied post-days, out of how many. Null for a milestone. */
  readonly counted: string | null
  readonly outOf: string | null
  readonly settledOn: Day | null
  readonly settledNote: string | null
}

/** A month of a contract, or a milestone, that was handed in; with every fact the payment clock starts from. */
export interface Acceptance {
  readonly id: Id<'acceptance'>
  readonly contractId: string
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly kind: 'month' | 'milestone'
  /** `m01` for the first month of the contract, or the key of a milestone's instalment. Once per contract. */
  readonly period: string
  readonly periodFrom: Day
  readonly periodTo: Day
  readonly state: AcceptanceState
  /** How often it was handed in. */
  readonly times: number
  readonly handedInOn: Day
  /** Last day on which the purchaser may accept or return it. */
  readonly dueOn: Day
  readonly silenceAccepts: boolean
  /** What the institution wrote when it handed in. */
  readonly says: string | null
  readonly acceptedOn: Day | null
  readonly by: 'purchaser' | 'silence' | null
  readonly remark: string | null
  /** Why no resident was heard, when none was. Published. */
  readonly noOpinionReason: string | null
  /** Why it was accepted with drawn records that nobody had checked. */
  readonly uncheckedReason: string | null
  readonly returnedOn: Day | null
  readonly returnedReason: string | null
  /** The purchaser let the agreed days pass: the payment clock starts at `dueOn` whatever it does later. */
  readonly stalled: boolean
  /** Its last day is over but counted in a year whose days off are not entered: nobody can say yet whether it was kept. */
  readonly mayMove?: true | undefined
  readonly lawDay: Day
  readonly lines: readonly AcceptanceLine[]
  readonly version: number
}

/** The law an acceptance rests on: the payment regulation only where the contract says it holds, residents' say always. */
export const citesOf = (law: Law, basis: 'statute' | 'contract'): readonly Citation[] =>
  law.cites(...(basis === 'statute' ? (['acceptance', 'users-heard'] as const) : (['users-heard'] as const)))
/** The law on paying what is not in dispute; elsewhere the contract's own clause says it. */
export const undisputedCites = (law: Law, basis: 'statute' | 'contract'): readonly Citation[] =>
  basis === 'statute' ? law.cites('undisputed-part') : []
/** The law on the day the clock starts. */
export const clockCites = (law: Law, basis: 'statute' | 'contract'): readonly Citation[] =>
  basis === 'statute' ? law.cites('acceptance') : []

/** Whether a line was accepted in part only. */
export const isDisputed = (l: AcceptanceLine): boolean => l.accepted !== null && isBelow(l.accepted.count, l.claimed.count)

/** What residents said of a period, as counts. */
export interface ResidentsOpinion {
  readonly position: number
  readonly communityId: string | null
  readonly how: OpinionRoute
  readonly satisfied: number
  readonly neutral: number
  readonly dissatisfied: number
  readonly heard: string | null
  readonly heardOn: Day
  readonly enteredBy: string
}
export const opinionRoutes = ['meeting', 'questionnaire', 'phone', 'visit'] as const
export type OpinionRoute = (typeof opinionRoutes)[number]
export { opinionRouteWords } from './words.ts'
