import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'

/** The office explains itself to finance with what proves it, once; who says nothing bears what follows. */
export async function explainToFinance(ctx: Ctx, i: { complaintId: string; answer: string }): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'answer' }, async ({ now, entry, set }) => {
    entry.facts = { number: now.number }
    return await set({ answer: i.answer, answered_on: ctx.today, answered_by_name: ctx.asker.name })
  })
}
