/** A time at which an indicator is shown, as far as it decides what of a long row of months is seen at once. */
interface Time {
  readonly showing: { readonly indicator: { readonly id: string } }
  readonly editions: readonly unknown[]
  readonly isDue: boolean
}

/** A row of months is shown whole up to here. */
const mostAtOnce = 3

/**
 * Which times of some indicators are seen at once, and which are folded away: of a long row of months what waits to be entered, the last
 * that was, and the next that comes. Both in their order.
 */
export function firstShown<T extends Time>(all: readonly T[]): { readonly now: readonly T[]; readonly rest: readonly T[] } {
  const of = Map.groupBy(all, (v) => v.showing.indicator.id)
  const now = new Set(
    [...of.values()].flatMap((row) => {
      if (row.length <= mostAtOnce) return row
      const waits = row.filter((v) => v.isDue && v.editions.length === 0)
      const [last, next] = [row.findLast((v) => v.editions.length > 0), row.find((v) => !v.isDue)]
      return [...waits, ...(last ? [last] : []), ...(next ? [next] : [])]
    }),
  )
  return { now: all.filter((v) => now.has(v)), rest: all.filter((v) => !now.has(v)) }
}
