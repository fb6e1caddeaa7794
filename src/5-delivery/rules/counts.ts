import type { Day, Words } from '#kernel'
import { both, isAfter, isBefore } from '#kernel'
import { type Appointment, isOne } from './posts.ts'

/** Why a record counts nowhere for its contract. */
export const notCountedReasons = ['outside-contract', 'other-community', 'not-appointed'] as const
export type NotCounted = (typeof notCountedReasons)[number]
export const notCountedWords: Record<NotCounted, Words> = {
  'outside-contract': both('合同以外的工作，不计入', 'Work outside the contract, not counted'),
  'other-community': both('不在合同的社区，不计入', 'In a community the contract does not serve, not counted'),
  'not-appointed': both('当天不在岗，不计入', 'By somebody without a post that day, not counted'),
}

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

/** Who stands at a post of the contract on a day. */
export const thereOn = (staff: readonly Appointment[], on: Day): Appointment[] =>
  staff.filter((a) => !isAfter(a.fromOn, on) && (a.toOn === null || !isBefore(a.toOn, on)))
