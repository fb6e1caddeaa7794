import { type Day, isAfter, type Moment } from '#kernel'
import type { Challenger, DismissalGround } from '#law'
import type { ComplaintState } from './complaint-process.ts'

export const complaintResults = ['dismissed', 'no-effect', 'upheld'] as const
export type ComplaintResult = (typeof complaintResults)[number]
export const dismissals = [
  'not-admissible',
  'unfounded',
  'fabricated',
  'unlawful-proof',
] as const satisfies readonly DismissalGround['id'][]
/** `stands`: the contract is performed, and only damages are left, which the court decides on. */
export const complaintOutcomes = ['cure', 'next', 'restart', 'stands'] as const
export type ComplaintOutcome = (typeof complaintOutcomes)[number]
export const paperKinds = ['evidence', 'hearing', 'test'] as const

export interface Complaint {
  readonly id: string
  readonly tenderId: string
  readonly challengeId: string
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly number: string
  readonly state: ComplaintState
  readonly standing: Challenger
  readonly sender: string
  readonly address: string
  readonly postcode: string
  readonly contact: string
  readonly phone: string
  readonly agent: string | null
  readonly members: string | null
  readonly matters: string
  /** Matters that the answer to the challenge gave rise to. */
  readonly arises: string | null
  readonly requests: string
  readonly facts: string
  readonly basis: string
  readonly signedBy: string
  readonly datedOn: Day
  readonly receivedOn: Day
  readonly safeUntilOn: Day | null
  readonly lastOn: Day | null
  readonly correctionAsked: string | null
  readonly correctionAskedOn: Day | null
  readonly correctionByOn: Day | null
  readonly correctedOn: Day | null
  readonly refusedReason: string | null
  readonly acceptedOn: Day | null
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly answeredByName: string | null
  readonly suspendedOn: Day | null
  readonly suspendedUntilOn: Day | null
  readonly suspensionReason: string | null
  readonly resumedOn: Day | null
  readonly result: ComplaintResult | null
  readonly dismissal: DismissalGround['id'] | null
  readonly decision: string | null
  readonly outcome: ComplaintOutcome | null
  readonly decidedByName: string | null
  readonly closedOn: Day | null
  readonly version: number
}

/** Something put to the file of a complaint. */
export interface Paper {
  readonly number: number
  readonly kind: (typeof paperKinds)[number]
  readonly says: string
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly organisationId: string | null
  readonly name: string
  readonly putAt: Moment
}

export const openComplaints = ['received', 'correcting', 'accepted'] as const satisfies readonly ComplaintState[]
export const complaintIsOpen = (c: Pick<Complaint, 'state'>): boolean => openComplaints.some((s) => s === c.state)

/** Until when a complaint has the procurement stand still, whatever others do: it ends with the complaint, or before. */
export const suspends = (c: Pick<Complaint, 'state' | 'suspendedUntilOn' | 'resumedOn'>): Day | undefined =>
  complaintIsOpen(c) && !c.resumedOn && c.suspendedUntilOn ? c.suspendedUntilOn : undefined

/** Days that stand outside the clock of the decision: the correction that was asked for, and tests. */
export const outsideOf = (c: Complaint, papers: readonly Paper[]): readonly { from: Day; to: Day }[] => [
  // Asked and put right on one day it took none.
  ...(c.correctionAskedOn && c.correctedOn && isAfter(c.correctedOn, c.correctionAskedOn)
    ? [{ from: c.correctionAskedOn.add({ days: 1 }), to: c.correctedOn }]
    : []),
  ...papers.flatMap((p) => (p.fromOn && p.toOn ? [{ from: p.fromOn, to: p.toOn }] : [])),
]
