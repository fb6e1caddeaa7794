import type { Refusal } from '#kernel'
import { leaveToTender, type Plan, planOf, takeForContract } from '#plans'
import type { Ctx, Db } from '#platform'
import type { Contract, ContractText } from './rules/contract.ts'
import { fitsPlan, usesOf } from './rules/plan-fit.ts'
import { contractOf, contractQuery } from './store/index.ts'
import { refuse } from './words.ts'
import type { Of } from './judge-ground.ts'

/**
 * Whether a text without a tender may stand beside its plan: the plan is approved and not tendered, and the text is what is left of it.
 * Inside a change only: it locks the plan, so that two contracts at the same moment are counted one after the other.
 */
export async function standsByPlan(ctx: Ctx, tx: Db, of: Of, text: ContractText, fits = fitsPlan): Promise<Plan | Refusal> {
  const plan = await planOf({ ...ctx, db: tx }, of.purchaseId)
  if (!plan || (plan.state !== 'approved' && plan.state !== 'published'))
    return refuse('no-approved-plan').with({ cites: ctx.law.cites('approval-without-tender') })
  if (!(await takeForContract(ctx, tx, plan.id))) return refuse('beside-tender').with({ cites: ctx.law.cites('award-and-contract') })
  const others = (
    await contractQuery({ ...ctx, db: tx })
      .where('c.purchase_id', '=', of.purchaseId)
      .execute()
  ).map(contractOf(ctx))
  const wrong = fits(
    text,
    plan,
    others.filter((c) => c.id !== of.id).flatMap((c) => usesOf(c) ?? []),
  )
  return wrong ?? plan
}

/** A draft that nobody signed leaves its plan to whoever comes next, if no other contract has it. */
export async function leavePlan(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  const inside = { ...ctx, db: tx }
  const plan = await planOf(inside, c.purchaseId)
  if (!plan || !(await takeForContract(ctx, tx, plan.id))) return
  const others = (await contractQuery(inside).where('c.purchase_id', '=', c.purchaseId).execute()).map(contractOf(ctx))
  if (!others.some((o) => o.id !== c.id && !o.tenderId && usesOf(o))) await leaveToTender(ctx, tx, plan.id)
}
