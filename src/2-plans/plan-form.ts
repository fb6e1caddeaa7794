import { moneyText } from '#kernel'
import { aDay, amount, choice, choices, type Ctx, longText, optional, ticked, wholeNumber } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { NewPlan } from './draft-plan.ts'
import { preparationFields, preparationValues, readPreparation } from './preparation-form.ts'
import type { Confirmation } from './rules/law-facts.ts'
import type { Plan } from './rules/plan.ts'
import { confirmations } from './rules/words.ts'

/** What the form of a plan takes, where this is the law. */
export const planForm = ({ law }: Ctx) =>
  z.object({
    fiscalYear: wholeNumber({ min: 2000, max: 2199 }),
    startsOn: aDay(),
    months: wholeNumber({ min: 1, max: 60 }),
    fixedTotal: optional(amount()),
    method: optional(choice(law.methods.map((m) => m.name))),
    fixedPrice: ticked(),
    noSurveyReason: optional(longText(2000)),
    confirms: choices(Object.keys(confirmations) as [Confirmation, ...Confirmation[]]),
    ...preparationFields(law),
  })

/** The same for a plan that begins: of which purchase. */
export const newPlanForm = (ctx: Ctx) => planForm(ctx).extend({ purchase: z.string({ error: 'choose' }).min(1, 'choose').max(60, 'id') })

export const readPlan = (i: z.output<ReturnType<typeof planForm>>): NewPlan => ({ ...i, preparation: readPreparation(i) })

/** What stands in the form of a plan that is there. */
export const planValues = (p: Plan): FormState =>
  freshForm({
    fiscalYear: String(p.fiscalYear),
    startsOn: p.startsOn.toString(),
    months: String(p.months),
    fixedTotal: p.fixedTotal === null ? '' : moneyText(p.fixedTotal),
    method: p.method ?? '',
    fixedPrice: p.fixedPrice ? 'yes' : '',
    noSurveyReason: p.noSurveyReason ?? '',
    confirms: [...p.confirms],
    ...preparationValues(p.preparation),
  })
