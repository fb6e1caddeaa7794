import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'

/** The purchaser cancels a purchase that cannot go on before bids are opened, with the reason, which is published. Sealed bids stay shut for good. */
export async function cancelTender(ctx: Ctx, input: { tenderId: string; reason: string }): Promise<{ id: string } | Refusal> {
  const facts = () => ({ reason: input.reason })
  return await changeTender(ctx, { action: 'tenders.cancel', id: input.tenderId, verb: 'cancel', facts }, async ({ entry, set }) => {
    entry.facts = { reason: input.reason.slice(0, 500) }
    return await set({ ended_on: ctx.today, ended_reason: input.reason })
  })
}
