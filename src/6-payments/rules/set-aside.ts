import type { Contract } from '#contracts'
import {
  type Day,
  earlier,
  fraction,
  type Fraction,
  isAfter,
  isBefore,
  isBelow,
  later,
  type Money,
  type Portion,
  minor,
  noMoney,
  portionNow,
  portionOf,
  share,
  shareNow,
  sum,
  worthOf,
  zero,
} from '#kernel'
import { type AcceptedPortion, type PayableInstalment, paidOf } from './claim-lines.ts'
import type { ClaimedAcceptance, ClaimedInstalment, EarlierLine } from './claimable.ts'

/** What of a contract decides when an advance and what was kept back may be claimed. */
export type AsideContract = Pick<Contract, 'startsOn' | 'endsOn' | 'signedOn' | 'closedOn'>
type Earlier = Pick<EarlierLine, 'instalmentKey' | 'portion' | 'amount'>

/** How far a contract has come, as an advance and what was kept back ask. */
export interface SetAside {
  /** What was accepted of each line so far, at its whole worth. */
  readonly accepted: ReadonlyMap<string, Money>
  /** What is paid of what was accepted of each instalment, whether or not it is claimed yet. */
  readonly payable: ReadonlyMap<string, Money>
  /** The day from which what was kept back may be claimed; null while it waits for an acceptance. */
  readonly releasedOn: Day | null
}
export const nothingAside: SetAside = { accepted: new Map(), payable: new Map(), releasedOn: null }

/**
 * @param most the most that can ever be claimed of each instalment, by its key
 * @param releasedFrom the day of the release, by the last day on which anything was accepted where nothing more can come
 */
export function setAsideOf(
  instalments: readonly ClaimedInstalment[],
  acceptances: readonly ClaimedAcceptance[],
  most: ReadonlyMap<string, Fraction>,
  releasedFrom: (allAcceptedOn: Day | null) => Day | null,
): SetAside {
  const decided = acceptances.filter((a) => a.state === 'accepted' || a.state === 'partly-accepted')
  const portions = (key: string) =>
    decided.flatMap((a) => a.lines.flatMap((l) => (l.instalmentKey === key && l.accepted ? [l.accepted] : [])))
  const work = instalments.filter((i) => i.kept)
  const accepted = new Map<string, Money>()
  for (const i of work)
    accepted.set(i.lineId, minor((accepted.get(i.lineId) ?? 0n) + worthOf({ ...i, amount: i.kept!.gross }, portions(i.key))))
  const waits = work.some((i) => isBelow(shareNow(i, portions(i.key)), most.get(i.key) ?? zero))
  const days = decided.flatMap((a) => [a.acceptedOn, ...a.lines.map((l) => l.settledOn)].filter((d) => d !== null))
  const payable = new Map(work.map((i) => [i.key, paidOf(i, portions(i.key))]))
  return { accepted, payable, releasedOn: releasedFrom(waits || days.length === 0 ? null : days.reduce(later)) }
}

/** What an advance comes to on a day: all of it while the contract runs or is to, and once it is over only what was earned of it. */
export function advanceDue(c: AsideContract, instalments: readonly ClaimedInstalment[], aside: SetAside, today: Day): AcceptedPortion[] {
  if (!c.signedOn) return []
  return instalments.flatMap((i) => {
    if (i.kind !== 'advance' || (!i.onSigning && isAfter(i.periodFrom, today))) return []
    const part = isOver(c, today) ? earned(i, instalments, aside.accepted.get(i.lineId) ?? noMoney) : i.amount
    return part > 0n ? [fen(i, part)] : []
  })
}

/**
 * What was kept back and may be claimed: what was accepted of a line less everything claimed of it and what of it is still to be claimed, never
 * more than its share. What was paid in advance and not earned is set off by that first, in whatever order it is claimed.
 */
export function releaseDue(
  instalments: readonly ClaimedInstalment[],
  aside: SetAside,
  before: readonly Earlier[],
  today: Day,
): AcceptedPortion[] {
  if (!aside.releasedOn || isBefore(today, aside.releasedOn)) return []
  return instalments.flatMap((i) => {
    if (i.kind !== 'release') return []
    const done = aside.accepted.get(i.lineId) ?? noMoney
    const taken = instalments
      .filter((o) => o.lineId === i.lineId && o.kind !== 'release')
      .map((o) => larger(claimedOf(before, o.key), aside.payable.get(o.key) ?? noMoney))
    const part = within(done - sum(taken), earned(i, instalments, done))
    return part > 0n ? [fen(i, part)] : []
  })
}

