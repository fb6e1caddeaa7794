import type { Day, Money } from '#kernel'
import type { SingleGroundKind } from '#law'
import type { Tender } from './tender.ts'

/** What anybody says against the notice that only one supplier is asked, and what came of it. */
export interface Objection {
  readonly id: string
  readonly tenderId: string
  readonly number: number
  readonly sender: string
  readonly contact: string
  /** Known where somebody was signed in. */
  readonly organisationId: string | null
  readonly says: string
  readonly objectedOn: Day
  readonly finding: ObjectionFinding | null
  /** Who argued it anew. */
  readonly experts: string | null
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredOn: Day | null
}
export const objectionFindings = ['unfounded', 'founded'] as const
export type ObjectionFinding = (typeof objectionFindings)[number]

/** What was agreed with the one supplier, and how. */
export interface Negotiation {
  readonly heldOn: Day
  readonly place: string
  readonly people: string
  /** What it costs the supplier, and what contracts of the kind cost. */
  readonly costs: string
  readonly terms: string
  /** Who did not agree, and why. */
  readonly dissent: string | null
  readonly offered: Money
  readonly agreed: Money
}

/** The ground of a tender as the law asks about it; undefined while it is not whole. */
export function groundOf(t: Pick<Tender, 'ground' | 'groundOriginal' | 'budget'>) {
  if (t.ground === null) return undefined
  if (t.ground !== 'follow-on') return { kind: t.ground } as const
  return t.groundOriginal === null ? undefined : ({ kind: 'follow-on', original: t.groundOriginal, added: t.budget } as const)
}

/** Only of a supplier who is the only one must the notice stand for its days; where it burns, or more of the same is bought, it is published and that is all. */
export const noticeMustStand = (ground: SingleGroundKind | null): boolean => ground === 'only-supplier'
