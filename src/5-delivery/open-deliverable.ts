import { type Contract, contract, workedOn } from '#contracts'
import { type Id, isOfSessions, isRefusal, newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { insertDeliverable } from './store/index.ts'
import { refuse } from './words.ts'

export interface NewDeliverable {
  title: string
  /** How many different people take part. */
  members: number
}

/** Opens one of the things a line buys, before its first session or with it: a group, a case, a course. */
export async function openDeliverable(
  ctx: Ctx,
  i: NewDeliverable & { contractId: string; lineId: string },
): Promise<{ id: Id<'deliverable'> } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.open-deliverable', no)
  if (!c) return refuse('no-contract')
  if (c.state !== 'active') return refuse('not-running')
  const line = workedOn(c, ctx.today).lines.find((l) => l.id === i.lineId)
  if (!line) return refuse('no-line').at('lineId')
  if (line.kind !== 'project' || !isOfSessions(line.unitTerms)) return refuse('not-of-sessions', line.title).at('lineId')
  return await openedFor(ctx, c, i)
}

/** The deliverable of a record: the one it names, or the one that is opened with it, in the same change; null where it is no session. */
export async function deliverableFor(
  ctx: Ctx,
  tx: Db,
  c: Contract,
  i: {
    readonly lineId: string
    readonly deliverableId?: string | undefined
    readonly opens?: { readonly title: string | undefined; readonly members: number | undefined } | undefined
  },
): Promise<string | null | Refusal> {
  const { title, members } = i.opens ?? {}
  if (title === undefined || members === undefined) return i.deliverableId ?? null
  const opened = await openedFor({ ...ctx, db: tx }, c, { lineId: i.lineId, title, members })
  return isRefusal(opened) ? opened : opened.id
}

async function openedFor(ctx: Ctx, c: Contract, i: NewDeliverable & { lineId: string }): Promise<{ id: Id<'deliverable'> } | Refusal> {
  const id = newId('deliverable', ctx.now)
  const what = {
    action: 'delivery.open-deliverable',
    subject: { kind: 'deliverable', id } as const,
    purchaseId: c.purchaseId,
    after: { lineId: i.lineId, title: i.title, members: i.members },
  }
  const opened = await change(ctx, what, async (tx, entry) => {
    const number = await insertDeliverable(ctx, tx, c, { id, lineId: i.lineId, title: i.title, members: i.members })
    entry.facts = { contract: c.number, number, members: i.members }
    return { id: id as string }
  })
  return isRefusal(opened) ? opened : { id: opened.id as Id<'deliverable'> }
}
