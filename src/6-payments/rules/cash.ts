import {
  type Day,
  daysBetween,
  fraction,
  isAfter,
  isBefore,
  later,
  type Money,
  minor,
  multiply,
  plusDays,
  roundToWhole,
  sum,
} from '#kernel'

/** An institution's own figures. They never leave its manager's page. */
export interface CashFigures {
  readonly cashOn: Day
  readonly cash: Money
  readonly monthlyWages: Money
  readonly monthlyOther: Money
}
export interface Receipt {
  readonly on: Day
  readonly amount: Money
}
interface CashDay {
  readonly on: Day
  readonly balance: Money
}
export interface Runway {
  /** Days after today on which the cash still covers all costs; null when it lasts through the whole horizon. */
  readonly days: number | null
  /** Last day that is covered; null when the cash was used up before today. */
  readonly lastsUntil: Day | null
  /** The balance at the end of each day from today. */
  readonly path: readonly CashDay[]
}

const horizonDays = 365

/**
 * How long cash lasts. Monthly costs are spread over the days of a year (a twelfth of 365 days each), counted from the
 * day after the balance was taken; receipts count on their day, those before today only when they came after the balance.
 */
export function runway(f: CashFigures, receipts: readonly Receipt[], today: Day): Runway {
  const monthly = f.monthlyWages + f.monthlyOther
  const spentBy = (on: Day) => roundToWhole(multiply(fraction(monthly * 12n, 365), fraction(Math.max(0, daysBetween(f.cashOn, on)))), 'up')
  const ordered = [...receipts].filter((r) => isAfter(r.on, f.cashOn)).sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  const path: CashDay[] = []
  let came = 0n
  let next = 0
  let days: number | null = null
  for (let d = 0; d <= horizonDays; d++) {
    const on = plusDays(today, d)
    for (; next < ordered.length && !isAfter(ordered[next]!.on, on); next++) came += ordered[next]!.amount
    const balance = minor(f.cash + came - spentBy(on))
    path.push({ on, balance })
    if (balance < 0n && days === null) days = d - 1
  }
  if (days === null) return { days: null, lastsUntil: plusDays(today, horizonDays), path }
  return { days: Math.max(0, days), lastsUntil: days < 0 ? null : plusDays(today, days), path }
}

/** The same receipts, what should have come before counted today: nothing comes in the past. */
export const notBefore = (receipts: readonly Receipt[], today: Day): Receipt[] => receipts.map((r) => ({ ...r, on: later(r.on, today) }))

/** The same receipts, each so many days later. */
export const delayed = (receipts: readonly Receipt[], byDays: number): Receipt[] =>
  receipts.map((r) => ({ ...r, on: plusDays(r.on, byDays) }))

/** Mean days by which payments came after their due day, whole days rounded up, weighted by amount; zero when none were late. */
export function usualDelay(paid: readonly { readonly dueOn: Day; readonly paidOn: Day; readonly amount: Money }[]): number {
  const total = sum(paid.map((p) => p.amount))
  if (total === 0n) return 0
  const late = paid.reduce((t, p) => t + p.amount * BigInt(isBefore(p.dueOn, p.paidOn) ? daysBetween(p.dueOn, p.paidOn) : 0), 0n)
  return Number(roundToWhole(fraction(late, total), 'up'))
}
