import type { Money, Moment, Words } from '#kernel'
import { type DirectGroundKind, directGroundWords } from '#law'
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

export const groundWords: Readonly<Record<Ground['kind'], Words>> = {
  ...directGroundWords,
  unstated: unstatedGround,
}
