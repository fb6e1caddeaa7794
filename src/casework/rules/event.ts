import { type Day, defineProcess, verbsOf } from '#kernel'
import { eventActs, eventStates } from './event-words.ts'

export type EventState = keyof typeof eventStates

/** An event of a line of a contract. Whoever comes is counted and asked for nothing. */
export interface CommunityEvent {
  readonly id: string
  readonly organisationId: string
  readonly workerId: string
  readonly contractId: string
  readonly lineId: string
  readonly communityId: string | null
  readonly title: string
  readonly place: string
  readonly heldOn: Day
  /** How many are expected. */
  readonly expected: number
  /** What the address ends with that people open on their phones. */
  readonly signCode: string
  readonly state: EventState
  readonly version: number
  /** Everybody who was there, as somebody counted them. */
  readonly heads: number | null
  /** Marks on the sheet. */
  readonly onPaper: number | null
  readonly volunteers: number | null
  readonly volunteerMinutes: number | null
  readonly recordId: string | null
  readonly closingNote: string | null
}

const verb = verbsOf<EventState, CommunityEvent, 'delivery.record'>()
const may = 'delivery.record'

/** An event, from its plan to its record. */
export const eventProcess = defineProcess({
  name: 'event',
  first: 'planned',
  states: eventStates,
  parties: (e: CommunityEvent) => ({ providerId: e.organisationId }),
  verbs: {
    edit: verb({ says: eventActs.edit, from: ['planned'], may }),
    hold: verb({ says: eventActs.hold, from: ['planned'], to: 'held', may }),
    handOn: verb({ says: eventActs.handOn, from: ['planned'], may }),
    drop: verb({ says: eventActs.drop, from: ['planned'], to: 'dropped', may }),
  },
})

/** Those who signed in, by phone or on the sheet: a phone and a mark are two people, since nobody knows that they are one. */
export const signedIn = (e: { onPaper: number | null }, phones: number): number => (e.onPaper ?? 0) + phones
/** How many people were there: the heads, where somebody counted them, else those who signed in. */
export const peopleAt = (e: { heads: number | null; onPaper: number | null }, phones: number): number => e.heads ?? signedIn(e, phones)
