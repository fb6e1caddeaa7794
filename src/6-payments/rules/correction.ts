import type { Day, Money, Moment } from '#kernel'
import type { CorrectionState } from './correction-process.ts'

/** What was wrong with money, and so what becomes of it. */
export const correctionKinds = ['returned', 'never-left', 'wrong-payee', 'wrong-entry', 'wrong-claim', 'paid-back', 'set-off'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

/** Something about money that one of the purchaser's desks, or the institution of its own claim, says was wrong. */
export interface Correction {
  id: string
  claimId: string
  purchaseId: string
  purchaserId: string
  providerId: string
  kind: CorrectionKind
  /** The entry it is about; null of a claim as a whole, and of what the institution gives back. */
  paymentId: string | null
  /** What would have been right, or what is given back. */
  amount: Money | null
  interest: Money | null
  /** The day it came back, the right day of the payment, or the day it was found out. */
  happenedOn: Day
  reference: string | null
  /** The claim against which it is set off. */
  againstId: string | null
  reason: string
  state: CorrectionState
  recordedAt: Moment
  recordedBy: string | null
  decidedAt: Moment | null
  decidedBy: string | null
  decidedWhy: string | null
  version: number
}
