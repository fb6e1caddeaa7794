import type { Day, Words } from '#kernel'

/** A need with the kinds of evidence behind it and the estimates frozen when it was accepted; never what one resident said. */
export interface PublicNeed {
  readonly id: string
  readonly title: string
  readonly titleEn: string | null
  readonly acceptedOn: Day | null
  /** Why it was accepted although its evidence does not speak for it by itself. */
  readonly acceptedReason: string | null
  readonly evidence: readonly {
    readonly id: string
    readonly kind: string
    readonly source: string
    readonly estimate: PublicEstimate | null
  }[]
}
export interface PublicEstimate {
  readonly says: Words
  /** Its unit: a share of people, a mean in the unit of the question, or a weighted gap of two ratings (−20 to 20). */
  readonly what: 'share' | 'mean' | 'discrepancy'
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly nEff: number | null
}
