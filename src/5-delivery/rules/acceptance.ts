import { both, type Citation, type Day, defineProcess, fractionOf, type Id, isBelow, type Refusal, verbsOf, type Words } from '#kernel'
import { cite } from '#law'
import type { Action } from '#people'
import { refuse } from '../words.ts'

export type AcceptanceState = 'handed-in' | 'accepted' | 'partly-accepted' | 'returned'

/** One instalment in a period that was handed in. Shares are exact shares of the whole instalment, as text: `423/434`. */
export interface AcceptanceLine {
  readonly instalmentKey: string
  readonly lineId: string
  readonly claimed: string
  /** Null until it is decided. */
  readonly accepted: string | null
  /** What the institution gave up of its claim when a dispute was settled. */
  readonly givenUp: string
  readonly disputedReason: string | null
  /** What the share was counted from: completed units or occupied post-days, out of how many. Null for a milestone. */
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
  readonly returnedOn: Day | null
  readonly returnedReason: string | null
  /** The purchaser let the agreed days pass: the payment clock starts at `dueOn` whatever it does later. */
  readonly stalled: boolean
  readonly lawDay: Day
  readonly lines: readonly AcceptanceLine[]
  readonly version: number
}

const acceptanceCites: readonly Citation[] = [cite('R-94'), cite('R-10')]
/** The law an acceptance rests on: the payment regulation only where the contract says it holds, residents' say always. */
export const citesOf = (basis: 'statute' | 'contract'): readonly Citation[] => (basis === 'statute' ? acceptanceCites : [cite('R-10')])
/** The law on paying what is not in dispute; elsewhere the contract's own clause says it. */
export const undisputedCites = (basis: 'statute' | 'contract'): readonly Citation[] => (basis === 'statute' ? [cite('R-96')] : [])
/** The law on the day the clock starts. */
export const clockCites = (basis: 'statute' | 'contract'): readonly Citation[] => (basis === 'statute' ? [cite('R-94')] : [])

/** What has to be known before the purchaser answers, or the clock in its stead. */
export interface AnswerFacts {
  /** The time to answer is over and the contract says that silence accepts. */
  readonly silent: boolean
}

/** Whether a line was accepted in part only. */
export const isDisputed = (l: AcceptanceLine): boolean => l.accepted !== null && isBelow(fractionOf(l.accepted), fractionOf(l.claimed))

const verb = verbsOf<AcceptanceState, Acceptance, Action>()
const beforeSilence = (a: Acceptance, f: AnswerFacts): Refusal | undefined => (f.silent ? refuse('silence-accepted', a.dueOn) : undefined)

/** The life of a period from hand-in to acceptance. */
export const acceptanceProcess = defineProcess({
  name: 'acceptance',
  states: {
    'handed-in': both('已提交，待验收', 'Handed in'),
    accepted: both('已验收', 'Accepted'),
    'partly-accepted': both('部分验收', 'Accepted in part'),
    returned: both('已退回', 'Returned'),
  } satisfies Record<AcceptanceState, Words>,
  first: 'handed-in',
  parties: (a: Acceptance) => ({ purchaserId: a.purchaserId, providerId: a.providerId }),
  verbs: {
    accept: verb({
      says: both('验收', 'Accept'),
      from: ['handed-in'],
      to: 'accepted',
      may: 'delivery.accept',
      cites: acceptanceCites,
      decide: beforeSilence,
    }),
    acceptPart: verb({
      says: both('部分验收', 'Accept in part'),
      from: ['handed-in'],
      to: 'partly-accepted',
      may: 'delivery.accept',
      cites: [cite('R-96')],
      decide: beforeSilence,
    }),
    return: verb({
      says: both('退回', 'Return'),
      from: ['handed-in'],
      to: 'returned',
      may: 'delivery.accept',
      cites: acceptanceCites,
      decide: beforeSilence,
    }),
    handInAgain: verb({
      says: both('再次提交', 'Hand in again'),
      from: ['returned'],
      to: 'handed-in',
      may: 'delivery.hand-in',
      elsewhere: () => refuse('already-handed-in'),
    }),
    settle: verb({
      says: both('了结争议', 'Settle the dispute'),
      from: ['partly-accepted'],
      // Other lines may still be in dispute.
      to: ['partly-accepted', 'accepted'],
      may: ['delivery.accept', 'delivery.hand-in'],
      strangers: () => refuse('not-a-party'),
      cites: [cite('R-96')],
      elsewhere: () => refuse('nothing-disputed'),
      decide: (a, f: { instalmentKey: string }): Refusal | undefined =>
        a.lines.some((l) => l.instalmentKey === f.instalmentKey && isDisputed(l)) ? undefined : refuse('nothing-disputed'),
    }),
    fallSilent: verb({
      says: both('到期未答复，视为验收', 'Silence accepts'),
      from: ['handed-in'],
      to: 'accepted',
      may: 'clock',
      cites: [cite('R-94')],
      decide: (a, f: AnswerFacts): Refusal | undefined => (f.silent ? undefined : refuse('not-silent', a.dueOn)),
    }),
    moveLastDay: verb({ says: both('最后一日是休假日，顺延', 'Move a last day that is a day off'), from: ['handed-in'], may: 'clock' }),
  },
})

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
export const opinionRouteWords: Record<OpinionRoute, Words> = {
  meeting: both('居民会议', 'Residents’ meeting'),
  questionnaire: both('问卷', 'Questionnaire'),
  phone: both('电话回访', 'Phone calls'),
  visit: both('上门走访', 'Visits'),
}
