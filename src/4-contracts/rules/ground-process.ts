import { both, defineProcess, verbsOf } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import type { Ground } from './ground.ts'

export type GroundState = 'asked' | 'approved' | 'refused'

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
      about: ['approval-without-tender'],
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
