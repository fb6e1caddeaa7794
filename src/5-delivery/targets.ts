import type { Contract } from '#contracts'
import { isAfter, isAsGood } from '#kernel'
import type { Ctx } from '#platform'
import { keyOf, lastEditions, reachedOf } from './rules/value.ts'
import { showingsOf } from './showings-of.ts'
import { readValues } from './store/index.ts'

/** What became of what a contract was to achieve: one for each indicator and time that is due. */
export interface Targets {
  readonly met: number
  readonly missed: number
  /** Due, and nobody has shown it. */
  readonly notShown: number
  /** Promises of which a value was shown. */
  readonly kept: number
  readonly broken: number
}

/** What became of the targets of these contracts by today, all of them at once. A contract of which nothing is due yet is left out. */
export async function targetsOf(ctx: Ctx, all: readonly Contract[]): Promise<Map<string, Targets>> {
  const withGoals = all.filter((c) => c.lines.some((l) => l.goals.length > 0))
  const values = Map.groupBy(
    await readValues(
      ctx,
      withGoals.map((c) => c.id),
    ),
    (v) => v.contractId,
  )
  return new Map(
    withGoals.flatMap((c): [string, Targets][] => {
      const due = showingsOf(c).filter((s) => !isAfter(s.on, ctx.today))
      if (due.length === 0) return []
      const last = lastEditions(values.get(c.id) ?? [])
      const shown = due.flatMap((s) => {
        const value = last.get(keyOf({ indicatorId: s.indicator.id, shownFor: s.shownFor }))?.value
        return value === undefined ? [] : [{ ...s, value }]
      })
      const met = shown.filter((s) => isAsGood(s.indicator, s.value, s.indicator.target)).length
      const promised = shown.filter((s) => s.promised !== null)
      const kept = promised.filter((s) => reachedOf(s.indicator, s.promised, s.value) === 'reached').length
      return [[c.id, { met, missed: shown.length - met, notShown: due.length - shown.length, kept, broken: promised.length - kept }]]
    }),
  )
}
