import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'

/** Finance does not accept a complaint, with the reason and where else it would belong. */
export async function refuseComplaint(ctx: Ctx, i: { complaintId: string; reason: string }): Promise<{ id: string } | Refusal> {
  const facts = () => ({ reason: i.reason, today: ctx.today })
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'refuse', facts }, async ({ now, entry, set }) => {
    entry.facts = { number: now.number }
    return await set({ refused_reason: i.reason, closed_on: ctx.today })
  })
}
