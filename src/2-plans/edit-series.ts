import type { Refusal } from '#kernel'
import { type Ctx, stale } from '#platform'
import { changeSeries, isKnown, type SaidOfSeries } from './change-series.ts'
import { refuseSeries } from './series-words.ts'
import { moveSeries } from './store/index.ts'

/** Puts its name or its source right. Tenders and contracts keep what they announced. */
export const editSeries = (ctx: Ctx, i: SaidOfSeries & { seriesId: string }): Promise<{ id: string } | Refusal> =>
  changeSeries(ctx, { id: i.seriesId, action: 'plans.keep-series' }, async (tx, entry, was) => {
    if (was.name !== i.name && (await isKnown(ctx, tx, was.purchaserId, i.name))) return refuseSeries('series-known').at('name')
    if (!(await moveSeries(ctx, tx, was, { name: i.name, source: i.source }))) return stale()
    entry.changes = [
      { field: 'name', before: was.name, after: i.name },
      { field: 'source', before: was.source, after: i.source },
    ]
    entry.facts = { name: i.name.slice(0, 120) }
    return { id: was.id }
  })
