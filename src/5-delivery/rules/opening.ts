import { type Day, defineProcess, divide, type Fraction, fraction, isAfter, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import { openingActs, openingStates, refuseOpening } from './opening-words.ts'

export type OpeningState = keyof typeof openingStates

/** A post that is competed for. */
export interface PostOpening {
  readonly id: string
  readonly organisationId: string
  readonly contractId: string
  readonly lineId: string
  readonly replacesId: string | null
  /** Who scores. */
  readonly panel: readonly string[]
  readonly openedOn: Day
  readonly closesOn: Day
  readonly state: OpeningState
  readonly version: number
  readonly chosenId: string | null
  readonly overOn: Day | null
  readonly endedReason: string | null
}
export interface Criterion {
  readonly n: number
  readonly says: string
  readonly weight: number
}
/** Somebody who applied. Who they are is forgotten when its time is over. */
export interface Candidate {
  readonly id: string
  readonly openingId: string
  readonly number: number
  readonly name: string | null
  readonly contact: string | null
  readonly about: string | null
  readonly reason: string | null
  readonly forgottenOn: Day | null
}
export interface Score {
  readonly candidateId: string
  readonly userId: string
  readonly n: number
  readonly points: number
}

/** So many criteria a form asks for at most. */
export const mostCriteria = 5
export const mostPoints = 5
/** Days after the result for which it is known who the candidates were: somebody may ask why. A measure of the house. */
export const candidateDays = 180

const verb = verbsOf<OpeningState, PostOpening, Action>()
const may = 'delivery.appoint'

/** A competition for a post: who applies, what each judge finds alone, what comes of it. */
export const openingProcess = defineProcess({
  name: 'opening',
  first: 'open',
  states: openingStates,
  parties: (o: PostOpening) => ({ providerId: o.organisationId }),
  verbs: {
    enter: verb({
      says: openingActs.enter,
      from: ['open'],
      may,
      beside: true,
      decide: (o, f: { today: Day }): Refusal | undefined =>
        isAfter(f.today, o.closesOn) ? refuseOpening('closed', o.closesOn) : undefined,
    }),
    beginScoring: verb({
      says: openingActs.beginScoring,
      from: ['open'],
      to: 'scoring',
      may,
      decide: (o, f: { candidates: number; today: Day }): Refusal | undefined =>
        !isAfter(f.today, o.closesOn)
          ? refuseOpening('still-open', o.closesOn)
          : f.candidates > 0
            ? undefined
            : refuseOpening('no-candidates'),
    }),
    score: verb({ says: openingActs.score, from: ['scoring'], may: 'delivery.record', beside: true }),
    decide: verb({
      says: openingActs.decide,
      from: ['scoring'],
      to: 'decided',
      may,
      decide: (_, f: { missing: number }): Refusal | undefined => (f.missing === 0 ? undefined : refuseOpening('not-all-in', f.missing)),
    }),
    end: verb({ says: openingActs.end, from: ['open', 'scoring'], to: 'ended', may }),
    forget: verb({ says: openingActs.forget, from: ['open', 'scoring', 'decided', 'ended'], may: 'clock' }),
  },
})

/** Of the panel, who has not handed in yet. */
export const stillToScore = (o: Pick<PostOpening, 'panel'>, scores: readonly Pick<Score, 'userId'>[]): string[] =>
  o.panel.filter((id) => !scores.some((s) => s.userId === id))

/** The mean of what everybody gave a candidate, by the weights of the criteria; null where nobody gave anything. */
export function meanOf(candidateId: string, scores: readonly Score[], criteria: readonly Criterion[]): Fraction | null {
  const mine = scores.filter((s) => s.candidateId === candidateId)
  const judges = new Set(mine.map((s) => s.userId)).size
  if (judges === 0) return null
  const weight = new Map(criteria.map((c) => [c.n, c.weight]))
  const sum = mine.reduce((n, s) => n + s.points * (weight.get(s.n) ?? 0), 0)
  return divide(fraction(sum), fraction(judges * criteria.reduce((n, c) => n + c.weight, 0)))
}
