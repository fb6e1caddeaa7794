import { isRefusal, newId, type Refusal } from '#kernel'
import type { MethodName } from '#law'
import { lawPlace, planOf, takeMethod } from '#plans'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { notThere } from '#ui'
import { lineJson } from './rules/line-json.ts'
import { methodChoices } from './rules/method-choices.ts'
import { tables, tenderOf } from './store.ts'
import { refuse } from './words.ts'

/** Makes a tender from an approved plan: its lines, its budget, its term. */
export async function draftTender(ctx: Ctx, input: { purchaseId: string; method: MethodName }): Promise<{ id: string } | Refusal> {
  const plan = await planOf(ctx, input.purchaseId)
  if (!plan) return await recordRefusal(ctx, 'tenders.draft', notThere())
  const no = mayNot(ctx.asker, 'tenders.edit', { purchaserId: plan.purchaserId })
  if (no) return await recordRefusal(ctx, 'tenders.draft', no, { subject: { kind: 'plan', id: plan.id }, purchaseId: plan.purchaseId })
  return await change(ctx, { action: 'tenders.draft', purchaseId: plan.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    if (plan.state !== 'approved' && plan.state !== 'published') return refuse('plan-not-approved')
    const before = await tenderOf(inside, plan.purchaseId)
    if (before && before.state !== 'void' && before.state !== 'cancelled') return refuse('tender-exists')
    const choice = methodChoices({ budget: plan.total, place: lawPlace(ctx), lawDay: ctx.today }).find((c) => c.name === input.method)
    if (!choice?.isCarried) return refuse('method-not-carried')
    if (!choice.mayBeChosen && !isRefusal(choice.answer))
      return refuse('method-not-allowed', choice.answer.steps.at(-1)!.says).with({ cites: choice.answer.cites })
    const id = newId('tender', ctx.now)
    entry.subject = { kind: 'tender', id }
    entry.facts = { method: input.method }
    const made = await tables(tx)
      .insertInto('tenders')
      .values({
        jurisdiction: ctx.jurisdiction,
        id,
        purchase_id: plan.purchaseId,
        plan_id: plan.id,
        purchaser_id: plan.purchaserId,
        number: plan.number,
        title: plan.title,
        title_en: plan.titleEn,
        method: input.method,
        state: 'draft',
        lines: JSON.stringify(plan.lines.map(lineJson)),
        budget_minor: plan.total,
        ceiling_minor: null,
        fixed_price: plan.fixedPrice,
        price_weight: plan.fixedPrice ? null : '10',
        starts_on: plan.startsOn,
        months: plan.months,
        conditions: null,
        acceptance: null,
        payment: null,
        reserve: null,
        reserved_minor: null,
        reserved_small_minor: null,
        why_not_reserved: null,
        small_deduction: null,
        is_complex: false,
        high_impact: false,
        consent: plan.preparation.consent,
        despite: null,
        issued_on: null,
        documents_until_on: null,
        deadline_at: null,
        quality_recipient: null,
        quality_key: null,
        price_recipient: null,
        price_key: null,
        opened_at: null,
        consensus_locked_at: null,
        scored_at: null,
        lot_seed: null,
        ended_on: null,
        ended_reason: null,
        law_day: ctx.today,
        created_at: ctx.now,
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return refuse('tender-exists')
    if (!(await takeMethod(ctx, tx, plan.id, { method: input.method, consent: plan.preparation.consent }))) return refuse('plan-contracted')
    entry.after = { state: 'draft', version: 1 }
    return { id }
  })
}
