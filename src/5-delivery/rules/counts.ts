import { type Day, isAfter, isBefore } from '#kernel'
import { type Appointment, isOne } from './posts.ts'

/** Why a record counts nowhere for its contract. */
export const notCountedReasons = ['outside-contract', 'other-community', 'not-appointed'] as const
export type NotCounted = (typeof notCountedReasons)[number]
export { notCountedWords } from './words.ts'

/**
 * Whether a record counts for its contract: the one place that decides it, for hours, people, units and money alike. It counts in
 * a community of the contract or in none, and where the contract has posts only by somebody who stands at one of them that day.
 */
export function whyNotCounted(
  r: {
    readonly outside?: boolean | undefined
    readonly communityId?: string | null | undefined
    readonly servedOn: Day
    readonly worker: { readonly id: string; readonly name: string }
  },
  f: { readonly places: readonly string[]; readonly hasPosts: boolean; readonly staff: readonly Appointment[] },
): NotCounted | null {
  if (r.outside) return 'outside-contract'
  if (r.communityId && f.places.length > 0 && !f.places.includes(r.communityId)) return 'other-community'
  return f.hasPosts && !thereOn(f.staff, r.servedOn).some((a) => isOne(a, r.worker.id, r.worker.name)) ? 'not-appointed' : null
}

/** What was recorded on days on which nobody of that account or name stands at a post, in the order of days. */
export const leftAlone = <R extends { readonly servedOn: Day; readonly workerId: string; readonly name: string }>(
  staff: readonly Appointment[],
  served: readonly R[],
): R[] => served.filter((r) => !thereOn(staff, r.servedOn).some((a) => isOne(a, r.workerId, r.name)))

/** Who stands at a post of the contract on a day. */
export const thereOn = (staff: readonly Appointment[], on: Day): Appointment[] =>
  staff.filter((a) => !isAfter(a.fromOn, on) && (a.toOn === null || !isBefore(a.toOn, on)))
