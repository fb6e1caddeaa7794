import {
  boughtOn,
  type Contract,
  dueAfter,
  inForceOn,
  type Instalment,
  instalments,
  neverBegins,
  stageLack,
  stagesOf,
  stageWorth,
} from '#contracts'
import { type Day, earlier, type Fraction, fraction, isAfter, isBefore, one, shareNow, smaller, zero } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx } from '#platform'
import { occupiedLines, staffingOf } from './occupancy.ts'
import { claimOf, type ContractMonth, contractMonth, contractMonths, monthKey, type Period, periodKeys, periodOf } from './period-of.ts'
import type { Acceptance, AcceptanceLine } from './rules/acceptance.ts'
import { runsOf, whileRunning } from './runs-of.ts'
import { doneOf } from './done-of.ts'
import { readAppointments } from './store/index.ts'
import { type UnitsRow, unitTotals } from './unit-totals.ts'
import { unitsOfMonth } from './units-of-month.ts'

interface MostFacts {
  readonly today: Day
  /** Until when what was done by the last day may be entered and handed in, where a period is open; null where it cannot be told. */
  readonly recordsUntil: Day | null
  readonly handedIn: readonly Pick<Acceptance, 'period' | 'state' | 'lines'>[]
  /** Occupied and agreed post-days of a month by line, posts taken as filled on the days on which somebody may still be appointed. */
  readonly occupied: (month: ContractMonth) => ReadonlyMap<string, { occupied: Fraction; total: Fraction }>
  /** What was recorded of each line, by month. */
  readonly units: readonly UnitsRow[]
}

/**
 * The most that can ever be claimed of each instalment, by its key, as an exact share of all of it as it stands: what was handed in and not
 * given up, and what can still be handed in. Days of months that were not handed in may still be staffed and units ahead may still be done, up to the last day
 * of the contract. While records of its term may still be handed in, what was done may be more than what is recorded; after that only what is
 * recorded counts, by the same rule as the claim itself.
 */
export function mostOf(c: Contract, f: MostFacts): Map<string, Fraction> {
  const held = f.handedIn.filter((a) => a.state !== 'returned')
  const lastDay = c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn
  const isOpen = periodKeys(c).some((key) => !held.some((a) => a.period === key))
  // Whoever returned a period asks for what is missing of it: it comes when it comes.
  const isAsked = f.handedIn.some((a) => a.state === 'returned')
  const mayCome = isOpen && (isAsked || !f.recordsUntil || !isBefore(f.recordsUntil, f.today))
  // Of what ends before its first day nothing is ever done.
  const isOver = neverBegins(c, c.closedOn) || (isBefore(lastDay, f.today) && !mayCome)
  const openMonths = contractMonths(c).filter((m) => !held.some((a) => a.period === m.key))
  const stages = new Map(c.lines.flatMap((l) => stagesOf(c, l)).map((s) => [s.key, s]))
  const reached = new Set(held.map((a) => a.period))
  const most = (i: Instalment): Fraction => {
    // It was to begin on a day that the contract, ended before, does not see.
    if (i.notBefore && isAfter(i.notBefore, lastDay)) return zero
    if (i.onSigning) return one
    const lines = held.flatMap((a) => a.lines.filter((l) => l.instalmentKey === i.key))
    const claimed = shareNow(
      i,
      lines.map((l) => l.claimed),
    )
    if (i.kind === 'units') {
      // More may be bought for a time that never comes, where the contract was ended before it.
      const bought = boughtOn(c, i.lineId, lastDay)
      if (!isOver) return smaller(fraction(bought, i.quantity), one)
      return shareNow(
        i,
        handedInAfter(c, f.units, held, i, openMonths).map((l) => l.claimed),
      )
    }
    if (i.kind === 'month') {
      const period = periodOf(c, monthKey(i.index), f.today)
      if (held.some((a) => a.period === monthKey(i.index)) || !period) return claimed
      const postDays = f.occupied(contractMonth(c, i.index))
      const [all] = claimOf(c, { ...period, instalments: [i] }, { postDays, units: new Map(), bought: new Map(), before: [] })
      return shareNow(i, [all!.claimed])
    }
    if (reached.has(i.key)) return claimed
    if (!isOver) return one
    const stage = stages.get(i.key)!
    const done = doneOf(
      c,
      f.units.filter((u) => !isAfter(u.monthOn, lastDay)),
    )
    if (stageLack(stage, { on: lastDay, done, handedIn: reached })) return zero
    reached.add(i.key)
    const worth = stageWorth(stage, done)
    return worth ? fraction(worth.done, worth.of) : one
  }
  return new Map(instalments(c).map((i) => [i.key, most(i)]))
}

/** What all months claim of an instalment once those that are still open are handed in too, one after the other, as they stand now. */
function handedInAfter(
  c: Contract,
  units: readonly UnitsRow[],
  held: readonly Pick<Acceptance, 'period' | 'state' | 'lines'>[],
  i: Instalment,
  openMonths: readonly ContractMonth[],
): Pick<AcceptanceLine, 'claimed'>[] {
  let all = held.map((a) => ({ ...a, lines: a.lines.filter((l) => l.instalmentKey === i.key) }))
  for (const month of openMonths) {
    const period: Period = { ...month, kind: 'month', instalments: [i] }
    const lines = claimOf(c, period, { postDays: new Map(), ...unitsOfMonth(c, units, all, month) }).map(
      (l): AcceptanceLine => ({
        ...{ instalmentKey: i.key, lineId: i.lineId, claimed: l.claimed, accepted: null, givenUp: { ...l.claimed, count: zero } },
        ...{ disputedReason: null, counted: null, outOf: null, settledOn: null, settledNote: null },
      }),
    )
    all = [...all, { period: month.key, state: 'handed-in', lines }]
  }
  return all.flatMap((a) => a.lines)
}

/** The same for a contract at hand, with every period of it that was handed in. */
export async function mostClaimable(ctx: Ctx, c: Contract, handedIn: readonly Acceptance[]): Promise<Map<string, Fraction>> {
  const staff = await readAppointments(ctx, { contractIds: [c.id] })
  // While a contract is signed or runs, somebody may still be appointed for any day of a month that is not handed in or was returned.
  const mayAppoint = c.state === 'signed' || c.state === 'active'
  const ahead = mayAppoint ? [...staffingOf(c).keys()].map((lineId) => ({ lineId, shareParts: 1e9, fromOn: c.startsOn, toOn: null })) : []
  const paid = whileRunning([...staff, ...ahead], runsOf(c, handedIn))
  const lastDay = c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn
  const days = { count: inForceOn(c, lastDay).terms.handInDays, unit: 'days' as const }
  return mostOf(c, {
    today: ctx.today,
    recordsUntil: dueAfter(ctx, lastDay, lastDay, days, await calendarOf(ctx)),
    handedIn,
    occupied: (month) => new Map(occupiedLines(c, paid, month).map((o) => [o.lineId, o])),
    units: await unitTotals(ctx, { contractIds: [c.id] }),
  })
}
