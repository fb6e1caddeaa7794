import type { Contract } from '#contracts'
import {
  type Day,
  earlier,
  type Fraction,
  isAfter,
  isBefore,
  isRefusal,
  isSame,
  later,
  type Money,
  minor,
  noMoney,
  one,
  portionNow,
  shareNow,
  sum,
} from '#kernel'
import type { Calendar, Law } from '#law'
import { claimClock, type ClockFrom } from './claim-clock.ts'
import { paidOf } from './claim-lines.ts'
import { type ClaimedAcceptance, type ClaimedInstalment, claimableNow, type EarlierLine } from './claimable.ts'
import { nothingAside, type SetAside } from './set-aside.ts'

/** An instalment of the contract, as the schedule needs it. */
type ScheduledInstalment = ClaimedInstalment & { readonly periodTo: Day }
export interface ClaimOfInstalment extends EarlierLine {
  readonly claimId: string
  readonly claimNumber: string
  readonly dueOn: Day
  /** The days off of its year are not entered yet: nobody is late before they are. */
  readonly mayMove?: true | undefined
  readonly paidUp: boolean
}

/** Where an instalment stands on its way from the contract to the money. */
export type InstalmentStanding = 'ahead' | 'running' | 'handed-in' | 'returned' | 'claimable' | 'claimed' | 'late' | 'paid' | 'gone'

/** Money of an instalment that no claim has taken yet. */
export interface ExpectedPart {
  readonly why: 'claimable' | 'disputed' | 'ahead'
  readonly amount: Money
  /** Its due day by the payment clock. Of what can be claimed, that of a claim made today, which may have passed. */
  readonly on: Day
  /** The year has no calendar yet, so a day off may still move it. */
  readonly mayMove: boolean
  /** Where to claim it from, when it can be claimed: `signing`, `advance`, `release` or the id of an acceptance. */
  readonly source: string | null
}

export interface ScheduleRow extends ScheduledInstalment {
  readonly standing: InstalmentStanding
  readonly claimed: Money
  readonly claims: readonly ClaimOfInstalment[]
  /** Due day of the first claim that is open, or of the last one that was paid. */
  readonly claimDueOn: Day | null
  /** What no claim has taken yet and one can still take: the sum of `expected`. */
  readonly left: Money
  readonly expected: readonly ExpectedPart[]
}

type ScheduleContract = Pick<Contract, 'startsOn' | 'endsOn' | 'signedOn' | 'closedOn' | 'lawDay'> & {
  readonly terms: ScheduleTerms
  /** The terms in force on a day; those of today where no change is still to begin. */
  readonly termsOn?: ((on: Day) => ScheduleTerms) | undefined
}
type ScheduleTerms = Pick<Contract['terms'], 'basis' | 'paymentDays' | 'handInDays' | 'acceptanceDays'>

/** What every row of one schedule is reckoned with. */
interface Reckoned {
  readonly c: ScheduleContract
  readonly acceptances: readonly ClaimedAcceptance[]
  readonly now: ReturnType<typeof claimableNow>
  readonly today: Day
  readonly calendar: Calendar
  readonly law: Law
  /** Last day of service, also of a contract that ends early. */
  readonly lastDay: Day
}

/**
 * Every instalment of a contract, with how far it has come and by which day its money is expected: by the payment clock of the claim
 * where there is one, and of a claim made today where one can be made. What is in dispute is expected as if it were settled and claimed
 * today; what lies ahead at the latest day every term allows: hand-in, acceptance and payment added up. `most` is the share of each
 * instalment that can ever be claimed, by its key: what is left is worth what the claims to come can take, to the cent.
 */
export function scheduleOf(
  instalments: readonly ScheduledInstalment[],
  acceptances: readonly ClaimedAcceptance[],
  claims: readonly ClaimOfInstalment[],
  c: ScheduleContract,
  { today, law }: { readonly today: Day; readonly law: Law },
  calendar: Calendar,
  most: ReadonlyMap<string, Fraction>,
  aside: SetAside = nothingAside,
): ScheduleRow[] {
  const lastDay = c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn
  const now = claimableNow(c, instalments, acceptances, claims, today, aside)
  return instalments.map((i) => {
    const upTo = most.get(i.key)
    if (!upTo) throw new RangeError(`Nothing says how much of ${i.key} can be claimed`)
    return rowOf(
      i,
      upTo,
      claims.filter((x) => x.instalmentKey === i.key),
      { c, acceptances, now, today, law, calendar, lastDay },
    )
  })
}

function rowOf(i: ScheduledInstalment, upTo: Fraction, mine: readonly ClaimOfInstalment[], r: Reckoned): ScheduleRow {
  const claimed = sum(mine.map((x) => x.amount))
  const claimedShare = shareNow(
    i,
    mine.map((x) => x.portion),
  )
  const seen = r.acceptances.filter((a) => a.lines.some((l) => l.instalmentKey === i.key))
  const isPast = isBefore(r.lastDay, r.today) || isAfter(i.periodFrom, r.lastDay)
  const isGone = isPast && upTo.n === 0n && mine.length === 0 && !seen.some((a) => a.state === 'handed-in')
  if (isGone) return { ...i, standing: 'gone', claimed, claims: [], claimDueOn: null, left: noMoney, expected: [] }
  const worth = paidOf(i, [portionNow(i, upTo)])
  const left = worth > claimed ? minor(worth - claimed) : noMoney
  const expected = expectedOf(i, left, seen, r)
  const claimable = expected.some((e) => e.why === 'claimable')
  const goesOn = i.kind === 'units' && isMore(upTo, claimedShare)
  return {
    ...i,
    standing: standingOf({ i, mine, seen, claimedShare, claimable, goesOn }, r.today),
    claimed,
    claims: mine,
    claimDueOn: (mine.find((x) => !x.paidUp) ?? mine.at(-1))?.dueOn ?? null,
    left,
    expected,
  }
}

