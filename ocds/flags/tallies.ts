import type { Tally } from './indicator.ts'
import type { ProcessFacts } from './process-facts.ts'

/** What was counted of one organisation over all processes. */
export interface Counted {
  of: number
  hits: number
  readonly whats: Set<string>
  readonly seenIn: Set<string>
}

/** Goes through all processes once; `add` counts one thing of an organisation, and whether it is one of those looked for. */
export function countedBy(
  all: readonly ProcessFacts[],
  each: (p: ProcessFacts, add: (id: string, o: { hit?: boolean; what?: string }) => void) => void,
): ReadonlyMap<string, Counted> {
  const by = new Map<string, Counted>()
  for (const p of all)
    each(p, (id, { hit, what }) => {
      const c = by.get(id) ?? { of: 0, hits: 0, whats: new Set(), seenIn: new Set() }
      by.set(id, c)
      c.of++
      if (hit) c.hits++
      if (what !== undefined) c.whats.add(what)
      c.seenIn.add(p.ocid)
    })
  return by
}

/** How many of all were hits, of each. */
export const sharesOf = (by: ReadonlyMap<string, Counted>): readonly Tally[] =>
  [...by].map(([id, c]) => ({ id, value: c.hits / c.of, seenIn: [...c.seenIn] }))
