import type { Lang, Money, Moment } from '#kernel'
import { type DirectGroundKind, type Law, sayOffered } from '#law'
import type { ContractText } from './contract.ts'
import type { GroundState } from './ground-process.ts'
import { unstatedGround } from './words.ts'

/** Why a contract has no tender, and what the bureau said to that. */
export interface Ground {
  /** That of its contract. */
  readonly id: string
  readonly contractId: string
  /** Null where the contract was made before its ground was asked for. */
  readonly planId: string | null
  readonly kind: DirectGroundKind | 'unstated'
  /** The contract that is renewed or added to. */
  readonly earlierId: string | null
  /** Where the earlier tender said that it could be renewed. */
  readonly announced: string | null
  readonly state: GroundState
  readonly askedAt: Moment
  readonly decidedAt: Moment | null
  readonly decidedBy: string | null
  readonly note: string | null
  /** The largest total that was approved. */
  readonly approved: Money | null
  /** The text that was approved; null before, and where it is no longer known which it was. */
  readonly approvedText: ContractText | null
  readonly version: number
}

/** What a ground is called where this is the law. */
export const sayGround = (law: Law, kind: Ground['kind'], lang: Lang): string =>
  kind === 'unstated' ? unstatedGround[lang] : sayOffered(law.contracts.directGrounds, kind, lang)
