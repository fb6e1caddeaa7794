import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'

/** Who complained puts the letter right; the days since it was asked do not count for the decision. */
export async function correctComplaint(
  ctx: Ctx,
  i: { complaintId: string; matters: string; requests: string; facts: string; basis: string },
): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'correct' }, async ({ now, entry, set }) => {
    entry.facts = { number: now.number }
    return await set({ matters: i.matters, requests: i.requests, facts: i.facts, basis: i.basis, corrected_on: ctx.today })
  })
}
