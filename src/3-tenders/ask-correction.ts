import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeComplaint } from './change-complaint.ts'

/** Finance says once and at once everything that a letter lacks, and by when it is put right. */
export async function askCorrection(
  ctx: Ctx,
  i: { complaintId: string; what: string; byOn: Temporal.PlainDate },
): Promise<{ id: string } | Refusal> {
  const facts = () => ({ byOn: i.byOn, today: ctx.today })
  return await changeComplaint(
    ctx,
    { id: i.complaintId, verb: 'askCorrection', action: 'complaints.ask-correction', facts },
    async ({ now, entry, set }) => {
      entry.facts = { number: now.number }
      return await set({ correction_asked: i.what, correction_asked_on: ctx.today, correction_by_on: i.byOn })
    },
  )
}
