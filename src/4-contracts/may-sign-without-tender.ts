import { isRefusal, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import type { Contract, ContractText } from './rules/contract.ts'
import { beyondApproved, moreFitsPlan } from './rules/plan-fit.ts'
import { readGround, readVersions } from './store/index.ts'
import { refuse } from './words.ts'
import { judgeGround, statedOf } from './judge-ground.ts'
import { standsByPlan } from './stands-by-plan.ts'
import { groundWaits } from './ground-waits.ts'

/**
 * Whether a change of a signed contract without a tender stays within what was approved, and within what is left of its plan. Where nothing
 * was ever approved, what was first signed is the measure.
 */
export async function staysApproved(ctx: Ctx, tx: Db, c: Contract, text: ContractText): Promise<Refusal | undefined> {
  const inside = { ...ctx, db: tx }
  const ground = await readGround(inside, c.id)
  const approved = ground?.state === 'approved' ? ground.approvedText : null
  const first = (await readVersions(inside, c.id)).findLast((v) => v.state === 'agreed')
  const fields = beyondApproved(text, approved ?? first?.text ?? c)
  if (Object.keys(fields).length > 0) return refuse('beyond-approval').with({ fields, cites: ctx.law.cites('approval-without-tender') })
  if (!approved || !ground?.planId) return undefined
  const stands = await standsByPlan(ctx, tx, c, text, moreFitsPlan)
  return isRefusal(stands) ? stands : undefined
}

/** Whether a text without a tender may be signed: it stands by its plan, and the bureau approved the ground and as much money. */
export async function maySignWithoutTender(ctx: Ctx, tx: Db, c: Contract, text: ContractText): Promise<Refusal | undefined> {
  const inside = { ...ctx, db: tx }
  const ground = await readGround(inside, c.id)
  const waits = groundWaits(ctx, ground, text)
  if (waits || !ground || ground.kind === 'unstated') return waits
  const stands = await standsByPlan(ctx, tx, c, text)
  if (isRefusal(stands)) return stands
  const answer = await judgeGround(inside, c, text, statedOf({ ...ground, kind: ground.kind }), stands)
  if (isRefusal(answer)) return answer
  return answer.value === 'closed' ? refuse('ground-closed', answer.steps.at(-1)!.says).with({ cites: answer.cites }) : undefined
}
