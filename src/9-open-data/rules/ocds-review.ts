import type { reviewKinds, reviewStates, reviewSubjects } from './extension-tender.ts'

/** A challenge or complaint, as one step of it tells it. */
export interface Review {
  readonly id: string
  readonly kind: (typeof reviewKinds)[number]
  readonly number?: string
  readonly subject?: (typeof reviewSubjects)[number]
  readonly relatedReview?: string
  readonly status?: (typeof reviewStates)[number]
  readonly dateReceived?: string
  readonly dateAnswered?: string
  readonly dateDecided?: string
  readonly suspendedUntil?: string
  readonly finding?: string
  readonly outcome?: string
  readonly outcomeDetails?: string
  readonly numberOfDays?: number
}
