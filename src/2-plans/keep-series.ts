import { type Id, isRefusal, type Refusal } from '#kernel'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, type Entry, notThere, recordRefusal, type Db, stale } from '#platform'
import type { PriceSeries } from './rules/series.ts'
import { refuseSeries } from './series-words.ts'
import { insertSeries, moveSeries, readSeries } from './store/index.ts'

interface Said {
  readonly name: string
  readonly source: string
}

/** An office begins to keep a price series. */
export async function beginSeries(ctx: Ctx, i: Said): Promise<{ id: string } | Refusal> {
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

/** Puts its name or its source right. Tenders and contracts keep what they announced. */
export const editSeries = (ctx: Ctx, i: Said & { seriesId: string }): Promise<{ id: string } | Refusal> =>
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

const isKnown = async (ctx: Ctx, tx: Db, purchaserId: string, name: string): Promise<boolean> =>
  (await readSeries({ ...ctx, db: tx }, { purchaserId })).some((s) => s.name === name)

/** Every change of a series: by its own office, on the version that was seen. */
export async function changeSeries<T>(
  ctx: Ctx,
  of: { id: string; action: string },
  work: (tx: Db, entry: Entry, was: PriceSeries) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const seen = (await readSeries(ctx, { id: of.id }))[0]
  if (!seen) return await recordRefusal(ctx, of.action, notThere())
  const subject = { kind: 'series', id: seen.id as Id<'series'> } as const
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: seen.purchaserId })
  if (no) return await recordRefusal(ctx, of.action, no, { subject })
  return await change(ctx, { action: of.action, subject }, async (tx, entry) => {
    const now = (await readSeries({ ...ctx, db: tx }, { id: of.id }))[0]
    if (!now) return notThere()
    if (ctx.version !== undefined && ctx.version !== now.version) return stale()
    const closed = await whyNotInUse({ ...ctx, db: tx }, now.purchaserId, 'draft-plan')
    if (closed) return closed
    const done = await work(tx, entry, now)
    if (!isRefusal(done)) entry.before = now
    return done
  })
}
