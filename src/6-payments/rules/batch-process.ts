import { both, defineProcess, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'

export type BatchState = 'made' | 'withdrawn' | 'answered'
interface BatchAsMade {
  readonly state: BatchState
}

export const batchStateWords: Record<BatchState, Words> = {
  made: both('等银行回复', 'waits for the bank'),
  withdrawn: both('已撤回', 'withdrawn'),
  answered: both('银行已全部回复', 'answered by the bank'),
}
const verb = verbsOf<BatchState, BatchAsMade, Action>()

/** A file for a bank: given to it, answered transfer by transfer, or withdrawn before it was given. */
export const batchProcess = defineProcess({
  name: 'batch',
  states: batchStateWords,
  first: 'made',
  parties: (_: BatchAsMade) => ({}),
  verbs: {
    withdraw: verb({
      says: both('撤回这一批', 'Withdraw the batch'),
      from: ['made'],
      to: 'withdrawn',
      may: 'payments.pay',
      about: ['finance-disburses'],
    }),
    // A statement may name one transfer of a batch, and later another; money may come back long after all were answered.
    answer: verb({
      says: both('登记银行回复', 'Note the bank’s answer'),
      from: ['made', 'answered'],
      may: 'payments.pay',
      about: ['finance-disburses'],
    }),
    finish: verb({
      says: both('银行已全部回复', 'Note the last answer'),
      from: ['made'],
      to: 'answered',
      may: 'payments.pay',
      about: ['finance-disburses'],
    }),
  },
})
