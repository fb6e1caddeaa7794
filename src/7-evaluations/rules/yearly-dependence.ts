import { type Day, daysBetween, earlier, type Fraction, fraction, later, type Money, minor, noMoney } from '#kernel'

/** What an institution had agreed in a year, and how much of it with the purchaser it had most with. */
export interface YearOfDependence {
  readonly year: number
  readonly total: Money
  readonly most: string
  readonly share: Fraction
}

/** How far an institution hangs on one purchaser, year by year: each contract counts in a year by its days in it. */
export function yearlyDependence(
  of: readonly { readonly purchaserId: string; readonly total: Money; readonly startsOn: Day; readonly endsOn: Day }[],
): YearOfDependence[] {
  const years = new Map<number, Map<string, Money>>()
  for (const c of of) {
    let left: bigint = c.total
    for (let year = c.startsOn.year; year <= c.endsOn.year; year++) {
      const first = later(c.startsOn, Temporal.PlainDate.from({ year, month: 1, day: 1 }))
      const last = earlier(c.endsOn, Temporal.PlainDate.from({ year, month: 12, day: 31 }))
      const counted = (c.total * BigInt(daysBetween(first, last) + 1)) / BigInt(daysBetween(c.startsOn, c.endsOn) + 1)
      // The last year has what is left over: the years of a contract come to what was agreed, to the cent.
      const part = minor(year === c.endsOn.year ? left : counted)
      left -= part
      const own = years.get(year) ?? new Map<string, Money>()
      years.set(year, own.set(c.purchaserId, minor((own.get(c.purchaserId) ?? noMoney) + part)))
    }
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, own]) => {
      const total = minor([...own.values()].reduce((sum, m) => sum + m, 0n))
      const [most] = [...own].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
      return most && total > 0n ? [{ year, total, most: most[0], share: fraction(most[1], total) }] : []
    })
}
