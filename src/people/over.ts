import type { Ctx } from '#platform'
import { sql } from 'kysely'
import { deviceDays } from './devices.ts'

/** The hour each database was last cleared in, so that the clock asks once an hour and process. */
const cleared = new WeakMap<Ctx['db'], Map<string, string>>()

/** Deletes what is over and only lies about: counts of tries, forgotten browsers, used links, letters that were sent or given up. */
export async function clearOver(ctx: Ctx): Promise<number> {
  const hour = ctx.now.toString().slice(0, 13)
  const done = cleared.get(ctx.db) ?? new Map<string, string>()
  cleared.set(ctx.db, done)
  if (done.get(ctx.jurisdiction) === hour) return 0
  const ago = (days: number) => ctx.now.subtract({ hours: 24 * days })
  const over = [
    sql`try_budgets where last_at < ${ago(1)} and next_at < ${ctx.now} and jurisdiction = ${ctx.jurisdiction}`,
    sql`known_devices where last_used_at < ${ago(deviceDays)} and jurisdiction = ${ctx.jurisdiction}`,
    sql`password_resets where coalesce(used_at, expires_at) < ${ago(30)} and jurisdiction = ${ctx.jurisdiction}`,
    sql`outbox where coalesce(sent_at, given_up_at) < ${ago(30)} and jurisdiction = ${ctx.jurisdiction}`,
  ]
  let found = 0
  for (const what of over) found += Number((await sql`delete from ${what}`.execute(ctx.db)).numAffectedRows ?? 0n)
  done.set(ctx.jurisdiction, hour)
  return found
}
