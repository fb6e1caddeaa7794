import { type Day, daysBetween, isBefore } from '#kernel'
import type { Happening } from './happening.ts'
import type { Review } from './ocds-review.ts'
import type { PublicReview } from './public-review.ts'
import type { Speaker } from './speaker.ts'

/** Challenges and complaints of a tender: each of their steps is a release of its own, made of what was known at that step. */
export const reviewed = (reviews: readonly PublicReview[], say: Speaker): Happening[] => reviews.flatMap((r) => stepsOf(r, say))

function stepsOf(r: PublicReview, say: Speaker): Happening[] {
  const step = (on: Day, name: StepName, more: Omit<Review, 'id' | 'kind'>): Happening => ({
    ...{ on, at: null, stage: stageOf(r, name), key: `review-${r.id}-${name}`, tag: ['tenderUpdate'] },
    body: { tender: { id: say.tenderId, reviews: [{ id: r.id, kind: r.kind, ...more }] } },
  })
  return [
    step(r.receivedOn, 'received', {
      ...{ number: r.number, ...(r.subject && { subject: r.subject }), ...(r.challengeId && { relatedReview: r.challengeId }) },
      ...{ status: r.returned ? 'returned' : 'received', dateReceived: say.start(r.receivedOn) },
    }),
    ...(r.suspended
      ? [
          step(r.suspended.on, 'suspended', {
            status: 'suspended',
            ...(r.suspended.until && { suspendedUntil: say.end(r.suspended.until) }),
          }),
        ]
      : []),
    // A decision ends it by itself.
    ...(r.suspended?.resumedOn && !(r.decided && !isBefore(r.suspended.resumedOn, r.decided.on))
      ? [step(r.suspended.resumedOn, 'resumed', { status: 'resumed' })]
      : []),
    ...(r.answered
      ? [
          step(r.answered.on, 'answered', {
            ...{ status: 'answered', dateAnswered: say.start(r.answered.on), finding: r.answered.finding },
            numberOfDays: daysBetween(r.receivedOn, r.answered.on),
          }),
        ]
      : []),
    ...(r.carriedOut
      ? [
          step(r.carriedOut.on, 'carried-out', {
            ...{ status: 'carriedOut', outcome: r.carriedOut.outcome },
            ...(r.carriedOut.why && { outcomeDetails: r.carriedOut.why }),
          }),
        ]
      : []),
    ...(r.decided
      ? [
          step(r.decided.on, 'decided', {
            ...{ status: 'decided', dateDecided: say.start(r.decided.on), finding: r.decided.finding },
            ...(r.decided.outcome && { outcome: r.decided.outcome }),
            ...(r.decided.why && { outcomeDetails: r.decided.why }),
            numberOfDays: daysBetween(r.receivedOn, r.decided.on),
          }),
        ]
      : []),
    ...(r.ended ? [step(r.ended.on, r.ended.as === 'withdrawn' ? 'withdrawn' : 'refused', { status: r.ended.as })] : []),
  ]
}

/** The order of the steps where several came at one moment. */
const order = ['received', 'suspended', 'resumed', 'answered', 'carried-out', 'decided', 'withdrawn', 'refused'] as const
type StepName = (typeof order)[number]

/** At one moment a challenge comes after what it challenges, a complaint after its challenge, and a step after those before it. */
const stageOf = (r: PublicReview, step: StepName): number => (r.kind === 'challenge' ? 6 : 7) + order.indexOf(step) / 10
