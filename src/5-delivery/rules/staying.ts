import { type Day, daysBetween, divide, type Fraction, fraction, isAfter, isBefore } from '#kernel'
import type { Appointment } from './posts.ts'

type Stay = Pick<Appointment, 'workerId' | 'workerName' | 'fromOn' | 'toOn'>
const whoOf = (a: Stay): string => a.workerId ?? `name ${a.workerName}`
const standsOn = (a: Stay, on: Day): boolean => !isAfter(a.fromOn, on) && (a.toOn === null || !isBefore(a.toOn, on))

/** How long people stay at the posts of an institution. */
export interface Staying {
  readonly there: number
  /** Half of those there have been there longer than so many days; null where nobody is. */
  readonly medianDays: number | null
  /** Who left within the year before and stands at no post. */
  readonly left: number
  /** Those, by the average of who was there at its two ends; null where nobody was. */
  readonly turnover: Fraction | null
}

/** Tenure and turnover from appointments: somebody at one post after another has stayed all along. */
export function stayingOf(all: readonly Stay[], today: Day, yearAgo: Day): Staying {
  const people = [...Map.groupBy(all, whoOf).values()]
  const there = people.filter((own) => own.some((a) => standsOn(a, today)))
  const before = people.filter((own) => own.some((a) => standsOn(a, yearAgo))).length
  const since = there
    .map((own) =>
      daysBetween(
        own.reduce((d, a) => (isBefore(a.fromOn, d) ? a.fromOn : d), own[0]!.fromOn),
        today,
      ),
    )
    .toSorted((a, b) => a - b)
  const left = people.filter(
    (own) => !there.includes(own) && own.some((a) => a.toOn !== null && !isBefore(a.toOn, yearAgo) && isBefore(a.toOn, today)),
  ).length
  const average = there.length + before
  return {
    there: there.length,
    medianDays: since.length === 0 ? null : since[Math.floor((since.length - 1) / 2)]!,
    left,
    turnover: average === 0 ? null : divide(fraction(2 * left), fraction(average)),
  }
}
