import { moneyText, noMoney, type Subsidy, subsidyOf } from '#kernel'
import type { GuideWage } from '#law'
import { aDay, amount, choice, longText, optional, text, ticked, wholeNumber } from '#platform'
import type { FormState } from '#ui'
import { z } from 'zod'
import type { Plan, PlanLine } from './rules/plan.ts'
import type { TypedSubsidy } from './rules/planned-subsidy.ts'
import type { NewLine } from './save-line.ts'
import { unitShape, unitTermsFrom, unitValues } from './unit-form.ts'

const manyIds = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.string().max(60, 'id')).max(200, 'more:200'),
)
const lineCommon = {
  title: text(200),
  scope: optional(longText(3000)),
  hangsOn: optional(z.string().max(60, 'id')),
  needIds: manyIds,
  reason: optional(longText(1000)),
  communityIds: manyIds,
  noGoalReason: optional(longText(1000)),
}
const postLine = z.object({
  kind: z.literal('post'),
  ...lineCommon,
  grade: choice(['any', 'assistant', 'social-worker', 'senior']),
  posts: wholeNumber({ min: 1, max: 10_000 }),
  months: wholeNumber({ min: 1, max: 60 }),
  amount: optional(amount()),
  takesRest: ticked(),
  whole: optional(amount()),
  restFrom: optional(text(200)),
  restMoney: optional(text(200)),
  until: optional(aDay()),
  wage: optional(amount()),
  contributions: optional(amount({ zero: true })),
  wageReason: optional(longText(1000)),
  wageOf: optional(choice(['any', 'assistant', 'social-worker', 'senior'])),
})
const projectLine = z.object({
  kind: z.literal('project'),
  ...lineCommon,
  quantity: wholeNumber({ min: 1, max: 1_000_000 }),
  unit: text(200),
  unitPrice: amount(),
  ...unitShape,
})

/** What the form of a line takes, by its kind. */
export const lineForm = z.discriminatedUnion('kind', [postLine, projectLine], { error: 'choose' })

/** A line as it was typed. Costs are given by the wage; without one the wage table of the place holds. */
export function readLine(i: z.output<typeof lineForm>): NewLine {
  if (i.kind === 'project') return { ...i, unitTerms: unitTermsFrom(i) }
  return {
    ...i,
    subsidy: typedSubsidy(i),
    ...(i.wage !== undefined && { costs: { wage: i.wage, contributions: i.contributions ?? noMoney } }),
  }
}

/** What of a subsidy was typed; nothing where none of its fields was filled in. */
const typedSubsidy = ({ whole, restFrom, restMoney, until }: z.output<typeof postLine>): TypedSubsidy | undefined =>
  whole === undefined && !restFrom && !restMoney && !until ? undefined : { whole, restFrom, restMoney, until }

const subsidyValues = (s: Subsidy | null): FormState['values'] =>
  s ? { whole: s.whole, restFrom: s.restFrom, restMoney: s.restMoney, until: s.until ?? '' } : {}

/** A new line starts from the wage table of the place, at the grade the form begins with. */
export const newLineValues = (p: Plan, guide: GuideWage | undefined): FormState['values'] => ({
  months: String(p.months),
  ...(guide && { wage: moneyText(guide.wage), wageOf: 'any' }),
})

/** What stands in the form of a line that is there. */
export function lineValues(l: PlanLine): FormState['values'] {
  const common = {
    title: l.title,
    scope: l.scope ?? '',
    hangsOn: l.hangsOn ?? '',
    needIds: [...l.needIds],
    reason: l.reason ?? '',
    communityIds: [...l.communityIds],
    noGoalReason: l.noGoalReason ?? '',
  }
  if (l.kind === 'project')
    return { ...common, quantity: String(l.quantity), unit: l.unit, unitPrice: moneyText(l.unitPrice), ...unitValues(l.unitTerms) }
  return {
    ...common,
    grade: l.grade,
    posts: String(l.posts),
    months: String(l.months),
    amount: l.takesRest ? '' : moneyText(l.amount),
    takesRest: l.takesRest ? 'yes' : '',
    wage: l.costs ? moneyText(l.costs.wage) : '',
    contributions: l.costs ? moneyText(l.costs.contributions) : '',
    wageReason: l.wageReason ?? '',
    wageOf: l.grade,
    ...subsidyValues(subsidyOf(l)),
  }
}
