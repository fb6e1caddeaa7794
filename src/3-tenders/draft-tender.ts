import { isRefusal, newId, type Refusal } from '#kernel'
import type { MethodName } from '#law'
import { purchase } from '#needs'
import { mayNot, takeNumber, whyNotInUse } from '#people'
import { planOf, takeMethod } from '#plans'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import { methodChoices } from './rules/method-choices.ts'
import { hasStage } from './rules/stages.ts'
import { insertTender, isTenderNumber, tenderOf } from './store/index.ts'
import { refuse } from './words.ts'

/** Makes a tender from an approved plan: its lines, its budget, its term. */
export async function draftTender(ctx: Ctx, input: { purchaseId: string; method: MethodName }): Promise<{ id: string } | Refusal> {
  const plan = await planOf(ctx, input.purchaseId)
  if (!plan) return await recordRefusal(ctx, 'tenders.draft', notThere())
  const no = mayNot(ctx.asker, 'tenders.edit', { purchaserId: plan.purchaserId })
  if (no) return await recordRefusal(ctx, 'tenders.draft', no, { subject: { kind: 'plan', id: plan.id }, purchaseId: plan.purchaseId })
  return await change(ctx, { action: 'tenders.draft', purchaseId: plan.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const closed = await whyNotInUse(inside, plan.purchaserId, 'draft-tender')
    if (closed) return closed
    if (plan.state !== 'approved' && plan.state !== 'published') return refuse('plan-not-approved')
    const before = await tenderOf(inside, plan.purchaseId)
    if (before && before.state !== 'void' && before.state !== 'cancelled') return refuse('tender-exists')
    const choice = methodChoices({ budget: plan.total, law: ctx.law, lawDay: ctx.today }).find((c) => c.name === input.method)
    if (!choice?.isCarried) return refuse('method-not-carried')
    if (!choice.mayBeChosen && !isRefusal(choice.answer))
      return refuse('method-not-allowed', choice.answer.steps.at(-1)!.says).with({ cites: choice.answer.cites })
    const id = newId('tender', ctx.now)
    entry.subject = { kind: 'tender', id }
    entry.facts = { method: input.method }
    const { consent } = plan.preparation
    const number = await takeNumber(ctx, tx, 'tender', {
      officeId: plan.purchaserId,
      purchase: (await purchase(inside, plan.purchaseId))?.number,
      usual: plan.number,
      isTaken: (n) => isTenderNumber(ctx, tx, n),
    })
    const made = await insertTender(inside, tx, {
      id,
      purchaseId: plan.purchaseId,
      planId: plan.id,
      purchaserId: plan.purchaserId,
      number,
      title: plan.title,
      titleEn: plan.titleEn,
      method: input.method,
      stages: choice.stages,
      lines: plan.lines,
      budget: plan.total,
      fixedPrice: plan.fixedPrice,
      priceWeight: plan.fixedPrice ? null : hasStage(choice, 'score') ? '10' : '100',
      startsOn: plan.startsOn,
      months: plan.months,
      consent,
    })
    if (!made) return refuse('tender-exists')
    if (!(await takeMethod(ctx, tx, plan.id, { method: input.method, consent }))) return refuse('plan-contracted')
    entry.after = { state: 'draft', version: 1 }
    return { id }
  })
}
