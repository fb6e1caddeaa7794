import type { Words } from '#kernel'

/**
 * The facts a claim rests on, as they stood when it was made. Plain text throughout (amounts `83241.67`, days `2026-10-08`,
 * shares `423/434`), so that anybody can compute its fingerprint again from what is shown.
 */
export interface ClaimSnapshot {
  claim: { number: string; madeOn: string; amount: string; disputed: string; rounding: string }
  contract: {
    id: string
    number: string
    versionNumber: number
    title: string
    purchaserId: string
    providerId: string
    lawDay: string
    paymentDays: number
    basis: string
    dailyLateRate: string | null
  }
  /** Null for an advance at signing. */
  acceptance: {
    id: string
    periodFrom: string
    periodTo: string
    handedInOn: string | null
    acceptBy: string | null
    acceptedOn: string | null
    acceptedBy: string | null
  } | null
  signedOn: string | null
  lines: {
    instalmentKey: string
    lineId: string
    lineTitle: string
    title: Words
    instalment: string
    share: string
    amount: string
    disputedShare: string
    disputed: string
    disputedReason: string | null
    /** Post days occupied and due in the period; only for posts. */
    postDays: { occupied: string; total: string } | null
  }[]
  /** Hours recorded for the contract in the period. */
  records: { count: number; minutes: number } | null
}
