import { filesOf } from '#files'
import { heldByOne } from './held-by-record.ts'
import { isRefusal } from '#kernel'
import { may, people } from '#people'
import { type Ctx, historyOf, type ListQuery } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { whyStays } from './change-deliverable.ts'
import { deliverable, deliverables, deliverablesByLine, deliverableSorts, deliverablesOf, type DeliverableStands } from './deliverables.ts'
import { visible } from './mine.ts'
import { DeliverablePage } from './pages/deliverable.tsx'
import { deliverableColumns, DeliverablesPage } from './pages/deliverables.tsx'
import { unitTotals } from './unit-totals.ts'

/** The deliverables of a contract, or of one line of it, as a page or as a file. */
export async function deliverablesPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const k = await visible(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const lineId = new URL(c.req.url).searchParams.get('line')?.slice(0, 80) || undefined
  const list = {
    sorts: deliverableSorts,
    name: 'deliverables',
    read: async (query: ListQuery) => ({
      rows: await deliverables(ctx, [k], { lineId }, query),
      total: await deliverablesOf(ctx, k.id, lineId),
    }),
    columns: () => Promise.resolve(deliverableColumns(k, ctx.lang)),
  }
  const f = {
    contract: k,
    lineId,
    byLine: await deliverablesByLine(ctx, { contractIds: [k.id] }),
    units: await unitTotals(ctx, { contractIds: [k.id] }),
    mayOpen: k.state === 'active' && may(ctx.asker, 'delivery.record', k),
    form: form ?? freshForm(),
  }
  return await listView<DeliverableStands, { rows: DeliverableStands[]; total: number }>(c, list, (listed) => (
    <DeliverablesPage ctx={ctx} frame={frame} {...listed} f={f} />
  ))
}

/** One deliverable. */
export async function deliverablePage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await deliverable(ctx, param(c, 'deliverable'))
  if (isRefusal(found)) return found
  const { contract: k, deliverable: d } = found
  const [opener] = d.openedBy ? await people(ctx, { userIds: [d.openedBy] }) : []
  const stays = await whyStays(ctx, ctx.db, d.id)
  return (
    <DeliverablePage
      ctx={ctx}
      frame={frame}
      contract={k}
      d={d}
      openedBy={opener?.name ?? ''}
      history={await historyOf(ctx, { subjectId: d.id })}
      mayChange={may(ctx.asker, 'delivery.record', k)}
      stays={stays?.words}
      files={await filesOf(ctx, await heldByOne(ctx, found))}
      form={form ?? freshForm({ title: d.title, members: String(d.members) })}
    />
  )
}
