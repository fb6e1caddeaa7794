import { both, defineProcess, type Money, type Moment, verbsOf, type Words } from '#kernel'
import { cite, type DirectGroundKind, directGroundWords } from '#law'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import type { ContractText } from './contract.ts'

export type GroundState = 'asked' | 'approved' | 'refused'

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
  unstated: both('当时没有写明', 'Not stated at the time'),
}

const verb = verbsOf<GroundState, Ground, Action>()

/** From the question to the bureau to its answer. A text that goes beyond what was approved asks again. */
export const groundProcess = defineProcess({
  name: 'ground',
  first: 'asked',
  states: {
    asked: both('待主管部门审批', 'waits for the bureau'),
    approved: both('已批准不经招标', 'approved without a tender'),
    refused: both('未批准', 'refused'),
  },
  // The bureau answers for the whole place.
  parties: (_: Ground) => ({}),
  verbs: {
    approve: verb({
      says: both('批准不经招标', 'Approve without a tender'),
      from: ['asked'],
      to: 'approved',
      may: 'contracts.approve-ground',
      cites: [cite('R-49')],
      elsewhere: () => refuse('ground-answered'),
    }),
    refuse: verb({
      says: both('不批准', 'Refuse'),
      from: ['asked'],
      to: 'refused',
      may: 'contracts.approve-ground',
      elsewhere: () => refuse('ground-answered'),
    }),
    again: verb({
      says: both('文本超出批准的内容，重新报批', 'The text goes beyond what was approved: ask again'),
      from: ['approved'],
      to: 'asked',
      may: 'contracts.propose',
    }),
  },
})
