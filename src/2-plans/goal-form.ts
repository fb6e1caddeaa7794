import { type Goal, indicatorKinds, mostIndicators, shownBys, shownTimes } from '#kernel'
import { choice, decimalText, longText, optional, rows, text } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import type { NewGoal } from './save-goal.ts'
import { refuse } from './words.ts'

const value = () => decimalText({ min: 0, max: 1_000_000_000 })
/** What an indicator must say, and what it may. */
export const indicatorFields = {
  must: { name: text(120), unit: text(40), target: value(), how: text(300) },
  may: {
    id: z.string().max(60, 'id'),
    baseline: value(),
    kind: choice(indicatorKinds),
    better: choice(['more', 'less']),
    when: choice(shownTimes),
    by: choice(shownBys),
  },
}
/** The indicators of a goal, a row for each. */
export const indicatorRows = rows(mostIndicators, indicatorFields.must, refuse('line-field-missing').words, indicatorFields.may)

/** What the form of a goal takes. */
export const goalForm = z.object({
  says: longText(500),
  forWhom: text(200),
  needId: optional(z.string().max(60, 'id')),
  ...indicatorRows.fields,
})

/** What an indicator is that says nothing else, as the empty rows begin. */
export const usualIndicator = { kind: 'outcome', better: 'more', when: 'at-the-end', by: 'provider' } as const

/** A goal as it was typed. An indicator that says nothing else is an outcome, more of it is better, and the institution shows it at the end. */
export const readGoal = (i: z.output<typeof goalForm>): NewGoal => ({
  says: i.says,
  forWhom: i.forWhom,
  needId: i.needId ?? null,
  indicators: indicatorRows.read(i).map((r) => ({
    id: r.id,
    name: r.name,
    kind: r.kind ?? usualIndicator.kind,
    unit: r.unit,
    baseline: r.baseline ?? null,
    target: r.target,
    better: r.better ?? usualIndicator.better,
    how: r.how,
    when: r.when ?? usualIndicator.when,
    by: r.by ?? usualIndicator.by,
  })),
})

/** What stands in a form before anybody types: every row begins as what it is taken for when it says nothing else. */
export const emptyGoal: FormState['values'] = Object.fromEntries(
  Array.from({ length: mostIndicators }, (_, n) => n).flatMap((n) => Object.entries(usualIndicator).map(([k, v]) => [`${k}-${n}`, v])),
)

/** What stands in the form of a goal; of an example, which has no ids, a new one comes about. */
export const goalValues = (g: Omit<Goal, 'id' | 'indicators'> & { indicators: NewGoal['indicators'] }): FormState['values'] => ({
  ...emptyGoal,
  says: g.says,
  forWhom: g.forWhom,
  needId: g.needId ?? '',
  ...indicatorRows.values(g.indicators.map((i) => ({ ...i, id: i.id ?? '', baseline: i.baseline ?? '' }))),
})
