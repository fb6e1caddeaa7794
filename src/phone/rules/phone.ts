import { defineProcess, type Moment, verbsOf } from '#kernel'
import { phoneActs, phoneStates } from './words.ts'

export type PhoneState = keyof typeof phoneStates

/** A telephone on which its owner writes records without signal. */
export interface Phone {
  readonly id: string
  readonly organisationId: string
  readonly userId: string
  /** What its owner calls it. */
  readonly name: string
  readonly tokenHash: string
  readonly lockedSecret: string | null
  readonly state: PhoneState
  readonly version: number
  readonly enteredAt: Moment
  readonly seenAt: Moment
  /** How many entries it still had when it was heard of last. */
  readonly unsent: number
  readonly sessionId: string | null
  readonly endedAt: Moment | null
  readonly endedBy: string | null
  /** When it said that it has erased itself. */
  readonly wipedAt: Moment | null
}

const verb = verbsOf<PhoneState, Phone, 'phones.use' | 'phones.manage'>()

/** A telephone, from its first sign-in to the day on which it is lost or not used for this any more. */
export const phoneProcess = defineProcess({
  name: 'phone',
  first: 'in-use',
  states: phoneStates,
  parties: (p: Phone) => ({ providerId: p.organisationId, userId: p.userId }),
  verbs: {
    // Lost is found out at any time: a telephone that is about to be sent in changes nothing about it.
    lose: verb({ says: phoneActs.lose, from: ['in-use'], to: 'lost', may: ['phones.use', 'phones.manage'], beside: true }),
    remove: verb({ says: phoneActs.remove, from: ['in-use'], to: 'removed', may: 'phones.use', beside: true }),
  },
})
