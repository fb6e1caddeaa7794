import type { Contract } from '#contracts'
import { isBefore, type Refusal, whyNot } from '#kernel'
import type { Ctx } from '#platform'
import { contractMonths, periodOf } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import { acceptanceProcess } from './rules/acceptance-process.ts'
import { doneOf } from './done-of.ts'
import type { UnitsRow } from './unit-totals.ts'
import { unitsThatStand } from './units-of-month.ts'
import { whyNotDue } from './why-not-due.ts'
import { refuse } from './words.ts'

/** Why a period cannot be handed in now, or undefined when it can. `units` is what was recorded for it so far. */
export function whyNotHandIn(
  ctx: Ctx,
  c: Contract,
  key: string,
  before: readonly Acceptance[],
  units: readonly UnitsRow[],
): Refusal | undefined {
  if (!['active', 'ended', 'terminated'].includes(c.state)) return refuse('not-running')
  const period = periodOf(c, key, ctx.today)
  if (!period) return refuse('no-period')
  if (period.instalments.every((p) => p.onSigning)) return refuse('on-signing')
  const mine = before.find((a) => a.period === key)
  const decided = mine && whyNot(acceptanceProcess, 'handInAgain', mine)
  if (decided) return decided
  if (period.kind === 'milestone') {
    const on = (of: readonly UnitsRow[]) => whyNotDue(c, key, { on: ctx.today, done: doneOf(c, of), before })
    const [all, standing] = [on(units), on(unitsThatStand(c, units, before))]
    return all || !standing ? all : refuse('returned-first')
  }
  if (!isBefore(period.to, ctx.today)) return refuse('period-not-over', period.to)
  const earlier = contractMonths(c).filter((m) => m.index < period.index && periodOf(c, m.key, ctx.today))
  return earlier.every((m) => before.some((a) => a.period === m.key)) ? undefined : refuse('earlier-first')
}
