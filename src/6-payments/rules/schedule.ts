import {
  add,
  type Day,
  earlier,
  type Fraction,
  fraction,
  fractionOf,
  isAfter,
  isBefore,
  isSame,
  later,
  type Money,
  minor,
  multiply,
  noMoney,
  one,
  roundToWhole,
  sum,
  type Words,
  zero,
} from '#kernel'
import { type Calendar, type LastDayOn, lastOfDays } from '#law'

/** An instalment of the contract, as the schedule needs it. */
export interface ScheduledInstalment {
  readonly key: string
  readonly lineId: string
  /** Units are accepted as they are done, so their instalment is open until its period ends. */
  readonly kind: 'month' | 'units' | 'milestone'
  readonly title: Words
  readonly periodFrom: Day
  readonly periodTo: Day
  readonly amount: Money
  readonly onSigning: boolean
}
/** How far an instalment is in acceptance. */
export interface AcceptanceOfInstalment {
  readonly acceptanceId: string
  readonly instalmentKey: string
  readonly accepted: string
  readonly state: 'handed-in' | 'accepted' | 'partly-accepted' | 'returned'
  /** Last day for the purchaser to accept or return it. */
  readonly acceptBy: Day | null
  /** Once it is decided: the due day of a claim that is made of it today, by the same clock as the claim itself. */
  readonly claimDueOn?: Day | null
}
export interface ClaimOfInstalment {
  readonly instalmentKey: string
  readonly share: Fraction
  readonly amount: Money
  readonly claimId: string
  readonly claimNumber: string
  readonly dueOn: Day
  readonly paidUp: boolean
}

/** Where an instalment stands on its way from the contract to the money. */
export type InstalmentStanding = 'ahead' | 'running' | 'handed-in' | 'returned' | 'claimable' | 'claimed' | 'late' | 'paid' | 'gone'

export interface ScheduleRow extends ScheduledInstalment {
  readonly standing: InstalmentStanding
  readonly claimed: Money
  /** What no claim has taken yet and one can still take. */
  readonly left: Money
  /** When what is left is expected; null when nothing is. */
  readonly leftOn: Day | null
  /** Known for what is claimed; reckoned from the terms for what lies ahead. */
  readonly dueOn: Day
  readonly isExpected: boolean
  /** Of an expected day: its year has no calendar yet, so a day off may still move it. */
  readonly mayMove: boolean
  readonly claims: readonly ClaimOfInstalment[]
  /** Where to claim it from, when it can be claimed. */
  readonly claimFrom: string | null
}

export interface ScheduleTerms {
  readonly startsOn: Day
  readonly endsOn: Day
  readonly signedOn: Day | null
  /** Last day of one that ends early. */
  readonly closedOn: Day | null
  readonly handInDays: number
  readonly acceptanceDays: number
  readonly paymentDays: number
}

/**
 * Every instalment of a contract, with how far it has come and by which day its money is expected. What lies ahead is
 * expected at the latest day every term allows: hand-in, acceptance and payment added up. `most` is the share of each instalment
 * that can ever be claimed, by its key: what is left is worth what the claims to come can take, to the cent.
 */
export function scheduleOf(
  instalments: readonly ScheduledInstalment[],
  acceptances: readonly AcceptanceOfInstalment[],
  claims: readonly ClaimOfInstalment[],
  terms: ScheduleTerms,
  today: Day,
  calendar: Calendar,
  most: ReadonlyMap<string, Fraction>,
): ScheduleRow[] {
  const lastDay = terms.closedOn ? earlier(terms.closedOn, terms.endsOn) : terms.endsOn
  return instalments.map((i) => {
    const mine = claims.filter((c) => c.instalmentKey === i.key)
    const seen = acceptances.filter((a) => a.instalmentKey === i.key)
    const claimed = sum(mine.map((c) => c.amount))
    const claimedShare = mine.reduce((t, c) => add(t, c.share), zero)
    const acceptedShare = i.onSigning
      ? terms.signedOn
        ? one
        : zero
      : seen.filter((a) => isDecided(a.state)).reduce((t, a) => add(t, fractionOf(a.accepted)), zero)
    const open = mine.filter((c) => !c.paidUp)
    const upTo = most.get(i.key)
    if (!upTo) throw new RangeError(`Nothing says how much of ${i.key} can be claimed`)
    const worth = roundToWhole(multiply(fraction(i.amount), upTo), 'down')
    const left = worth > claimed ? minor(worth - claimed) : noMoney
    const goesOn = i.kind === 'units' && isMore(upTo, claimedShare)
    const claimable = !isSame(claimedShare, one) && isMore(acceptedShare, claimedShare)
    const standing = standingOf({ i, mine, seen, claimedShare, claimable, goesOn }, today)
    const isPast = isBefore(lastDay, today) || isAfter(i.periodFrom, lastDay)
    if (isPast && upTo.n === 0n && mine.length === 0 && !seen.some((a) => a.state === 'handed-in')) return goneRow(i, claimed)
    const known = open[0]?.dueOn ?? (goesOn ? undefined : mine.at(-1)?.dueOn)
    const expected = expectedDue(i, { seen, claimable, lastDay }, terms, today, calendar)
    return {
      ...i,
      standing,
      claimed,
      left,
      leftOn: left > 0n ? expected.on : null,
      claims: mine,
      dueOn: known ?? expected.on,
      isExpected: known === undefined && left > 0n,
      mayMove: known === undefined && expected.state === 'unknown',
      claimFrom: !claimable
        ? null
        : i.onSigning
          ? 'signing'
          : (seen.find((a) => isDecided(a.state) && !isCovered(a, mine))?.acceptanceId ?? null),
    }
  })
}

