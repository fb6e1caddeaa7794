import type { Ctx, Db } from '#platform'
import { entriesLogged } from './store.ts'

const kept = new WeakMap<Db, Map<string, { of: string; value: Promise<unknown> }>>()

/**
 * What was worked out from the whole record, until the record log grows or the day changes: everything public is written
 * together with an entry of the log, so nothing older is ever shown.
 */
export async function remembered<T>(ctx: Ctx, what: string, make: () => Promise<T>): Promise<T> {
  const of = `${ctx.today} ${await entriesLogged(ctx)}`
  const known = kept.get(ctx.db) ?? new Map<string, { of: string; value: Promise<unknown> }>()
  kept.set(ctx.db, known)
  const key = `${ctx.jurisdiction} ${what}`
  const found = known.get(key)
  if (found?.of === of) return (await found.value) as T
  if (known.size > 500) known.clear()
  const value = make()
  known.set(key, { of, value })
  value.catch(() => known.delete(key))
  return await value
}