/** What is left of an instalment, part by part, the nearest to the money first. */
function expectedOf(i: ScheduledInstalment, left: Money, seen: readonly ClaimedAcceptance[], r: Reckoned): ExpectedPart[] {
  const parts: ExpectedPart[] = []
  let rest: bigint = left
  const take = (why: ExpectedPart['why'], amount: bigint, from: ClockFrom, source: string | null = null) => {
    const part = minor(amount < rest ? amount : rest)
    if (part <= 0n) return
    rest -= part
    parts.push({ why, amount: part, source, ...dueFrom(from, r) })
  }
  const now = r.now.flatMap((n) => n.what.lines.filter((l) => l.instalmentKey === i.key).map((l) => ({ ...n, line: l })))
  for (const n of now) take('claimable', n.line.amount, n.clockFrom, n.source)
  for (const n of now) take('disputed', n.line.disputed, { from: 'settlement', on: r.today })
  if (i.onSigning) take('ahead', rest, { from: 'signing' })
  if (i.kind === 'advance' || i.kind === 'release') take('ahead', rest, { from: 'day', on: i.periodFrom })
  for (const a of seen.filter((x) => x.state === 'handed-in')) {
    const line = a.lines.find((l) => l.instalmentKey === i.key)!
    // Units are accepted as they are done: of those only what was handed in, and the others go on.
    const worth = i.kind === 'units' ? paidOf(i, [line.claimed]) : rest
    take('ahead', worth, { from: 'acceptance', acceptance: { ...a, acceptedOn: later(a.dueOn, r.today), by: 'purchaser' } })
  }
  take(
    'ahead',
    rest,
    handedInAhead(
      i,
      seen.some((a) => a.state === 'returned'),
      r,
    ),
  )
  return parts
}

/** What is agreed for a day that is still to come is by the text in force on it. */
const termsOn = (c: ScheduleContract, on: Day): ScheduleTerms => c.termsOn?.(on) ?? c.terms

/** Handed in on the last day it can be, or today where that has passed or it came back; accepted on the last day of that. */
function handedInAhead(i: ScheduledInstalment, isReturned: boolean, r: Reckoned): ClockFrom {
  const within = (from: Day, days: number) => r.law.lastDays.lastOfDays('civil', from, days, r.calendar).on
  const isOver = earlier(i.periodTo, r.lastDay)
  const handedInOn = isReturned ? r.today : later(within(isOver, termsOn(r.c, isOver).handInDays), r.today)
  const dueOn = within(handedInOn, termsOn(r.c, handedInOn).acceptanceDays)
  return { from: 'acceptance', acceptance: { handedInOn, dueOn, acceptedOn: dueOn, by: 'purchaser' } }
}

/** By the payment clock; where the law refuses to run one, by the days of the contract from today. */
function dueFrom(from: ClockFrom, r: Reckoned): Pick<ExpectedPart, 'on' | 'mayMove'> {
  // The claim is made when what it rests on is there: today, or on the day of its acceptance.
  const ready = from.from === 'acceptance' ? from.acceptance.acceptedOn : from.from === 'day' ? from.on : null
  const claimedOn = later(r.today, ready ?? r.today)
  const c = { ...r.c, terms: termsOn(r.c, claimedOn) }
  const clock = claimClock(c, from, r)
  if (!isRefusal(clock)) return { on: clock.value.dueOn, mayMove: clock.value.lastDay === 'unknown' }
  const last = r.law.lastDays.lastOfDays('civil', r.today, c.terms.paymentDays, r.calendar)
  return { on: last.on, mayMove: last.state === 'unknown' }
}

/** Where an instalment stands, the nearest to the money first. */
function standingOf(
  f: {
    i: ScheduledInstalment
    mine: readonly ClaimOfInstalment[]
    seen: readonly ClaimedAcceptance[]
    claimedShare: Fraction
    claimable: boolean
    goesOn: boolean
  },
  today: Day,
): InstalmentStanding {
  const open = f.mine.filter((c) => !c.paidUp)
  if (open.some((c) => !c.mayMove && isBefore(c.dueOn, today))) return 'late'
  if (f.claimable) return 'claimable'
  if (open.length > 0) return 'claimed'
  if (f.mine.length > 0 && isSame(f.claimedShare, one)) return 'paid'
  if (f.seen.some((a) => a.state === 'handed-in')) return 'handed-in'
  if (f.seen.some((a) => a.state === 'returned')) return 'returned'
  if (f.goesOn && !isAfter(f.i.periodFrom, today)) return 'running'
  if (f.mine.length > 0) return 'paid'
  return isAfter(f.i.periodFrom, today) ? 'ahead' : 'running'
}

const isMore = (a: Fraction, b: Fraction): boolean => a.n * b.d > b.n * a.d