/** One of which nothing was claimed and nothing can be. */
const goneRow = (i: ScheduledInstalment, claimed: Money): ScheduleRow => ({
  ...i,
  standing: 'gone',
  claimed,
  left: noMoney,
  leftOn: null,
  claims: [],
  dueOn: i.periodTo,
  isExpected: false,
  mayMove: false,
  claimFrom: null,
})

/** Where an instalment stands, the nearest to the money first. */
function standingOf(
  f: {
    i: ScheduledInstalment
    mine: readonly ClaimOfInstalment[]
    seen: readonly AcceptanceOfInstalment[]
    claimedShare: Fraction
    claimable: boolean
    goesOn: boolean
  },
  today: Day,
): InstalmentStanding {
  const open = f.mine.filter((c) => !c.paidUp)
  if (open.some((c) => isBefore(c.dueOn, today))) return 'late'
  if (f.claimable) return 'claimable'
  if (open.length > 0) return 'claimed'
  if (f.mine.length > 0 && isSame(f.claimedShare, one)) return 'paid'
  if (f.seen.some((a) => a.state === 'handed-in')) return 'handed-in'
  if (f.seen.some((a) => a.state === 'returned')) return 'returned'
  if (f.goesOn && !isAfter(f.i.periodFrom, today)) return 'running'
  if (f.mine.length > 0) return 'paid'
  return isAfter(f.i.periodFrom, today) ? 'ahead' : 'running'
}

const isDecided = (state: AcceptanceOfInstalment['state']): boolean => state === 'accepted' || state === 'partly-accepted'
const isMore = (a: Fraction, b: Fraction): boolean => a.n * b.d > b.n * a.d
const isCovered = (a: AcceptanceOfInstalment, claims: readonly ClaimOfInstalment[]): boolean =>
  !isMore(
    fractionOf(a.accepted),
    claims.reduce((t, c) => add(t, c.share), zero),
  ) && claims.length > 0

/** When a payment nobody has claimed yet is expected: a last day off moves here as it will in the claim. */
function expectedDue(
  i: ScheduledInstalment,
  f: { seen: readonly AcceptanceOfInstalment[]; claimable: boolean; lastDay: Day },
  terms: ScheduleTerms,
  today: Day,
  calendar: Calendar,
): Pick<LastDayOn, 'on' | 'state'> {
  const within = (from: Day) => lastOfDays('civil', from, terms.paymentDays, calendar)
  if (i.onSigning) return within(terms.signedOn ?? terms.startsOn)
  const decided = f.seen.filter((a) => isDecided(a.state))
  const claimDueOn = f.claimable ? decided.at(-1)?.claimDueOn : undefined
  if (claimDueOn) return { on: claimDueOn, state: 'stands' }
  // What is decided and cannot be claimed is in dispute: at the earliest it is settled and claimed today. Units go on meanwhile.
  const undecided = f.seen.filter((a) => !isDecided(a.state))
  if (undecided.length === 0 && decided.length > 0 && !f.claimable && i.kind !== 'units') return within(today)
  const acceptBy =
    (f.claimable ? decided : undecided).at(-1)?.acceptBy ??
    lastOfDays('civil', lastOfDays('civil', earlier(i.periodTo, f.lastDay), terms.handInDays, calendar).on, terms.acceptanceDays, calendar)
      .on
  return within(later(acceptBy, today))
}

/** The share each purchaser has of the value of an institution's contracts in force, largest first. */
export function dependenceOn(
  contracts: readonly { readonly purchaserId: string; readonly total: Money }[],
): { purchaserId: string; amount: Money; share: Fraction }[] {
  const total = sum(contracts.map((c) => c.total))
  if (total === 0n) return []
  const by = new Map<string, Money>()
  for (const c of contracts) by.set(c.purchaserId, minor((by.get(c.purchaserId) ?? noMoney) + c.total))
  return [...by]
    .map(([purchaserId, amount]) => ({ purchaserId, amount, share: { n: amount, d: total } }))
    .map((r) => ({ ...r, share: reduced(r.share) }))
    .sort((a, b) => (a.amount === b.amount ? a.purchaserId.localeCompare(b.purchaserId) : a.amount > b.amount ? -1 : 1))
}
const reduced = (f: Fraction): Fraction => add(f, zero)

/** Bands of days late, for the ageing of arrears. */
export const ageBands: readonly { readonly from: number; readonly to: number | null }[] = [
  { from: 1, to: 30 },
  { from: 31, to: 90 },
  { from: 91, to: 180 },
  { from: 181, to: null },
]
/** How much is late for how long. Claims that are not late are left out. */
export const ageing = (
  late: readonly { readonly daysLate: number; readonly open: Money }[],
): { from: number; to: number | null; count: number; amount: Money }[] =>
  ageBands.map((b) => {
    const inBand = late.filter((l) => l.daysLate >= b.from && (b.to === null || l.daysLate <= b.to))
    return { ...b, count: inBand.length, amount: sum(inBand.map((l) => l.open)) }
  })
