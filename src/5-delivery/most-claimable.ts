import { boughtOn, type Contract, type Instalment, instalments, stageLack, stagesOf, stageWorth } from '#contracts'
import { type Day, earlier, type Fraction, fraction, isAfter, isBefore, later, one, plusDays, shareNow, smaller, zero } from '#kernel'
import type { Ctx } from '#platform'
import { occupiedLines, staffingOf } from './occupancy.ts'
import { claimOf, type ContractMonth, contractMonth, contractMonths, monthKey, type Period, periodOf } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { doneOf, type LineDone } from './done-of.ts'
import { readAppointments } from './store/index.ts'
import { unitTotals } from './unit-totals.ts'

export interface MostFacts {
  readonly today: Day
  readonly handedIn: readonly Pick<Acceptance, 'period' | 'state' | 'lines'>[]
  /** Occupied and agreed post-days of a month by line, posts taken as filled on the days on which somebody may still be appointed. */
  readonly occupied: (month: ContractMonth) => ReadonlyMap<string, { occupied: Fraction; total: Fraction }>
  /** What was made of each line in the months that begin by a day. */
  readonly done: (to: Day) => ReadonlyMap<string, LineDone>
}

/**
 * The most that can ever be claimed of each instalment, by its key, as an exact share of all of it as it stands: what was handed in and not
 * given up, and what can still be handed in. Days of months that were not handed in may still be staffed and units ahead may still be done, up to the last day
 * of the contract; after it only what was done counts, by the same rule as the claim itself.
 */
export function mostOf(c: Contract, f: MostFacts): Map<string, Fraction> {
  const held = f.handedIn.filter((a) => a.state !== 'returned')
  const lastDay = c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn
  const isOver = isBefore(lastDay, f.today)
  const openMonth = contractMonths(c)
    .filter((m) => !held.some((a) => a.period === m.key))
    .at(-1)
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
      if (!openMonth) return claimed
      const units = new Map([...f.done(openMonth.to)].map(([id, d]) => [id, d.made]))
      const period: Period = { ...openMonth, kind: 'month', instalments: [i] }
      const now = claimOf(c, period, { postDays: new Map(), units, bought: new Map([[i.lineId, bought]]), before: lines })
      return shareNow(
        i,
        [...lines, ...now].map((l) => l.claimed),
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
    const done = f.done(lastDay)
    if (stageLack(stage, { on: lastDay, done, handedIn: reached })) return zero
    reached.add(i.key)
    const worth = stageWorth(stage, done)
    return worth ? fraction(worth.done, worth.of) : one
  }
  return new Map(instalments(c).map((i) => [i.key, most(i)]))
}

/**
 * From which day on somebody may still be appointed to a post of a contract: while it is signed or runs, from the day after the last
 * month that was handed in and stands, whichever day is today. Undefined where nobody may be any more.
 */
export function staffableFrom(
  c: Pick<Contract, 'state' | 'startsOn'>,
  handedIn: readonly Pick<Acceptance, 'kind' | 'state' | 'periodTo'>[],
): Day | undefined {
  if (c.state !== 'signed' && c.state !== 'active') return undefined
  const counted = handedIn.filter((a) => a.kind === 'month' && a.state !== 'returned')
  return counted.reduce((from, a) => later(from, plusDays(a.periodTo, 1)), c.startsOn)
}

/** The same for a contract at hand, with every period of it that was handed in. */
export async function mostClaimable(ctx: Ctx, c: Contract, handedIn: readonly Acceptance[]): Promise<Map<string, Fraction>> {
  const staffing = staffingOf(c)
  const staff = await readAppointments(ctx, { contractIds: [c.id] })
  const totals = await unitTotals(ctx, { contractIds: [c.id] })
  const fromOn = staffableFrom(c, handedIn)
  const ahead = fromOn ? [...staffing.keys()].map((lineId) => ({ lineId, shareParts: 1e9, fromOn, toOn: null })) : []
  return mostOf(c, {
    today: ctx.today,
    handedIn,
    occupied: (month) => new Map(occupiedLines(c, [...staff, ...ahead], month).map((o) => [o.lineId, o])),
    done: (to) =>
      doneOf(
        c,
        totals.filter((u) => !isBefore(to, u.monthOn)),
      ),
  })
}
