import { type Day, isAfter, isBefore, type Money, minor, noMoney, sum } from '#kernel'
import type { Claim, PaymentMade } from './claim.ts'
import { standingOf } from './standing-entries.ts'

/** What a claim or several came to in a year. What is carried in and what is claimed is paid or carried out: always to the fen. */
export interface YearAccount {
  /** Open on the last day of the year before. */
  readonly carriedIn: Money
  /**
   * Claimed in the year; less what was still open of claims that were withdrawn in it. What was paid of those stays, until it is given back: then it
   * goes off in that year.
   */
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
  /** What the institution came to hold in the year without its being owed, less what it gave back in it: only in the year in which it came about. */
  readonly owedBack: Money
}

type Counted = Pick<Claim, 'state' | 'amount' | 'madeOn' | 'interestDue'>
const net = (standing: readonly PaymentMade[], what: 'amount' | 'interest', within: (d: Day) => boolean): Money =>
  sum(standing.filter((p) => within(p.paidOn)).map((p) => p[what]))

/**
 * The account of one claim for a year that is counted to a day. A claim that is withdrawn leaves in the year of its withdrawal, and what was paid for
 * it stays paid: no year that was told before, and may be signed, changes by what comes after it.
 * @param withdrawnOn where it was; not known of one withdrawn before its day was kept, which is open in no year
 */
export function yearAccount(
  c: Counted,
  made: readonly PaymentMade[],
  year: number,
  until: Day,
  withdrawnOn: Day | null = null,
): YearAccount {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  const before = Temporal.PlainDate.from({ year: year - 1, month: 12, day: 31 })
  const within = (d: Day) => !isBefore(d, first) && !isAfter(d, until)
  const left = c.state === 'withdrawn' ? (withdrawnOn ?? c.madeOn) : null
  const hasLeft = (d: Day) => left !== null && !isAfter(left, d)
  const standing = standingOf(made)
  const openOn = (d: Day): Money =>
    isAfter(c.madeOn, d) || hasLeft(d) ? noMoney : minor(c.amount - net(standing, 'amount', (on) => !isAfter(on, d)))
  const [carriedIn, carriedOut, paid] = [openOn(before), openOn(until), net(standing, 'amount', within)]
  const came = heldUnowed(c, standing, until, hasLeft(until)) - heldUnowed(c, standing, before, hasLeft(before))
  const undone = made
    .filter((p) => p.undoes)
    .map((p) => ({ cameBack: p.happenedOn ?? p.paidOn, paidOn: p.paidOn, amount: minor(-p.amount) }))
  return {
    carriedIn,
    claimed: hasLeft(until) ? minor(paid - carriedIn) : within(c.madeOn) ? c.amount : noMoney,
    paid,
    takenBack: sum(undone.filter((u) => within(u.cameBack)).map((u) => u.amount)),
    takenBackLater: sum(undone.filter((u) => within(u.paidOn) && isAfter(u.cameBack, until)).map((u) => u.amount)),
    interest: net(standing, 'interest', within),
    carriedOut,
    owedBack: minor(came > 0n ? came : 0n),
  }
}

/** What the institution holds on a day without its being owed: all that was paid of a claim that has left, and interest beyond what was earned. */
function heldUnowed(c: Counted, standing: readonly PaymentMade[], on: Day, hasLeft: boolean): bigint {
  const until = (d: Day) => !isAfter(d, on)
  const [paid, interest] = [net(standing, 'amount', until), net(standing, 'interest', until)]
  if (hasLeft) return paid + interest
  return c.interestDue !== null && paid === c.amount && interest > c.interestDue ? interest - c.interestDue : 0n
}

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
