import { type Day, defineProcess, verbsOf } from '#kernel'
import type { Action } from '#people'
import { contestActs, contestStates } from './contest-words.ts'

export type ContestState = keyof typeof contestStates

/** What the purchaser says against an errand, and what the institution says to that. */
export interface ErrandContest {
  readonly id: string
  readonly recordId: string
  readonly contractId: string
  readonly purchaseId: string
  readonly purchaserId: string
  readonly providerId: string
  readonly state: ContestState
  readonly version: number
  readonly reason: string
  readonly contestedOn: Day
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly withdrawnOn: Day | null
}

const verb = verbsOf<ContestState, ErrandContest, Action>()

/**
 * A contest of an errand. Neither side takes an hour out of the figures by its word: whoever agrees that it was no errand corrects the
 * record, or takes the contest back.
 */
export const contestProcess = defineProcess({
  name: 'contest',
  first: 'contested',
  states: contestStates,
  parties: (c: ErrandContest) => ({ purchaserId: c.purchaserId, providerId: c.providerId }),
  verbs: {
    uphold: verb({ says: contestActs.uphold, from: ['contested'], to: 'upheld', may: 'delivery.hand-in' }),
    withdraw: verb({ says: contestActs.withdraw, from: ['contested', 'upheld'], to: 'withdrawn', may: 'delivery.accept' }),
  },
})
