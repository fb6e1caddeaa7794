import type { Day, Moment } from '#kernel'
import type { Challenger } from '#law'
import type { ChallengeState } from './challenge-process.ts'

export const challengeSubjects = ['documents', 'process', 'result'] as const
export type ChallengeAbout = (typeof challengeSubjects)[number] | 'inquiry'
export const challengeSteps = ['opening', 'scoring'] as const
/** As whom somebody challenges: alone, or as a consortium, all of it or a part. */
export const standings = ['supplier', 'consortium-all', 'consortium-part'] as const

/** A letter as it came: six items (R-71b); an inquiry has only what is asked. */
export interface Letter {
  readonly sender: string
  readonly address: string | null
  readonly postcode: string | null
  readonly contact: string | null
  readonly phone: string | null
  /** By whom it is sent for the supplier, with the powers given. */
  readonly agent: string | null
  /** The other members of a consortium. */
  readonly members: string | null
  readonly matters: string
  readonly requests: string | null
  readonly facts: string | null
  readonly basis: string | null
  readonly signedBy: string | null
  readonly datedOn: Day
}

export type Finding = 'unfounded' | 'no-effect' | 'affects' | 'inquiry'
export const carriedOuts = ['cure', 'next', 'restart'] as const
export type CarriedOut = (typeof carriedOuts)[number]

export interface Challenge extends Letter {
  readonly id: string
  readonly tenderId: string
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly number: string
  readonly state: ChallengeState
  readonly about: ChallengeAbout
  readonly step: (typeof challengeSteps)[number] | null
  readonly standing: Challenger
  readonly receivedOn: Day
  /** Until when it could come, on every reading and on the kindest. */
  readonly safeUntilOn: Day | null
  readonly lastOn: Day | null
  /** What the law said when it came, in both languages. */
  readonly judged: string
  readonly panelAskedAt: Moment | null
  readonly finding: Finding | null
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly answeredBy: string | null
  readonly answeredByName: string | null
  readonly outcome: CarriedOut | null
  readonly outcomeReason: string | null
  readonly carriedOutOn: Day | null
  readonly closedOn: Day | null
  readonly version: number
}

/** Whether something still has to come of it, so that nobody signs meanwhile. An inquiry stops nothing by itself. */
export const stillStands = (c: Pick<Challenge, 'state' | 'about' | 'finding'>): boolean =>
  c.about !== 'inquiry' && (c.state === 'received' || (c.state === 'answered' && c.finding === 'affects'))
