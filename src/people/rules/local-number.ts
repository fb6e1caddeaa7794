import { defineProcess, verbsOf } from '#kernel'
import { localActs, localStates } from './local-number-words.ts'

export type LocalNumberState = 'stands' | 'withdrawn'

/** What a number a jurisdiction set for itself is to its process. */
interface LocalNumberRecord {
  readonly id: string
  readonly state: LocalNumberState
  readonly version: number
}
const verb = verbsOf<LocalNumberState, LocalNumberRecord, 'people.manage-all'>()

/** A number from the day it is entered. It is never deleted, and its value and first day never change: records were judged by it. */
export const localNumberProcess = defineProcess({
  name: 'local-number',
  first: 'stands',
  states: localStates,
  parties: () => ({}),
  verbs: {
    end: verb({ says: localActs.end, from: ['stands'], may: 'people.manage-all' }),
    withdraw: verb({ says: localActs.withdraw, from: ['stands'], to: 'withdrawn', may: 'people.manage-all' }),
    restore: verb({ says: localActs.restore, from: ['withdrawn'], to: 'stands', may: 'people.manage-all' }),
  },
})
