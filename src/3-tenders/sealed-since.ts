import type { Moment } from '#kernel'
import type { Ctx } from '#platform'
import type { RawBuilder } from 'kysely'
import { oldestOpenCall, sealedFrom } from './store/index.ts'

/**
 * Since when something may lie sealed: the first day of the oldest call that is still open, undefined where none is. What was done
 * with bids since then is not told, not even without names: where one call is open, the entries would be the number of its bids.
 */
export async function sealedSince(ctx: Ctx): Promise<Moment | undefined> {
  return (await oldestOpenCall(ctx))?.toZonedDateTime(ctx.zone).toInstant()
}

/**
 * Which entries of the log nobody may count yet, as a condition on `record_log` under the given alias; false for all where no call
 * is open. Whatever says how many entries there are, or publishes them, leaves these out, or stops before the first of them.
 */
export const sealedEntries = async (ctx: Ctx, alias = 'record_log'): Promise<RawBuilder<boolean>> =>
  sealedFrom(await sealedSince(ctx), alias)
