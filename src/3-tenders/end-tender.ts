import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { moveTender } from './store.ts'
import { refuse } from './words.ts'

/** The purchaser cancels a purchase that cannot go on, with the reason, which is published. Sealed bids stay shut for good. */
export async function cancelTender(ctx: Ctx, input: { tenderId: string; reason: string }): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'tenders.cancel', may: 'tenders.publish', tenderId: input.tenderId, verb: 'cancel', versioned: true },
    async (tx, tender, entry) => {
      if (!(await moveTender(ctx, tx, tender, { state: 'cancelled', ended_on: ctx.today, ended_reason: input.reason })))
        return refuse('stale')
      entry.facts = { reason: input.reason.slice(0, 500) }
      return { id: tender.id }
    },
  )
}

/** The purchaser declares a tender void where the law says so: fewer valid bids than needed, breach, prices above the budget, or the need is gone. */
export async function voidTender(ctx: Ctx, input: { tenderId: string; reason: string }): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    { action: 'tenders.void', may: 'tenders.publish', tenderId: input.tenderId, verb: 'declareVoid', versioned: true },
    async (tx, tender, entry) => {
      if (!(await moveTender(ctx, tx, tender, { state: 'void', ended_on: ctx.today, ended_reason: input.reason }))) return refuse('stale')
      entry.facts = { reason: input.reason.slice(0, 500) }
      return { id: tender.id }
    },
  )
}
