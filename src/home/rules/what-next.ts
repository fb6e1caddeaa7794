import type { CycleStep, DueItem } from '#platform'

/** Something due that this person may do, with where it is done. */
export type Doable = Pick<DueItem, 'dueOn' | 'reads'> & { readonly step: CycleStep | null; readonly href: string }

/**
 * Needs, plan and tender follow one another; from the contract on much goes on at once, and the earliest day decides.
 * So far along a purchase is where this is due.
 */
const phase = (step: CycleStep | null): number => {
  const before = ['needs', 'plans', 'tenders'].indexOf(step ?? 'needs')
  return before < 0 ? 3 : before
}

/**
 * Of what is due about one purchase and may be done by one person, what comes first: what is due furthest on, the earliest of it. Where
 * nothing is to be done, what merely comes next is, and after it what there is to read.
 * @param due soonest first
 */
export function whatNext<D extends Doable, N>(due: readonly D[], next: N | undefined): { due: D } | { next: N } | undefined {
  const toDo = due.filter((i) => !i.reads)
  const furthest = Math.max(...toDo.map((i) => phase(i.step)))
  const first = toDo.find((i) => phase(i.step) === furthest)
  if (first) return { due: first }
  if (next !== undefined) return { next }
  return due[0] && { due: due[0] }
}
