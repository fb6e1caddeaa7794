import type { PaymentMade } from './claim.ts'

type Entry = Pick<PaymentMade, 'id' | 'undoes'>

/** The entries that stand: without those that were taken back, and without those that only take one back. */
export function standingOf<E extends Entry>(made: readonly E[]): E[] {
  const undone = undoneIn(made)
  return made.filter((p) => !p.undoes && !undone.has(p.id))
}

/** The ids of the entries that were taken back. */
export const undoneIn = (made: readonly Entry[]): ReadonlySet<string> => new Set(made.flatMap((p) => (p.undoes ? [p.undoes] : [])))
