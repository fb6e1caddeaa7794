import { type Contract, type ContractLine, inForceOn, monthOf } from '#contracts'
import { type Day, daysBetween, type Goal, type Indicator, isBefore, plusDays, type ShownTime } from '#kernel'
import { type ContractMonth, contractMonths } from './period-of.ts'
import type { ShownFor } from './rules/value.ts'

/** One time at which an indicator is due to be shown, by the text in force on that day. */
export interface Showing {
  readonly lineId: string
  readonly goal: Goal
  readonly indicator: Indicator
  /** What was promised of it; null where nothing was. */
  readonly promised: string | null
  readonly shownFor: ShownFor
  /** The first day on which it can be known. */
  readonly on: Day
  /** The first day of what it tells of: its month, or the line's first day. */
  readonly from: Day
}

/** Every time at which something is due to be shown of a contract, in the order of its lines and the days. */
export function showingsOf(c: Contract): Showing[] {
  const months = contractMonths(c)
  return c.lines.flatMap((line) =>
    timesOf(c, line, months).flatMap(({ when, shownFor, on, from }) => {
      const then = inForceOn(c, on).lines.find((l) => l.id === line.id)
      return (then?.goals ?? []).flatMap((goal) =>
        goal.indicators
          .filter((i) => i.when === when)
          .map((indicator) => ({ lineId: line.id, goal, indicator, promised: then!.promised[indicator.id] ?? null, shownFor, on, from })),
      )
    }),
  )
}

/** Days after the end of a contract after which it is asked what lasted. */
const afterTheEnd = 90

/** The times of a line: its months, the middle of its days, its end, and some time after. One that was closed early ends on that day. */
function timesOf(
  c: Contract,
  line: ContractLine,
  months: readonly ContractMonth[],
): { when: ShownTime; shownFor: ShownFor; on: Day; from: Day }[] {
  const from = monthOf(c, line.fromMonth).from
  const end = c.closedOn ?? c.endsOn
  const middle = plusDays(from, Math.floor(daysBetween(from, end) / 2))
  return [
    ...months
      .filter((m) => m.index >= line.fromMonth)
      .map((m) => ({
        when: 'each-period' as const,
        shownFor: m.key,
        from: m.from,
        on: c.closedOn && isBefore(c.closedOn, m.to) ? c.closedOn : m.to,
      })),
    { when: 'half-way', shownFor: 'half-way', from, on: middle },
    { when: 'at-the-end', shownFor: 'at-the-end', from, on: end },
    { when: 'after-the-end', shownFor: 'after-the-end', from, on: plusDays(end, afterTheEnd) },
  ]
}
