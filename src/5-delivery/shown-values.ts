import type { Contract } from '#contracts'
import { isAfter } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import type { IndicatorValue } from './rules/value.ts'
import { showers } from './show-value.ts'
import { type Showing, showingsOf } from './showings-of.ts'
import { movedBy, standstillsFor } from './standstill.ts'
import { readValues } from './store/index.ts'

/** A time at which an indicator is shown, with what was entered for it, the last edition first. */
export interface ShownValue {
  readonly showing: Showing
  readonly editions: readonly IndicatorValue[]
  readonly isDue: boolean
  /** Days by which it is due later, because its post was empty. */
  readonly movedBy: number
  readonly mayEnter: boolean
}

/** Every indicator of a contract with what was entered of it, as whoever asks may show it. */
export async function shownValues(ctx: Ctx, c: Contract): Promise<ShownValue[]> {
  const values = await readValues(ctx, [c.id])
  const still = (await standstillsFor(ctx, [c])).get(c.id) ?? []
  return showingsOf(c).map((showing) => {
    const isDue = !isAfter(showing.on, ctx.today)
    return {
      showing,
      isDue,
      movedBy: movedBy(showing, still),
      editions: values.filter((v) => v.indicatorId === showing.indicator.id && v.shownFor === showing.shownFor).toReversed(),
      mayEnter: isDue && may(ctx.asker, showers[showing.indicator.by], c),
    }
  })
}
