import type { Refusal } from '#kernel'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import { isKnown, type SaidOfSeries } from './change-series.ts'
import { refuseSeries } from './series-words.ts'
import { insertSeries } from './store/index.ts'

/** An office begins to keep a price series. */
export async function beginSeries(ctx: Ctx, i: SaidOfSeries): Promise<{ id: string } | Refusal> {
  const purchaserId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId })
  if (no || purchaserId === null) return await recordRefusal(ctx, 'plans.keep-series', no ?? notThere())
  return await change(ctx, { action: 'plans.keep-series' }, async (tx, entry) => {
    const closed = await whyNotInUse({ ...ctx, db: tx }, purchaserId, 'draft-plan')
    if (closed) return closed
    if (await isKnown(ctx, tx, purchaserId, i.name)) return refuseSeries('series-known').at('name')
    const id = await insertSeries(ctx, tx, { ...i, purchaserId })
    entry.subject = { kind: 'series', id }
    entry.facts = { name: i.name.slice(0, 120) }
    return { id }
  })
}
