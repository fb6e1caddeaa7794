import { isRefusal, newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import { clientRow, type ClientRow, insertReason, markRead, reasonsFor } from './store/index.ts'
import { refuse } from './words.ts'

/** How long somebody who is not of the case sees a name for a reason they gave. */
const reasonMinutes = 60

/** Somebody who is not of the case says why they have to see a name now. It opens for an hour, and whoever leads the institution reads why. */
export async function sayWhy(ctx: Ctx, i: { id: string; reason: string }): Promise<{ id: string } | Refusal> {
  const c = await asked(ctx, i.id, 'clients.say-why')
  if (isRefusal(c)) return c
  // Whoever leads the institution sees the name, and says why for what was written.
  if (c.workerId === ctx.asker.userId) return refuse('your-case')
  const what = { action: 'clients.say-why', subject: { kind: 'client', id: c.id } as const, facts: { number: c.number } }
  return await change(ctx, what, async (tx) => {
    const until = ctx.now.add({ minutes: reasonMinutes })
    await insertReason(ctx, tx, { id: newId('reason', ctx.now), clientId: c.id, reason: i.reason, until })
    return { id: c.id }
  })
}

/** Whoever leads the institution has read why somebody looked. Nobody reads their own. */
export async function readWhy(ctx: Ctx, i: { id: string; reasonId: string }): Promise<{ id: string } | Refusal> {
  const c = await asked(ctx, i.id, 'clients.read-why')
  if (isRefusal(c)) return c
  const reason = (await reasonsFor(ctx, c.id)).find((r) => r.id === i.reasonId)
  if (!reason) return notThere()
  if (reason.user_id === ctx.asker.userId) return refuse('own-reason')
  const what = { action: 'clients.read-why', subject: { kind: 'client', id: c.id } as const, facts: { number: c.number } }
  return await change(ctx, what, async (tx) => {
    if (!(await markRead(ctx, tx, { clientId: c.id, id: reason.id }))) return refuse('read-already')
    return { id: c.id }
  })
}

async function asked(ctx: Ctx, id: string, action: 'clients.say-why' | 'clients.read-why'): Promise<ClientRow | Refusal> {
  const c = await clientRow(ctx, id)
  const may = action === 'clients.say-why' ? 'clients.read' : 'clients.manage'
  const no = mayNot(ctx.asker, may, { providerId: c?.organisationId ?? null })
  if (no) return await recordRefusal(ctx, action, no)
  if (!c) return notThere()
  return c.state === 'erased' && action === 'clients.say-why' ? refuse('erased') : c
}

/** Whether a reason this person gave opens the name now. */
export const opensNow = async (ctx: Ctx, clientId: string): Promise<boolean> =>
  (await reasonsFor(ctx, clientId)).some((r) => r.user_id === ctx.asker.userId && Temporal.Instant.compare(r.until_at, ctx.now) > 0)
