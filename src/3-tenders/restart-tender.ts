import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import { afterLapseFacts } from './name-next.ts'
import type { Tender } from './rules/tender.ts'

/** The head ends a purchase whose award ended, with the reason; it can be tendered anew. */
export async function restartTender(ctx: Ctx, i: { tenderId: string; reason: string }): Promise<{ id: string } | Refusal> {
  const facts = async (inside: Ctx, t: Tender) => ({ ...(await afterLapseFacts(inside, t)), reason: i.reason })
  return await changeTender(ctx, { action: 'tenders.restart', id: i.tenderId, verb: 'restart', facts }, async ({ entry, set }) => {
    entry.facts = { reason: i.reason.slice(0, 500) }
    return await set({ ended_on: ctx.today, ended_reason: i.reason })
  })
}
