import { ask, type Ctx, fields, fieldShape, fieldsTyped, withUnsaid } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import { preparationFields } from './preparation-form.ts'
import type { NewPlan } from './draft-plan.ts'
import type { Confirmation } from './rules/law-facts.ts'
import type { Plan } from './rules/plan.ts'
import { confirmations } from './rules/words.ts'
import { words } from './words.ts'

/** What is asked of a plan, beside how it was prepared: its form, its page, its verbs and what a program is told of it follow. */
export const planFields = fields(words, {
  fiscalYear: ask.number({ min: 2000, max: 2199 }),
  startsOn: ask.day(),
  months: ask.number({ min: 1, max: 60 }),
  fixedTotal: ask.open(ask.money()),
  method: ask.open(
    ask.one((law) => law.methods.map((m) => ({ value: m.name, says: m.says }))),
    words.both('undecided'),
  ),
  fixedPrice: ask.tick(words.both('priceLabel')),
  noSurveyReason: ask.open(ask.text(2000, { rows: 3 })),
  confirms: ask.several(() => (Object.keys(confirmations) as Confirmation[]).map((value) => ({ value, says: confirmations[value] }))),
})

/** What the form of a plan takes, where this is the law. */
export const planForm = ({ law }: Ctx) => z.object({ ...fieldShape(planFields, law), ...fieldShape(preparationFields, law) })

/** The same for a plan that begins: of which purchase. */
export const newPlanForm = (ctx: Ctx) => planForm(ctx).extend({ purchase: z.string({ error: 'choose' }).min(1, 'choose').max(60, 'id') })

export const readPlan = (i: z.output<ReturnType<typeof planForm>>): NewPlan => ({
  ...withUnsaid(planFields, i),
  preparation: withUnsaid(preparationFields, i),
})

/** What stands in the form of a plan that is there. */
export const planValues = (p: Plan): FormState =>
  freshForm({ ...fieldsTyped(planFields, p), ...fieldsTyped(preparationFields, p.preparation) })
