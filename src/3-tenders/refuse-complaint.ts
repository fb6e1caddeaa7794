import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'
import { liftSuspension } from './resume-procurement.ts'

/** Finance does not accept a complaint, with the reason and where else it would belong. */
export async function refuseComplaint(ctx: Ctx, i: { complaintId: string; reason: string }): Promise<{ id: string } | Refusal> {
  const facts = () => ({ reason: i.reason, today: ctx.today })
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'refuse', facts }, async ({ inside, now, entry, set }) => {
    entry.facts = { number: now.number }
    await liftSuspension(inside, now, entry)
    return await set({ refused_reason: i.reason, closed_on: ctx.today })
  })
}
