import { boughtOn, type Contract } from '#contracts'
import { isBefore, later } from '#kernel'
import { doneOf } from './done-of.ts'
import { type ClaimFacts, type ContractMonth, contractMonths, monthOn } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import type { UnitsRow } from './unit-totals.ts'

/** A period that was handed in, as far as it decides which units count. */
export type HandedIn = Pick<Acceptance, 'period' | 'state'>

/** What was recorded in some months of a contract. */
const unitsIn = (c: Contract, totals: readonly UnitsRow[], isIn: (month: string) => boolean): UnitsRow[] =>
  totals.filter((u) => {
    const month = monthOn(c, u.monthOn)
    return month !== undefined && isIn(month.key)
  })

/** What was recorded, without the months that were returned: that counts only once its month is handed in again. */
export function unitsThatStand(c: Contract, totals: readonly UnitsRow[], handedIn: readonly HandedIn[]): UnitsRow[] {
  const returned = new Set(handedIn.filter((a) => a.state === 'returned').map((a) => a.period))
  return returned.size === 0 ? [...totals] : unitsIn(c, totals, (month) => !returned.has(month))
}

/**
 * What the units of a month are held against: what was made and claimed of the months that were handed in and stand, before it and in all.
 * The months of a contract are handed in in order, but one that was returned may come after later ones: its own units are its own
 * whichever month came meanwhile, and no other month claims them while it is returned.
 */
export function unitsOfMonth(
  c: Contract,
  totals: readonly UnitsRow[],
  handedIn: readonly Pick<Acceptance, 'period' | 'state' | 'lines'>[],
  month: ContractMonth,
): Pick<ClaimFacts, 'units' | 'bought' | 'before'> {
  const indexes = new Map(contractMonths(c).map((m) => [m.key, m]))
  const standing = handedIn.filter((a) => a.state !== 'returned' && a.period !== month.key)
  const isEarlier = (key: string) => (indexes.get(key)?.index ?? 0) < month.index
  const stands = new Set(standing.map((a) => a.period))
  const made = (isIn: (key: string) => boolean) => doneOf(c, unitsIn(c, totals, isIn))
  const [earlier, others, all] = [
    made((key) => stands.has(key) && isEarlier(key)),
    made((key) => stands.has(key)),
    made((key) => stands.has(key) || key === month.key),
  ]
  const lastDay = standing.reduce((to, a) => later(to, indexes.get(a.period)?.to ?? to), month.to)
  const until = c.closedOn && isBefore(c.closedOn, lastDay) ? c.closedOn : lastDay
  const madeOf = (id: string) => ({ earlier: earlier.get(id)!.made, others: others.get(id)!.made, all: all.get(id)!.made })
  return {
    units: new Map(c.lines.map((l) => [l.id, madeOf(l.id)])),
    bought: new Map(c.lines.map((l) => [l.id, boughtOn(c, l.id, until)])),
    before: standing.flatMap((a) => a.lines.map((l) => ({ ...l, isEarlier: isEarlier(a.period) }))),
  }
}
