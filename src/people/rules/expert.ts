import { type Day, defineProcess, isBefore, verbsOf } from '#kernel'
import { expertActs, expertStates, specialtyActs, specialtyStates, tieKinds as tieWords } from './expert-words.ts'

export type ExpertState = 'in' | 'out'
export type SpecialtyState = 'open' | 'closed'
/** What ties an expert to an organisation. No more is kept of it: the kind is enough to leave them out of a draw. */
export type TieKind = keyof typeof tieWords
export const tieKinds = Object.keys(tieWords) as [TieKind, ...TieKind[]]

/** What an expert of the pool is to its process. */
interface ExpertRecord {
  readonly id: string
  readonly state: ExpertState
  readonly version: number
  readonly user_id: string | null
}
const verb = verbsOf<ExpertState, ExpertRecord, 'people.keep-experts' | 'people.keep-own-expert'>()
const keeper = 'people.keep-experts'
const either = [keeper, 'people.keep-own-expert'] as const

/** Somebody of the pool from the day they are entered. Draws speak of them, so they leave it and are not deleted. */
export const expertProcess = defineProcess({
  name: 'expert',
  first: 'in',
  states: expertStates,
  parties: (x: ExpertRecord) => ({ userId: x.user_id }),
  verbs: {
    edit: verb({ says: expertActs.edit, from: ['in'], may: keeper }),
    // What only they know: when they cannot come, and with whom they have ties.
    sayAway: verb({ says: expertActs.sayAway, from: ['in'], may: either }),
    tie: verb({ says: expertActs.tie, from: ['in'], may: either }),
    untie: verb({ says: expertActs.untie, from: ['in'], may: either }),
    leave: verb({ says: expertActs.leave, from: ['in'], to: 'out', may: keeper }),
    return: verb({ says: expertActs.return, from: ['out'], to: 'in', may: keeper }),
  },
})

interface SpecialtyRecord {
  readonly id: string
  readonly state: SpecialtyState
  readonly version: number
}
const ofSpecialty = verbsOf<SpecialtyState, SpecialtyRecord, 'people.keep-experts'>()

/** A specialty by which panels are drawn. Experts and draws name it, so it is closed and not deleted. */
export const specialtyProcess = defineProcess({
  name: 'specialty',
  first: 'open',
  states: specialtyStates,
  parties: () => ({}),
  verbs: {
    edit: ofSpecialty({ says: specialtyActs.edit, from: ['open'], may: keeper }),
    close: ofSpecialty({ says: specialtyActs.close, from: ['open'], to: 'closed', may: keeper }),
    reopen: ofSpecialty({ says: specialtyActs.reopen, from: ['closed'], to: 'open', may: keeper }),
  },
})

/** What decides on a day whether somebody of the pool can sit. */
interface Availability {
  readonly title_until: Day | null
  readonly away_from: Day | null
  readonly away_to: Day | null
}
export const isAway = (x: Availability, on: Day): boolean =>
  x.away_from !== null && x.away_to !== null && !isBefore(on, x.away_from) && !isBefore(x.away_to, on)
export const hasExpired = (x: Availability, on: Day): boolean => x.title_until !== null && isBefore(x.title_until, on)
