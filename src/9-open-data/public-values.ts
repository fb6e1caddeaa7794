import type { Contract } from '#contracts'
import { reachedOf, shownValues } from '#delivery'
import { type ShownTime, shownTimeWords, type Words } from '#kernel'
import type { Ctx } from '#platform'
import type { PublicValue } from './rules/public-facts.ts'
import { factWords } from './words.ts'

/** What was reached of each indicator beside what was asked for and promised, edition by edition; how it is known stays with the contract. */
export async function publicValues(ctx: Ctx, c: Contract): Promise<PublicValue[]> {
  return (await shownValues(ctx, c)).flatMap(({ showing: s, editions }) =>
    editions.toReversed().map(
      (e): PublicValue => ({
        id: `${s.indicator.id}-${s.shownFor}`,
        indicatorId: s.indicator.id,
        edition: e.edition,
        lineId: s.lineId,
        name: s.indicator.name,
        kind: s.indicator.kind,
        unit: s.indicator.unit,
        better: s.indicator.better,
        target: s.indicator.target,
        promised: s.promised,
        shownFor: sayShownFor(s.shownFor),
        value: e.value,
        reached: reachedOf(s.indicator, s.promised, e.value),
        shownOn: e.shownOn,
        enteredAt: e.enteredAt,
      }),
    ),
  )
}

const sayShownFor = (shownFor: string): Words => {
  const month = /^m0*(\d+)$/.exec(shownFor)?.[1]
  return month ? factWords.both('month', month) : shownTimeWords[shownFor as Exclude<ShownTime, 'each-period'>]
}
