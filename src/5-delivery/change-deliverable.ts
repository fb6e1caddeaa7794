import { contract } from '#contracts'
import type { Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, type Db, fieldChanges, recordRefusal, stale } from '#platform'
import { countDeliverables } from './count-deliverables.ts'
import type { NewDeliverable } from './open-deliverable.ts'
import { holdSummed, keptDeliverable, lockDeliverable, sessionsBeside, sessionsOf, writeDeliverable } from './store/index.ts'
import { refuse } from './words.ts'

/** Why its name and its people stay, or undefined: what was handed in and stands is what was accepted and paid, and both are part of it. */
export async function whyStays(ctx: Ctx, db: Db, deliverableId: string): Promise<Refusal | undefined> {
  const sessions = await sessionsOf(ctx, db, deliverableId)
  return sessions.some((s) => s.units > 0 && s.isClosed) ? refuse('unit-stands') : undefined
}

/** Says anew what a deliverable is called and how many people take part. Whether it makes a unit is counted again at once. */
export async function changeDeliverable(
  ctx: Ctx,
  i: NewDeliverable & { deliverableId: string; version: number },
): Promise<{ id: string } | Refusal> {
  const d = await keptDeliverable(ctx, i.deliverableId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: d?.provider_id ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.change-deliverable', no)
  const c = d && (await contract(ctx, d.contract_id))
  if (!d || !c) return refuse('no-deliverable')
  const what = {
    action: 'delivery.change-deliverable',
    subject: { kind: 'deliverable', id: d.id } as const,
    purchaseId: c.purchaseId,
    facts: { contract: c.number, number: d.number, members: i.members },
    before: { title: d.title, members: d.members },
    after: { title: i.title, members: i.members },
  }
  return await change(ctx, what, async (tx, entry) => {
    await holdSummed(ctx, tx, c.id)
    const held = await lockDeliverable(ctx, tx, d.id)
    if (!held || held.version !== i.version) return stale()
    const stays = await whyStays(ctx, tx, d.id)
    if (stays) return stays
    if (held.title === i.title && held.members === i.members) return refuse('nothing-changed')
    const { most } = await sessionsBeside(ctx, tx, { deliverableId: d.id })
    if (i.members < most) return refuse('fewer-than-came', most).at('members')
    const times = (await sessionsOf(ctx, tx, d.id)).reduce((n, s) => n + s.people, 0)
    if (held.completed_by && i.members > times) return refuse('more-than-came', times).at('members')
    if (!(await writeDeliverable(ctx, tx, { id: d.id, version: i.version }, i))) return stale()
    entry.changes = fieldChanges({ members: held.members }, { members: i.members })
    await countDeliverables(ctx, tx, c, [d.id])
    return { id: d.id }
  })
}
