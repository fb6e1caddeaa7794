import type { Words } from '#kernel'

/** The four kinds of need (Bradshaw 1972): no one of them alone shows that a service should be bought. */
export type EvidenceKind = 'felt' | 'normative' | 'expressed' | 'comparative'
export const evidenceKinds = ['felt', 'normative', 'expressed', 'comparative'] as const satisfies readonly EvidenceKind[]

/** An estimate as it stood when it was attached to a need: later answers do not change it. */
export interface FrozenEstimate {
  readonly question: Words
  readonly what: 'share' | 'mean' | 'discrepancy'
  /** Which of the two ratings of a need a mean is, from 1 to 5. */
  readonly rating?: 'importance' | 'met'
  /** The option whose share it is. */
  readonly option?: Words
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  /** Null where the sample cannot tell. */
  readonly nEff: number | null
  /** The day until which answers were counted. */
  readonly countedOn: string
}

/** How many different kinds of evidence a need must have before it may be bought. */
export const kindsNeeded = 2
export const kindsOf = (evidence: readonly { kind: EvidenceKind }[]): EvidenceKind[] =>
  evidenceKinds.filter((k) => evidence.some((e) => e.kind === k))

/** What a piece of evidence says about a need: for it, against it, or neither for sure. */
export type Speaks = 'supports' | 'against' | 'cannot-tell'

/** The middle of the scale on which residents rate a need. */
const middle = 3

/**
 * Whether evidence speaks for a need. A gap between how important it is and how well it is met speaks for it when its whole interval
 * is above zero, against it when the gap itself is not; a rating on the side of the middle on which its whole interval lies.
 * Where all answered alike there is no interval and the figure itself is all there is. What a person wrote down as evidence, and
 * the share that chose an answer, say what that person attached them for.
 */
export function speaks(e: { readonly kind: EvidenceKind; readonly estimate?: FrozenEstimate | null }): Speaks {
  const f = e.estimate
  if (!f) return 'supports'
  const [low, high] = [f.low ?? f.estimate, f.high ?? f.estimate]
  if (f.what === 'discrepancy') return f.estimate <= 0 ? 'against' : low > 0 ? 'supports' : 'cannot-tell'
  if (f.what === 'share') return f.estimate > 0 ? 'supports' : 'against'
  if (f.rating === 'importance') return low > middle ? 'supports' : high < middle ? 'against' : 'cannot-tell'
  if (f.rating === 'met') return high < middle ? 'supports' : low > middle ? 'against' : 'cannot-tell'
  return 'supports'
}