/** The most that can be claimed of an advance and of what is kept back, by their keys: what the schedule still expects of them. */
export function mostAside(
  c: AsideContract,
  instalments: readonly ClaimedInstalment[],
  most: ReadonlyMap<string, Fraction>,
  before: readonly Earlier[],
  today: Day,
): Map<string, Fraction> {
  const of = (i: ClaimedInstalment, part: bigint): [string, Fraction] => [i.key, fraction(part, i.amount)]
  return new Map(
    instalments.flatMap((i) => {
      if (i.kind !== 'advance' && i.kind !== 'release') return []
      const own = instalments.filter((o) => o.lineId === i.lineId)
      const at = (o: ClaimedInstalment) => [portionNow(o, most.get(o.key) ?? zero)]
      const work = own.filter((o) => o.kept)
      const done = sum(work.map((o) => worthOf({ ...o, amount: o.kept!.gross }, at(o))))
      const claimed = claimedOf(before, `${i.lineId}:advance`)
      const advance = own.find((o) => o.kind === 'advance')
      const due = !advance ? 0n : isOver(c, today) ? earned(advance, instalments, done) : advance.amount
      const paid = due > claimed ? due : claimed
      if (i.kind === 'advance') return [of(i, paid > i.amount ? i.amount : paid)]
      return [of(i, within(done - sum(work.map((o) => paidOf(o, at(o)))) - paid, earned(i, instalments, done)))]
    }),
  )
}

/** How an advance and what was kept back stand: what was claimed of either, what was taken off so far, what was kept so far. */
export interface AsideStands {
  readonly advance: Money
  readonly recouped: Money
  readonly kept: Money
  readonly released: Money
  /** What was paid in advance of work that never came, once none can come off it any more; the institution gives it back. */
  readonly unearned: Money
}
/** @param most the most that can ever be claimed of each instalment, by its key */
export function asideStands(
  c: AsideContract,
  instalments: readonly ClaimedInstalment[],
  most: ReadonlyMap<string, Fraction>,
  before: readonly Earlier[],
  today: Day,
): AsideStands {
  const soFar = (i: ClaimedInstalment) => before.filter((b) => b.instalmentKey === i.key).map((b) => b.portion)
  const inTheEnd = (i: ClaimedInstalment) => [portionNow(i, most.get(i.key) ?? zero)]
  const lines = [...Map.groupBy(instalments, (i) => i.lineId).values()].map((own) => {
    const claimed = (kind: ClaimedInstalment['kind']) => sum(own.filter((i) => i.kind === kind).map((i) => claimedOf(before, i.key)))
    const off = (of: 'advance' | 'retention', portions: (i: ClaimedInstalment) => Portion[]) =>
      sum(own.flatMap((i) => (i.kept ? [worthOf({ ...i, amount: i.kept[of] }, portions(i))] : [])))
    const [advance, released] = [claimed('advance'), claimed('release')]
    // What a line keeps back is set off against its own advance: that of another line is released.
    const open = advance - off('advance', inTheEnd) - (off('retention', inTheEnd) - released)
    const unearned = isOver(c, today) && open > 0n ? minor(open) : noMoney
    return { advance, recouped: off('advance', soFar), kept: off('retention', soFar), released, unearned }
  })
  const all = (what: keyof AsideStands) => sum(lines.map((l) => l[what]))
  return { advance: all('advance'), recouped: all('recouped'), kept: all('kept'), released: all('released'), unearned: all('unearned') }
}

/** The part of an advance, or of what is kept back, that belongs to what was accepted of its line. */
function earned(i: ClaimedInstalment, instalments: readonly ClaimedInstalment[], accepted: Money): Money {
  const price = sum(instalments.filter((o) => o.lineId === i.lineId && o.kept).map((o) => o.kept!.gross))
  return price === 0n ? noMoney : share(i.amount, fraction(accepted, price), 'down')
}
/** Whether nothing can be earned any more: its last day has passed, or it ends before its first. */
const isOver = (c: AsideContract, today: Day): boolean =>
  (c.closedOn !== null && isBefore(c.closedOn, c.startsOn)) || isBefore(c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn, today)
const claimedOf = (before: readonly Earlier[], key: string): Money =>
  sum(before.filter((b) => b.instalmentKey === key).map((b) => b.amount))
const larger = (a: Money, b: Money): Money => (a > b ? a : b)
const within = (part: bigint, most: bigint): bigint => (part < 0n ? 0n : part > most ? most : part)
const fen = (i: PayableInstalment, part: bigint): AcceptedPortion => {
  const all = portionOf(fraction(part, i.amount), fraction(i.amount))
  return { instalmentKey: i.key, claimed: all, accepted: all, disputedReason: null }
}
