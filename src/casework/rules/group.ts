import { type Day, defineProcess, verbsOf } from '#kernel'
import { attainedWords, groupActs, groupStates } from './group-words.ts'

export type GroupState = keyof typeof groupStates
export type Attained = keyof typeof attainedWords
export const attainments = Object.keys(attainedWords) as [Attained, ...Attained[]]

/** A group of a line of a contract: what it is for, how often it meets, who leads it. */
export interface WorkGroup {
  readonly id: string
  readonly organisationId: string
  readonly workerId: string
  readonly contractId: string
  readonly lineId: string
  readonly deliverableId: string | null
  readonly title: string
  readonly aims: string
  /** How many sessions are planned. */
  readonly sessions: number
  readonly state: GroupState
  readonly version: number
  readonly nextOn: Day | null
  readonly closedOn: Day | null
  readonly attained: Attained | null
  readonly closingNote: string | null
}
/** A place in a group. Somebody may stand behind it whom the institution serves, or nobody it knows. */
export interface Member {
  readonly number: number
  readonly clientId: string | null
  readonly joinedOn: Day
  readonly leftOn: Day | null
}
export interface Session {
  readonly number: number
  readonly recordId: string
  readonly heldOn: Day
  readonly present: readonly number[]
  readonly guests: number
}

const verb = verbsOf<GroupState, WorkGroup, 'delivery.record'>()
const may = 'delivery.record'
const open: GroupState[] = ['planned', 'running']

/** A group, from its plan over its sessions to its end. */
export const groupProcess = defineProcess({
  name: 'group',
  first: 'planned',
  states: groupStates,
  parties: (g: WorkGroup) => ({ providerId: g.organisationId }),
  verbs: {
    join: verb({ says: groupActs.join, from: open, may }),
    leave: verb({ says: groupActs.leave, from: open, may }),
    meet: verb({ says: groupActs.meet, from: open, to: 'running', may }),
    handOn: verb({ says: groupActs.handOn, from: open, may }),
    close: verb({ says: groupActs.close, from: open, to: 'closed', may }),
  },
})

/**
 * How many different people came to a group: the places of members that were taken at least once, and of the others as many as came at
 * once, since nobody knows whether they were the same.
 */
export const differentPeople = (sessions: readonly Pick<Session, 'present' | 'guests'>[]): number =>
  new Set(sessions.flatMap((s) => s.present)).size + Math.max(0, ...sessions.map((s) => s.guests))
