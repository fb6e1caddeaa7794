import { isBefore, isRefusal, type Refusal, totalOf, whyNot } from '#kernel'
import { advance } from '#people'
import { planOf } from '#plans'
import type { Ctx } from '#platform'
import { changeContract, keptGround } from './change-contract.ts'
import { judgeGround, statedOf } from './judge-ground.ts'
import { type Contract, isUnsigned } from './rules/contract.ts'
import type { Ground } from './rules/ground.ts'
import { groundProcess } from './rules/ground-process.ts'
import { hasPlannedTerm } from './rules/plan-fit.ts'
import { addDecidedGround, readGround } from './store/index.ts'
import { refuse } from './words.ts'

export interface GroundDecision {
  contractId: string
  approve: boolean
  /** Why; needed to refuse, and to approve what the law leaves to judgement. */
  note?: string | undefined
  /** Version of the contract the person saw. */
  version: number
}

/**
 * The bureau approves that a contract is made without a tender, or refuses it with its reason. A contract that was signed before its
 * ground was asked for can be looked at afterwards: what was decided stands beside it, and that it came late does too.
 */
export const decideGround = (ctx: Ctx, i: GroundDecision): Promise<{ id: string } | Refusal> =>
  changeContract(
    { ...ctx, version: i.version },
    {
      id: i.contractId,
      action: i.approve ? 'contracts.approve-ground' : 'contracts.refuse-ground',
      verb: (c) => (isUnsigned(c) ? 'decideGround' : 'lookAtGround'),
    },
    async ({ tx, inside, now, entry }) => {
      entry.facts = { number: now.number, note: (i.note ?? '').slice(0, 500), total: totalOf(now.lines).toString() }
      const verb = i.approve ? 'approve' : 'refuse'
      const ground = await readGround(inside, now.id)
      const closed = ground && whyNot(groundProcess, verb, ground)
      if (closed) return closed
      if (!i.note && (!i.approve || (await mustSayWhy(inside, now, ground)))) return refuse('note-needed').at('note')
      const decided = {
        decided_at: ctx.now,
        decided_by: ctx.asker.name ?? null,
        note: i.note ?? null,
        approved_minor: i.approve ? totalOf(now.lines) : null,
        approved_number: i.approve ? now.versionNumber : null,
      }
      // The entry is about the contract, which stays where it is.
      if (ground) return await advance(inside, keptGround, ground, verb, decided, {})
      const state = i.approve ? 'approved' : 'refused'
      return (await addDecidedGround(ctx, tx, now.id, state, decided)) ? { id: now.id } : refuse('ground-answered')
    },
  )

/** Whether approving needs a reason: nothing was stated, the law leaves what was stated to judgement, or the term is not the planned one. */
async function mustSayWhy(inside: Ctx, c: Contract, ground: Ground | undefined): Promise<boolean> {
  if (!ground || ground.kind === 'unstated') return true
  const plan = await planOf(inside, c.purchaseId)
  if (!plan || !hasPlannedTerm(c, plan) || isBefore(c.startsOn, inside.today)) return true
  const answer = await judgeGround(inside, c, c, statedOf({ ...ground, kind: ground.kind }), plan)
  return isRefusal(answer) || answer.value !== 'open'
}
