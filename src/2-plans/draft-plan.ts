import { type Day, isRefusal, type Money, newId, type Refusal } from '#kernel'
import type { MethodName } from '#law'
import { purchase } from '#needs'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import type { Confirmation } from './rules/law-facts.ts'
import { nothingPrepared, type Preparation, wrongPreparation } from './rules/preparation.ts'
import { insertPlan, preparationColumns } from './store/index.ts'
import { refuse } from './words.ts'

export interface NewPlan {
  fiscalYear: number
  startsOn: Day
  /** Term in months. */
  months: number
  method?: MethodName | undefined
  /** The price is given; providers compete on quality alone. */
  fixedPrice?: boolean | undefined
  /** A total given beforehand, of which one post line may take the rest. */
  fixedTotal?: Money | undefined
  noSurveyReason?: string | undefined
  /** What the office declares where the law asks for it. */
  confirms?: readonly Confirmation[] | undefined
  /** How the procurement was prepared, as far as it is known; what is left out stays as it was. */
  preparation?: Partial<Preparation> | undefined
}

/** What was recorded before with what is said now, or a refusal that names every field that does not hang together. */
export function preparationOf(ctx: Ctx, input: Pick<NewPlan, 'preparation'>, before: Preparation = nothingPrepared): Preparation | Refusal {
  const prepared = { ...before, ...input.preparation }
  const fields = wrongPreparation(prepared, ctx.today)
  return Object.keys(fields).length > 0 ? refuse('preparation-wrong').with({ fields }) : prepared
}

/** Begins the one plan of a purchase. */
export async function draftPlan(ctx: Ctx, input: NewPlan & { purchaseId: string }): Promise<{ id: string } | Refusal> {
  const of = await purchase(ctx, input.purchaseId)
  if (!of) return await recordRefusal(ctx, 'plans.draft', notThere())
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: of.purchaserId })
  if (no) return await recordRefusal(ctx, 'plans.draft', no, { subject: { kind: 'purchase', id: of.id }, purchaseId: of.id })
  return await change(ctx, { action: 'plans.draft', purchaseId: of.id }, async (tx, entry) => {
    const closed = await whyNotInUse({ ...ctx, db: tx }, of.purchaserId, 'draft-plan')
    if (closed) return closed
    const prepared = preparationOf(ctx, input)
    if (isRefusal(prepared)) return prepared
    const id = newId('plan', ctx.now)
    entry.subject = { kind: 'plan', id }
    const made = await insertPlan(ctx, tx, {
      id,
      purchase_id: of.id,
      purchaser_id: of.purchaserId,
      number: of.number,
      title: of.title,
      title_en: of.titleEn,
      fiscal_year: input.fiscalYear,
      state: 'draft',
      starts_on: input.startsOn,
      months: input.months,
      method: input.method ?? null,
      fixed_price: input.fixedPrice ?? false,
      fixed_total_minor: input.fixedTotal ?? null,
      total_minor: input.fixedTotal ?? 0n,
      no_survey_reason: input.noSurveyReason ?? null,
      returned_reason: null,
      confirms: [...(input.confirms ?? [])],
      ...preparationColumns(prepared),
      taken_method: null,
      taken_consent: null,
      taken_by: null,
      law_day: ctx.today,
      submitted_on: null,
      approved_on: null,
      published_on: null,
    })
    if (!made) return refuse('plan-exists')
    entry.after = { state: 'draft', version: 1 }
    return { id }
  })
}
