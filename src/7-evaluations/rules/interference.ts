import { type Day, defineProcess, verbsOf } from '#kernel'
import type { Side } from './dimensions.ts'
import {
  controlQuestions,
  controlWords,
  interferenceAct,
  interferenceKinds,
  interferenceOutcomes,
  interferenceStates,
  type reporterWords,
} from './interference-words.ts'

const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as [K, ...K[]]
export type InterferenceKind = keyof typeof interferenceKinds
export const kindsOfInterference = keys(interferenceKinds)
export type InterferenceOutcome = keyof typeof interferenceOutcomes
export const outcomesOfInterference = keys(interferenceOutcomes)
export type InterferenceState = keyof typeof interferenceStates
export type Reporter = keyof typeof reporterWords

/** A report that a purchaser meddles with an institution. It does not say who reported it. */
export interface Interference {
  readonly id: string
  readonly kind: InterferenceKind
  readonly byWhom: Reporter
  readonly purchaserId: string
  readonly providerId: string
  readonly says: string
  readonly saidOn: Day
  readonly dueOn: Day
  readonly outcome: InterferenceOutcome | null
  readonly answer: string | null
  readonly answeredOn: Day | null
  readonly state: InterferenceState
  readonly version: number
}
/** Days in which the bureau answers; no law says so. */
export const interferenceDays = 15

const verb = verbsOf<InterferenceState, Interference, 'evaluations.answer-interference'>()

/** A report, from being said to its answer. */
export const interferenceProcess = defineProcess({
  name: 'interference',
  first: 'said',
  states: interferenceStates,
  parties: () => ({}),
  verbs: {
    answer: verb({ says: interferenceAct, from: ['said'], to: 'answered', may: 'evaluations.answer-interference' }),
  },
})

type ControlQuestion = keyof typeof controlQuestions
export const controlQuestionsAsked = keys(controlQuestions)
export type Controller = keyof typeof controlWords
export const controllers = keys(controlWords)
/** Who hires, instructs, approves and pays at a post, as one side says it. */
export interface Control extends Readonly<Record<ControlQuestion, Controller>> {
  readonly lineId: string
  readonly side: Side
  readonly saidOn: Day
  readonly version: number
}
/** Questions on which the two sides say different things. */
export const disputedIn = (said: readonly Control[]): ControlQuestion[] =>
  said.length < 2 ? [] : controlQuestionsAsked.filter((q) => said[0]![q] !== said[1]![q])
/** Questions on which somebody says that it is not the institution alone: there its independence ends. */
export const outOfHand = (said: readonly Control[]): ControlQuestion[] =>
  controlQuestionsAsked.filter((q) => said.some((c) => c[q] !== 'provider'))
