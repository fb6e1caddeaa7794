import { type Day, daysBetween, isAfter, plusDays } from '#kernel'
import type { Contract } from './contract.ts'

/** From how many days before its end it is said that nothing follows a contract. */
const warnDays = 90

/** A contract as far as what follows it is concerned; `communityIds` are all it serves. */
export type Following = Pick<Contract, 'id' | 'purchaserId' | 'startsOn' | 'endsOn' | 'closedOn'> & {
  readonly communityIds: readonly string[]
}

export const lastDayOf = (c: Pick<Contract, 'endsOn' | 'closedOn'>): Day => c.closedOn ?? c.endsOn

/** Whether a contract ends within the days in which somebody has to know what follows. */
export function endsSoon(c: Pick<Contract, 'endsOn' | 'closedOn'>, today: Day): boolean {
  const left = daysBetween(today, lastDayOf(c))
  return left >= 0 && left <= warnDays
}

/** Communities of a contract for which no other signed contract of the same office holds on the day after it, and the first to come there. */
export function leftAfter(
  c: Following,
  signed: readonly Following[],
): { readonly communityIds: readonly string[]; readonly nextOn: Day | null } {
  const after = plusDays(lastDayOf(c), 1)
  const others = signed.filter((s) => s.id !== c.id && s.purchaserId === c.purchaserId && !isAfter(after, lastDayOf(s)))
  const there = others.filter((s) => !isAfter(s.startsOn, after))
  const communityIds = c.communityIds.filter((id) => !there.some((s) => s.communityIds.includes(id)))
  const next = others
    .filter((s) => isAfter(s.startsOn, after) && s.communityIds.some((id) => communityIds.includes(id)))
    .map((s) => s.startsOn)
    .sort(Temporal.PlainDate.compare)
  return { communityIds, nextOn: next[0] ?? null }
}
