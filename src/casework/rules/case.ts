import { type Day, defineProcess, isBefore, type Refusal, verbsOf } from '#kernel'
import {
  areas as areaWords,
  caseActs,
  caseStates,
  closings as closingWords,
  contactKinds as contactWords,
  declineReasons as declineWords,
  lastings as lastingWords,
  type otherEnds,
  refuseCase,
  risks as riskWords,
  sources as sourceWords,
} from './words.ts'

export type CaseState = keyof typeof caseStates
const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]]
export type Source = keyof typeof sourceWords
export const sources = keys(sourceWords)
export type Risk = keyof typeof riskWords
export const risks = keys(riskWords)
export type Area = keyof typeof areaWords
export const areas = keys(areaWords)
export type ContactKind = keyof typeof contactWords
export const contactKinds = keys(contactWords)
export type Closing = keyof typeof closingWords | keyof typeof declineWords | keyof typeof otherEnds
export const closings = keys(closingWords)
export const declineReasons = keys(declineWords)
export type Lasting = keyof typeof lastingWords
export const lastings = keys(lastingWords)
/** When levels of goals were looked at. */
export type SeenAt = 'review' | 'closing' | 'follow-up'

/** Days after closing on which somebody is asked again whether it lasted: the measure of the house, as with every effect asked again. */
export const followUpDays = 90
/** Visits are arranged: so many days before that day they may be asked already. */
const followUpEarlier = 7
/** The first day on which a closed case may be followed up; null while it is open. */
export const followableFrom = (c: Pick<Case, 'closedOn'>): Day | null =>
  c.closedOn && c.closedOn.add({ days: followUpDays - followUpEarlier })

/** A case as everybody of its institution may know it: codes, days and numbers. */
export interface Case {
  readonly id: string
  readonly organisationId: string
  readonly clientId: string
  readonly number: number
  readonly contractId: string
  readonly lineId: string
  readonly deliverableId: string | null
  readonly source: Source
  readonly risk: Risk | null
  readonly askedOn: Day
  readonly waitingSince: Day | null
  readonly takenOn: Day | null
  readonly agreedOn: Day | null
  readonly closedOn: Day | null
  readonly closedWhy: Closing | null
  readonly followUpOn: Day | null
  readonly followedOn: Day | null
  readonly lasting: Lasting | null
  readonly state: CaseState
  readonly version: number
}

const verb = verbsOf<CaseState, Case, 'clients.keep'>()
const may = 'clients.keep'
const running: CaseState[] = ['assessing', 'serving']

/** What the plan rests on when it is agreed. */
export interface PlanFacts {
  readonly goals: number
}
const whyNoPlan = (c: Case, f: PlanFacts): Refusal | undefined =>
  c.risk === null ? refuseCase('not-assessed') : f.goals === 0 ? refuseCase('no-goals') : undefined

/** Whether somebody agreed to be asked again, and the day on which they are. */
interface FollowFacts {
  readonly agreed: boolean
  readonly today: Day
}
const whyNoFollow = (c: Case, f: FollowFacts): Refusal | undefined => {
  if (!f.agreed) return refuseCase('ask-not-agreed')
  const from = followableFrom(c)
  return from && isBefore(f.today, from) ? refuseCase('follow-early', from) : undefined
}

/** Whether somebody agreed to be asked again after the end. */
interface MeasureFacts {
  readonly agreed: boolean
}
const whyNotMeasured = (c: Case, f: MeasureFacts): Refusal | undefined =>
  c.closedOn && !f.agreed ? refuseCase('ask-not-agreed') : undefined

/** A case, from being asked for to being followed up. The levels of its goals are written before the plan is agreed, and stay. */
export const caseProcess = defineProcess({
  name: 'case',
  first: 'requested',
  states: caseStates,
  parties: (c: Case) => ({ providerId: c.organisationId }),
  verbs: {
    wait: verb({ says: caseActs.wait, from: ['requested'], to: 'waiting', may }),
    take: verb({ says: caseActs.take, from: ['requested', 'waiting'], to: 'assessing', may }),
    decline: verb({ says: caseActs.decline, from: ['requested', 'waiting'], to: 'declined', may }),
    assess: verb({ says: caseActs.assess, from: running, may }),
    addGoal: verb({ says: caseActs.addGoal, from: running, may }),
    dropGoal: verb({ says: caseActs.dropGoal, from: ['assessing'], may }),
    agree: verb<PlanFacts>({ says: caseActs.agree, from: ['assessing'], to: 'serving', may, decide: whyNoPlan }),
    // Contacts are recorded on two telephones, each for itself: neither makes the other old.
    plan: verb({ says: caseActs.plan, from: running, may, beside: true }),
    contact: verb({ says: caseActs.contact, from: running, may, beside: true }),
    // At the start, on the way, at the end, and once it is over where somebody agreed to be asked again.
    measure: verb<MeasureFacts>({
      says: caseActs.measure,
      from: [...running, 'closed', 'followed'],
      may,
      beside: true,
      decide: whyNotMeasured,
    }),
    review: verb({ says: caseActs.review, from: ['serving'], may }),
    close: verb({ says: caseActs.close, from: running, to: 'closed', may }),
    follow: verb<FollowFacts>({ says: caseActs.follow, from: ['closed'], to: 'followed', may, decide: whyNoFollow }),
  },
})

/** Service of which the record of a contact speaks: what a resident would call it, and whether it was with somebody. */
export function recordOfContact(kind: ContactKind, met: boolean): { what: 'home-visit' | 'phone' | 'casework' | 'other'; direct: boolean } {
  // Where nobody was met the time was spent all the same, and it is no session of anything.
  if (kind === 'around' || !met) return { what: 'other', direct: false }
  return { what: kind === 'meeting' ? 'casework' : kind, direct: true }
}

/** Whose wish the work follows, as the record of it says who asked. */
export const askedByOf = (source: Source): 'own-plan' | 'purchaser' | 'host-unit' | 'resident' =>
  source === 'purchaser'
    ? 'purchaser'
    : source === 'committee'
      ? 'host-unit'
      : source === 'self' || source === 'family'
        ? 'resident'
        : 'own-plan'

/** One goal: how much it matters, and where the person stood when it was written. */
export interface Goal {
  readonly id: string
  readonly number: number
  readonly area: Area
  readonly weight: number
  readonly baseline: number
  readonly addedOn: Day
}
export interface Level {
  readonly goalId: string
  readonly seenAt: SeenAt
  readonly seenOn: Day
  readonly level: number
}

/** Where each goal stands by what was seen last; its baseline where nobody looked yet. In the order in which they were seen. */
export const standsAt = (goal: Goal, levels: readonly Level[]): number =>
  levels.filter((l) => l.goalId === goal.id).at(-1)?.level ?? goal.baseline
