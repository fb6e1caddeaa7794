import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { refuse } from './words.ts'

/** A whole day, as a bidder has to explain a low price: what is typed too early would reject everybody, and too late would hold the purchase. */
const leastHours = 24
const mostDays = 60

/** Why offers cannot be asked for until so soon, whatever the law of the place says besides: nobody could make one. */
export const whyTooSoon = (inside: Ctx, deadlineAt: Temporal.Instant): Refusal | undefined =>
  Temporal.Instant.compare(deadlineAt, inside.now.add({ hours: leastHours })) < 0
    ? refuse('deadline-soon', leastHours).at('deadlineAt')
    : undefined

/** Why an offer cannot be asked for until a moment that nobody can move afterwards, or undefined. Where the law says more, that holds besides. */
export function whyNotUntil(inside: Ctx, deadlineAt: Temporal.Instant): Refusal | undefined {
  if (Temporal.Instant.compare(deadlineAt, inside.now) <= 0) return refuse('deadline-over').at('deadlineAt')
  const [soonest, latest] = [inside.now.add({ hours: leastHours }), inside.now.add({ hours: 24 * mostDays })]
  return Temporal.Instant.compare(deadlineAt, soonest) < 0 || Temporal.Instant.compare(deadlineAt, latest) > 0
    ? refuse('last-offers-soon', leastHours, mostDays).at('deadlineAt')
    : undefined
}
