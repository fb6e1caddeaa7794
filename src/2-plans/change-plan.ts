import { isRefusal, type Refusal, whyNot } from '#kernel'
import { type Action, mayNot } from '#people'
import { change, type Ctx, type Db, type Entry, recordRefusal } from '#platform'
import { notThere } from '#ui'
import { plan as planNow } from './plans.ts'
import type { Plan } from './rules/plan.ts'
import { editVerb, planProcess, type ReadyFacts } from './rules/plan-process.ts'
import { refuse } from './words.ts'

/**
 * Every change of a plan goes this way: permission, the plan as it is inside the transaction, the version the person saw,
 * the state the verb needs, then the work. A refusal is recorded and undoes everything.
 */
export async function changePlan<T>(
  ctx: Ctx,
  what: {
    action: string
    may: Action
    planId: string
    verb: keyof typeof planProcess.verbs
    facts?: (inside: Ctx, plan: Plan) => Promise<ReadyFacts>
  },
  work: (tx: Db, plan: Plan, entry: Entry, inside: Ctx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const known = await planNow(ctx, what.planId)
  const subject = { kind: 'plan', id: what.planId } as const
  if (!known) return await recordRefusal(ctx, what.action, notThere(), { subject })
  const no = mayNot(ctx.asker, what.may, { purchaserId: known.purchaserId })
  if (no) return await recordRefusal(ctx, what.action, no, { subject, purchaseId: known.purchaseId })
  return await change(ctx, { action: what.action, subject, purchaseId: known.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const plan = (await planNow(inside, what.planId))!
    if (ctx.version !== undefined && ctx.version !== plan.version) return refuse('stale')
    const verb = what.verb === 'edit' ? editVerb(plan.state) : what.verb
    const facts = what.facts && (await what.facts(inside, plan))
    const stopped = whyNot(planProcess, verb, plan, facts)
    if (stopped) return stopped
    entry.before = { state: plan.state, version: plan.version }
    const result = await work(tx, plan, entry, inside)
    if (!isRefusal(result)) entry.after ??= { state: planProcess.verbs[verb].to, version: plan.version + 1 }
    return result
  })
}
