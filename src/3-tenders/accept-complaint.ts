import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'

/** Finance accepts a complaint, as of the day it was received, and serves it: the respondent reads it from here on. */
export async function acceptComplaint(ctx: Ctx, i: { complaintId: string }): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'accept' }, async ({ now, entry, set }) => {
    entry.facts = { number: now.number }
    return await set({ accepted_on: ctx.today })
  })
}
