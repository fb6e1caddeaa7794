import { both, type Words } from '#kernel'

/** The four kinds of need (Bradshaw 1972): no one of them alone shows that a service should be bought. */
export type EvidenceKind = 'felt' | 'normative' | 'expressed' | 'comparative'
export const evidenceKinds = ['felt', 'normative', 'expressed', 'comparative'] as const satisfies readonly EvidenceKind[]

export const evidenceWords: Readonly<Record<EvidenceKind, { name: Words; says: Words }>> = {
  felt: { name: both('居民自己说的', 'Felt'), says: both('问卷里居民怎么答', 'what residents answered in a survey') },
  normative: {
    name: both('按标准应有的', 'Normative'),
    says: both('标准、规范或专业判断认为应有多少', 'what a standard or professional judgement asks for'),
  },
  expressed: {
    name: both('已经来求助的', 'Expressed'),
    says: both('热线、来访、排队、申请的数量', 'calls, visits, waiting lists and applications'),
  },
  comparative: {
    name: both('和别处相比的', 'Comparative'),
    says: both('条件相近的地方有、这里没有', 'what similar places have and this one lacks'),
  },
}

/** An estimate as it stood when it was attached to a need: later answers do not change it. */
export interface FrozenEstimate {
  readonly question: Words
  readonly what: 'share' | 'mean' | 'discrepancy'
  /** The option whose share it is. */
  readonly option?: Words
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly nEff: number
  /** The day until which answers were counted. */
  readonly countedOn: string
}

/** How many different kinds of evidence a need must have before it may be bought. */
export const kindsNeeded = 2
export const kindsOf = (evidence: readonly { kind: EvidenceKind }[]): EvidenceKind[] =>
  evidenceKinds.filter((k) => evidence.some((e) => e.kind === k))
