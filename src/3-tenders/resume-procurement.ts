import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'

/** Finance lets the procurement go on before the suspension ends by itself; what another complaint has stand still goes on standing. */
export async function resumeProcurement(ctx: Ctx, i: { complaintId: string }): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'resume' }, async ({ now, entry, set }) => {
    entry.facts = { number: now.number }
    return await set({ resumed_on: ctx.today })
  })
}
