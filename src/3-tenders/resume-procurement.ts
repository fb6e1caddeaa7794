import { isRefusal, type Refusal } from '#kernel'
import { advance } from '#people'
import type { Ctx, Entry } from '#platform'
import { changeComplaint } from './change-complaint.ts'
import { keptTender } from './change-tender.ts'
import type { Complaint } from './rules/complaint.ts'
import { tender as tenderNow } from './store/index.ts'

/** Finance lets the procurement go on before the suspension ends by itself. */
export async function resumeProcurement(ctx: Ctx, i: { complaintId: string }): Promise<{ id: string } | Refusal> {
  return await changeComplaint(ctx, { id: i.complaintId, verb: 'resume' }, async ({ inside, now, entry, set }) => {
    const lifted = await liftSuspension(inside, now, entry)
    if (isRefusal(lifted)) return lifted
    entry.facts = { number: now.number }
    return await set({ resumed_on: ctx.today })
  })
}

/** Ends what this complaint had stand still, where it still does. */
export async function liftSuspension(inside: Ctx, c: Complaint, entry: Entry): Promise<unknown | Refusal> {
  const t = (await tenderNow(inside, c.tenderId))!
  if (!c.suspendedOn || c.resumedOn || t.suspendedUntilOn === null || t.state === 'void' || t.state === 'cancelled') return undefined
  return await advance(inside, keptTender, t, 'resume', { suspended_until_on: null }, entry)
}
