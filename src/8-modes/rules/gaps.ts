import { type Day, daysBetween, isBefore } from '#kernel'

/** Where a contract serves: the communities its lines name, and all of the purchase for a line that names none. */
export const servedCommunities = (
  lines: readonly { readonly communityIds: readonly string[] }[],
  ofPurchase: readonly string[],
): ReadonlySet<string> => new Set(lines.flatMap((l) => (l.communityIds.length > 0 ? l.communityIds : ofPurchase)))

/** A contract as far as a gap before it is concerned. `lastOn` is its last day, by its term or because it was ended. */
export interface Term {
  readonly id: string
  readonly purchaserId: string
  readonly startsOn: Day
  readonly lastOn: Day
  readonly communityIds: readonly string[]
}

/**
 * Days without a contract of the same office in any of the same communities before each contract began; days of overlap count
 * as none. A contract that nothing came before is left out: there is no gap to speak of.
 */
export function gapsBefore(of: readonly Term[], all: readonly Term[]): Map<string, number> {
  const placesOf = (c: Term) => c.communityIds.map((x) => `${c.purchaserId} ${x}`)
  // Only contracts of the same place are looked at, so that a list of contracts is not compared with itself.
  const there = new Map<string, Term[]>()
  for (const c of all) for (const place of placesOf(c)) there.set(place, [...(there.get(place) ?? []), c])
  return new Map(
    of.flatMap((c): [string, number][] => {
      const lastEnd = placesOf(c)
        .flatMap((place) => there.get(place) ?? [])
        .filter((b) => b.id !== c.id && isBefore(b.startsOn, c.startsOn))
        .map((b) => b.lastOn)
        .sort(Temporal.PlainDate.compare)
        .at(-1)
      return lastEnd ? [[c.id, Math.max(0, daysBetween(lastEnd, c.startsOn) - 1)]] : []
    }),
  )
}
