import { type Id, isRefusal, type Refusal } from '#kernel'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, type Db, type Entry, notThere, recordRefusal, stale } from '#platform'
import type { PriceSeries } from './rules/series.ts'
import { readSeries } from './store/index.ts'

/** What is said of a series. */
export interface SaidOfSeries {
  readonly name: string
  readonly source: string
}

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

/** Whether an office keeps a series of that name. */
export const isKnown = async (ctx: Ctx, tx: Db, purchaserId: string, name: string): Promise<boolean> =>
  (await readSeries({ ...ctx, db: tx }, { purchaserId })).some((s) => s.name === name)
