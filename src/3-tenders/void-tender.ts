import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'

/** The purchaser declares a tender void where the law says so: fewer valid bids than needed, breach, prices above the budget, or the need is gone. */
export async function voidTender(ctx: Ctx, input: { tenderId: string; reason: string }): Promise<{ id: string } | Refusal> {
  return await changeTender(ctx, { action: 'tenders.void', id: input.tenderId, verb: 'declareVoid' }, async ({ entry, set }) => {
    entry.facts = { reason: input.reason.slice(0, 500) }
    return await set({ ended_on: ctx.today, ended_reason: input.reason })
  })
}
