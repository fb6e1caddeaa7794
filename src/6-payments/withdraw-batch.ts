import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeBatch } from './change-batch.ts'
import { letGo } from './store/index.ts'

/** A batch that the bank was not given, or refused as a whole: its claims can be put into another. */
export const withdrawBatch = (ctx: Ctx, i: { id: string; why: string }): Promise<{ id: string } | Refusal> =>
  changeBatch(ctx, { id: i.id, verb: 'withdraw', action: 'payments.withdraw-batch' }, async ({ tx, now, entry, set }) => {
    await letGo(ctx, tx, now.id)
    entry.facts = { messageId: now.messageId }
    return await set({ withdrawn_why: i.why.trim() })
  })
