import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'
import { liftSuspension } from './resume-procurement.ts'

/** Who complained takes it back before it is decided; finance may still look into the matter by itself. */
export async function withdrawComplaint(ctx: Ctx, i: { complaintId: string }): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'withdraw' }, async ({ inside, now, entry, set }) => {
    const lifted = await liftSuspension(inside, now, entry)
    if (isRefusal(lifted)) return lifted
    entry.facts = { number: now.number }
    return await set({ closed_on: ctx.today })
  })
}
