import { isRefusal, minor, newId, type Refusal } from '#kernel'
import { purchase } from '#needs'
import { mayNot, takeNumber, whyNotInUse } from '#people'
import { change, type Ctx, type GivenOf, notThere, recordRefusal, withUnsaid } from '#platform'
import { planFields } from './plan-form.ts'
import { nothingPrepared, type Preparation, wrongPreparation } from './rules/preparation.ts'
import { insertPlan, isPlanNumber, planColumns, preparationColumns } from './store/index.ts'
import { refuse } from './words.ts'

/** What the form of a plan asks, and how the procurement was prepared, as far as it is known; what is left out of that stays as it was. */
export type NewPlan = GivenOf<typeof planFields> & { readonly preparation?: Partial<Preparation> | undefined }

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
    const said = withUnsaid(planFields, input)
    const id = newId('plan', ctx.now)
    entry.subject = { kind: 'plan', id }
    const number = await takeNumber(ctx, tx, 'plan', {
      officeId: of.purchaserId,
      purchase: of.number,
      usual: of.number,
      isTaken: (n) => isPlanNumber(ctx, tx, n),
    })
    const made = await insertPlan(ctx, tx, {
      id,
      purchase_id: of.id,
      purchaser_id: of.purchaserId,
      number,
      title: of.title,
      title_en: of.titleEn,
      state: 'draft',
      ...planColumns({ ...said, total: said.fixedTotal ?? minor(0n) }),
      returned_reason: null,
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
