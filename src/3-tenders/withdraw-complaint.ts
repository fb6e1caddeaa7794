import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'

/** Who complained takes it back before it is decided; finance may still look into the matter by itself. */
export async function withdrawComplaint(ctx: Ctx, i: { complaintId: string }): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'withdraw' }, async ({ now, entry, set }) => {
    entry.facts = { number: now.number }
    return await set({ closed_on: ctx.today })
  })
}
