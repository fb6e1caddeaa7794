import { type Day, isAfter, isBefore, type Money, minor, noMoney, sum } from '#kernel'
import type { Claim, PaymentMade } from './claim.ts'
import { owedBack } from './put-right.ts'
import { standingOf } from './standing-entries.ts'

/** What a claim or several came to in a year. What is carried in and what is claimed is paid or carried out: always to the fen. */
export interface YearAccount {
  /** Open on the last day of the year before. */
  readonly carriedIn: Money
  /** Claimed in the year, without what was withdrawn in it; less what was still open of claims of earlier years that were withdrawn in it. */
  readonly claimed: Money
  /** Paid in the year, by the days that hold; without interest. */
  readonly paid: Money
  /** Entries that were taken back in the year: they are not among what was paid. */
  readonly takenBack: Money
  /** Of what was paid in the year, what came back after it: an account that was signed before says so much more. */
  readonly takenBackLater: Money
  /** Late interest paid in the year, less what was given back of it. */
  readonly interest: Money
  /** Open on the last day of the year, or today. */
  readonly carriedOut: Money
  /** Held by the institution now without being owed. */
  readonly owedBack: Money
}

/**
 * The account of one claim for a year that is counted to a day. A claim withdrawn in a later year stays in the account of its own as it stood:
 * that one may be signed. It leaves in the year of its withdrawal.
 * @param withdrawnOn where it was; not known of one withdrawn before its day was kept, which owes nothing in any year
 */
export function yearAccount(c: Claim, made: readonly PaymentMade[], year: number, until: Day, withdrawnOn: Day | null = null): YearAccount {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  const within = (d: Day) => !isBefore(d, first) && !isAfter(d, until)
  const left = c.state === 'withdrawn' ? withdrawnOn : null
  const owed = isAccounted(c, withdrawnOn)
  const standing = standingOf(made)
  const unpaidOn = (d: Day): Money => minor(c.amount - standing.filter((p) => !isAfter(p.paidOn, d)).reduce((t, p) => t + p.amount, 0n))
  const openOn = (d: Day): Money => (owed && !isAfter(c.madeOn, d) && (left === null || isAfter(left, d)) ? unpaidOn(d) : noMoney)
  const leaves = owed && left !== null && within(left)
  // Nobody held anything without its being owed before it was withdrawn.
  const back = left !== null && isBefore(until, left) ? { amount: noMoney, interest: noMoney } : owedBack(c)
  const undone = made
    .filter((p) => p.undoes)
    .map((p) => ({ cameBack: p.happenedOn ?? p.paidOn, paidOn: p.paidOn, amount: minor(-p.amount) }))
  return {
    carriedIn: openOn(Temporal.PlainDate.from({ year: year - 1, month: 12, day: 31 })),
    claimed: owed && within(c.madeOn) ? c.amount : leaves ? minor(-unpaidOn(until)) : noMoney,
    paid: owed ? sum(standing.filter((p) => within(p.paidOn)).map((p) => p.amount)) : noMoney,
    takenBack: sum(undone.filter((u) => within(u.cameBack)).map((u) => u.amount)),
    takenBackLater: sum(undone.filter((u) => within(u.paidOn) && isAfter(u.cameBack, until)).map((u) => u.amount)),
    interest: owed ? sum(standing.filter((p) => within(p.paidOn)).map((p) => p.interest)) : noMoney,
    carriedOut: openOn(until),
    owedBack: minor(back.amount + back.interest),
  }
}

/** Whether what was claimed and paid stands in accounts of years: also of a claim that was withdrawn in a later year than its own. */
export const isAccounted = (c: Pick<Claim, 'state' | 'madeOn'>, withdrawnOn: Day | null | undefined): boolean =>
  c.state !== 'withdrawn' || (withdrawnOn != null && withdrawnOn.year > c.madeOn.year)

/** Several together. */
export const together = (all: readonly YearAccount[]): YearAccount => {
  const of = (key: keyof YearAccount) => sum(all.map((a) => a[key]))
  return {
    ...{ carriedIn: of('carriedIn'), claimed: of('claimed'), paid: of('paid'), takenBack: of('takenBack') },
    takenBackLater: of('takenBackLater'),
    ...{ interest: of('interest'), carriedOut: of('carriedOut'), owedBack: of('owedBack') },
  }
}
/** Whether a year says anything of it. */
export const isEmpty = (a: YearAccount): boolean => Object.values(a).every((m) => m === 0n)
