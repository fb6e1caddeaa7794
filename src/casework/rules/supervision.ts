import { type Day, defineProcess, verbsOf } from '#kernel'
import { supervisionActs, supervisionStates } from './supervision-words.ts'

export type SupervisionState = keyof typeof supervisionStates

/** Two people of one institution who look at the work of one of them together. */
export interface Supervision {
  readonly id: string
  readonly organisationId: string
  readonly supervisorId: string
  readonly workerId: string
  readonly plannedOn: Day
  readonly state: SupervisionState
  readonly version: number
  readonly heldOn: Day | null
  readonly minutes: number | null
  readonly recordId: string | null
}

const verb = verbsOf<SupervisionState, Supervision, 'delivery.record'>()
const may = 'delivery.record'

/** Supervision, from being planned to its hours. A note is written before it, in it and after it. */
export const supervisionProcess = defineProcess({
  name: 'supervision',
  first: 'planned',
  states: supervisionStates,
  parties: (s: Supervision) => ({ providerId: s.organisationId }),
  verbs: {
    note: verb({ says: supervisionActs.note, from: ['planned', 'held'], may, beside: true }),
    hold: verb({ says: supervisionActs.hold, from: ['planned'], to: 'held', may }),
    drop: verb({ says: supervisionActs.drop, from: ['planned'], to: 'dropped', may }),
  },
})

/** Whether somebody is one of the two. */
export const isOneOfTwo = (s: Pick<Supervision, 'supervisorId' | 'workerId'>, userId: string | null): boolean =>
  userId !== null && (s.supervisorId === userId || s.workerId === userId)
/** The other of the two. */
export const otherOf = (s: Pick<Supervision, 'supervisorId' | 'workerId'>, userId: string | null): string =>
  s.supervisorId === userId ? s.workerId : s.supervisorId
