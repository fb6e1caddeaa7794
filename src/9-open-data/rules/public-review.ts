import type { Day } from '#kernel'

/** A challenge of a tender, or a complaint after one, as everybody may know it: its days and what came of it, not from whom. */
export interface PublicReview {
  readonly id: string
  readonly kind: 'challenge' | 'complaint'
  readonly number: string
  /** Null of a complaint: it is about what its challenge was about. */
  readonly subject: 'documents' | 'process' | 'result' | null
  readonly challengeId: string | null
  readonly receivedOn: Day
  /** It came too late, or not as the law asks. */
  readonly returned: boolean
  readonly suspended: { readonly on: Day; readonly until: Day | null; readonly resumedOn: Day | null } | null
  readonly answered: { readonly on: Day; readonly finding: string } | null
  readonly carriedOut: { readonly on: Day; readonly outcome: string; readonly why: string | null } | null
  readonly decided: { readonly on: Day; readonly finding: string; readonly outcome: string | null; readonly why: string | null } | null
  readonly ended: { readonly as: 'withdrawn' | 'notAccepted'; readonly on: Day } | null
}
