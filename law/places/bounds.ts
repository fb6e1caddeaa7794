import { add, compare, type Day, fraction, type Fraction, isAfter, isBefore, plusDays } from '#kernel'
import type { Law } from '../law.ts'
import { lawWithOwn, type OwnValue, type Settable, setOn, type SetValue } from './own.ts'

/** Whether a value lies below the least or above the most that its number can sensibly be. */
export const isOutOfBounds = (s: Settable, value: SetValue): boolean => isMore(s.between[0], value) || isMore(value, s.between[1])

/** Whether one value is more than another of its kind; of lengths the counts are compared. */
function isMore(a: SetValue, b: SetValue): boolean {
  if (typeof a === 'object' && typeof b === 'object') return 'd' in a && 'd' in b ? compare(a, b) > 0 : countOf(a) > countOf(b)
  return a > b
}
const countOf = (v: object): number => ('count' in v ? (v.count as number) : 0)

/** A number that cannot hold beside others from a day on: the one that should be lower lies above the other, or shares of one whole are more. */
export type Contradiction = { readonly key: string; readonly on: Day } & (
  | { readonly sum: Fraction; readonly pair?: undefined }
  | { readonly sum?: undefined; readonly pair: { readonly low: Settable; readonly high: Settable; readonly value: SetValue } }
)

/**
 * What of some new numbers contradicts the others that hold beside it, own ones and those of the place around, on any day from its first
 * on. The first day of each is told.
 */
export function contradictions(law: Law, code: string, added: readonly OwnValue[]): Contradiction[] {
  const settable = law.country.settable()
  const [own, around] = law.place.own ? [law.place.own, law.place.within!] : [[], law.place]
  const all = [...own, ...added]
  const then = lawWithOwn(law.country.lawIn(around), { code, says: law.place.says }, all)
  return added.flatMap((v) => {
    const s = settable.find((x) => x.key === v.key)!
    const rivals = settable.filter(
      (x) => s.notAbove?.includes(x.key) || x.notAbove?.includes(s.key) || (s.shareOf && x.shareOf === s.shareOf),
    )
    const changes = all.filter((x) => x.key === s.key || rivals.some((r) => r.key === x.key))
    const days = [v.from, ...changes.flatMap((x) => [x.from, ...(x.until ? [plusDays(x.until, 1)] : [])])]
      .filter((d) => !isBefore(d, v.from) && !(v.until && isAfter(d, v.until)))
      .toSorted(Temporal.PlainDate.compare)
    for (const on of days) {
      const found = contradictionOn(then, s, rivals, on)
      if (found) return [found]
    }
    return []
  })
}

function contradictionOn(law: Law, s: Settable, rivals: readonly Settable[], on: Day): Contradiction | undefined {
  const mine = setOn(law, s, on)?.value
  if (mine === undefined) return undefined
  const sum = rivals.reduce((whole, r) => (r.shareOf ? add(whole, valueOf(law, r, on)) : whole), fraction(0, 1))
  if (s.shareOf && compare(sum, fraction(1, 1)) > 0) return { key: s.key, on, sum }
  for (const of of rivals.filter((r) => !r.shareOf)) {
    const value = setOn(law, of, on)?.value
    if (value === undefined) continue
    const [low, high] = s.notAbove?.includes(of.key) ? [s, of] : [of, s]
    if (low === s ? isMore(mine, value) : isMore(value, mine)) return { key: s.key, on, pair: { low, high, value } }
  }
  return undefined
}
const valueOf = (law: Law, s: Settable, on: Day): Fraction => (setOn(law, s, on)?.value as Fraction | undefined) ?? fraction(0, 1)
