import { type Contract, contract, whyFilesOver } from '#contracts'
import { type Holder, refuseFiles } from '#files'
import { isRefusal, type Refusal, sayDay } from '#kernel'
import { may } from '#people'
import type { Ctx } from '#platform'
import { type C, param } from '#ui'
import { whyStays } from './change-deliverable.ts'
import { deliverable, type DeliverableStands } from './deliverables.ts'
import { monthKey, monthOn } from './period-of.ts'
import type { ServiceRecord } from './rules/record.ts'
import { serviceRecord } from './service-records.ts'
import { anyClosed } from './store/index.ts'
import { refuse } from './words.ts'

type RecordOf = ServiceRecord & { purchaserId: string; providerId: string }

/** What shows that a service took place, as a photograph or a list; as open as the record itself, until its month is handed in. */
export async function heldByRecord(ctx: Ctx, r: RecordOf): Promise<Holder> {
  const own = r.workerId === ctx.asker.userId || may(ctx.asker, 'delivery.appoint', { providerId: r.providerId })
  const c = await contract(ctx, r.contractId)
  const month = c && monthOn(c, r.servedOn)
  const closed = c && month && (await anyClosed(ctx, ctx.db, c.id, [monthKey(month.index)]))
  const over = c && (await whyFilesOver(ctx, c))
  const frozen = closed ? refuse('period-closed') : (over ?? (own ? undefined : refuse('not-your-record')))
  return {
    kind: 'record',
    id: r.id,
    purchaseId: c?.purchaseId ?? null,
    href: `/delivery/records/${r.id}`,
    title: sayDay(r.servedOn, ctx.lang),
    on: r,
    // A struck record hides its note, and what hangs on it: the institution alone still sees it, and may take it away.
    see: r.struck ? 'delivery.appoint' : 'delivery.read',
    add: r.struck ? 'delivery.appoint' : 'delivery.record',
    frozen: r.struck ? refuseFiles('files-closed') : frozen,
    isLeft: r.struck,
    photos: true,
  }
}

/**
 * What a group, a case or a course as a whole leaves behind: once its unit was handed in it is what was accepted, and more may only be added,
 * until its contract is over and done with.
 */
export const heldByDeliverable = (
  c: { purchaseId: string; purchaserId: string; providerId: string },
  d: DeliverableStands,
  { stays, over }: { stays?: Refusal | undefined; over?: Refusal | undefined } = {},
): Holder => ({
  kind: 'deliverable',
  id: d.id,
  purchaseId: c.purchaseId,
  href: `/delivery/deliverables/${d.id}`,
  title: d.title,
  on: c,
  see: 'delivery.read',
  add: 'delivery.record',
  frozen: over,
  stays,
  photos: true,
})

/** The same with why it stays and whether it takes more. */
export const heldByOne = async (
  ctx: Ctx,
  { contract: c, deliverable: d }: { contract: Contract; deliverable: DeliverableStands },
): Promise<Holder> => heldByDeliverable(c, d, { stays: await whyStays(ctx, ctx.db, d.id), over: await whyFilesOver(ctx, c) })

export async function recordHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const r = await serviceRecord(ctx, param(c, 'id'))
  return isRefusal(r) ? r : await heldByRecord(ctx, r)
}

export async function deliverableHolder(ctx: Ctx, c: C): Promise<Holder | Refusal> {
  const found = await deliverable(ctx, param(c, 'deliverable'))
  if (isRefusal(found)) return found
  return await heldByOne(ctx, found)
}
