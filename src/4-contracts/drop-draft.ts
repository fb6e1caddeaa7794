import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { awardEnded } from '#tenders'
import { changeContract, partyOf } from './change-contract.ts'
import { leavePlan } from './stands-by-plan.ts'
import { declineOpenVersion, voidDuties } from './store/index.ts'
import type { Ending } from './end-early.ts'
import type { Contract } from './rules/contract.ts'
import { awardEndedWords, refuse } from './words.ts'

/** Drops a text that nobody is bound by yet. Either side may, with a reason. */
export const dropDraft = (ctx: Ctx, i: Ending): Promise<{ dropped: true } | Refusal> =>
  changeContract({ ...ctx, version: i.version }, { id: i.contractId, verb: 'drop' }, async ({ tx, now, entry, set }) => {
    const side = partyOf(ctx, now)
    if (isRefusal(side)) return side
    entry.facts = { side, reason: i.reason.slice(0, 200) }
    const moved = await set({ closed_on: ctx.today, close_reason: i.reason })
    if (isRefusal(moved)) return moved
    await declineOpenVersion(ctx, tx, now.id, i.reason)
    if (!now.tenderId) await leavePlan(ctx, tx, now)
    return { dropped: true as const }
  })

/** The clock drops a text whose award has ended: nobody can sign it, and the next award has a contract of its own. */
export const dropWithAward = (ctx: Ctx, c: Contract): Promise<{ dropped: true } | Refusal> =>
  changeContract(
    { ...ctx, version: c.version },
    { id: c.id, verb: (now) => (now.state === 'signed' ? 'revoke' : 'drop') },
    async ({ tx, inside, entry, now, set }) => {
      if (!(await awardEnded(inside, { ...now, tenderId: now.tenderId ?? '' }))) return refuse('stale')
      const reason = awardEndedWords[now.lang][now.state === 'signed' ? 'revoked' : 'dropped']
      entry.facts = { reason }
      const moved = await set({ closed_on: ctx.today, close_reason: reason })
      if (isRefusal(moved)) return moved
      await declineOpenVersion(ctx, tx, now.id, reason)
      // What it asked of them before it began cannot be done for a contract that never will.
      await voidDuties(ctx, tx, { contractId: now.id, kinds: ['say-success', 'answer-change', 'hand-over'] })
      return { dropped: true as const }
    },
  )
