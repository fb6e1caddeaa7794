import { type Day, day } from '#kernel'
import type { Retained } from '#law'
import type { Ctx } from '#platform'
import { type RawBuilder, sql } from 'kysely'

/** What names people and serves nothing any more once its time after the end is over. */
interface Leftover {
  readonly table: string
  /** When its use ended: a moment, or a day. */
  readonly ended: RawBuilder<unknown>
  readonly isDay?: true
}
type OfPeople = Exclude<Retained, 'paperSheets' | 'drafts' | 'sentDrafts' | 'voices'>

const leftovers: Readonly<Record<OfPeople, Leftover>> = {
  onceKeys: { table: 'once_keys', ended: sql`created_on`, isDay: true },
  sessions: { table: 'sessions', ended: sql`expires_at` },
  invitations: { table: 'invitations', ended: sql`coalesce(accepted_at, withdrawn_at, expires_at)` },
  tokens: { table: 'api_tokens', ended: sql`coalesce(revoked_at, expires_at)` },
  devices: { table: 'known_devices', ended: sql`last_used_at` },
  resets: { table: 'password_resets', ended: sql`coalesce(used_at, expires_at)` },
  letters: { table: 'outbox', ended: sql`coalesce(sent_at, given_up_at)` },
  // A matter that is not over would be told anew; a result is over with its reading.
  notices: { table: 'notices', ended: sql`coalesce(done_at, case when kind = 'result' then read_at end)` },
  tries: { table: 'try_budgets', ended: sql`last_at` },
  scans: { table: 'supplier_documents', ended: sql`withdrawn_on`, isDay: true },
}
const startOf = (ctx: Pick<Ctx, 'zone'>, of: Leftover, on: Day) => (of.isDay ? on : on.toZonedDateTime({ timeZone: ctx.zone }).toInstant())

/** Those whose use ended before a day, to be deleted; of what people look after themselves. */
export const endedBefore = (ctx: Ctx, kind: Exclude<OfPeople, 'scans'>, before: Day): RawBuilder<unknown> => {
  const of = leftovers[kind]
  return sql`${sql.table(of.table)} where jurisdiction = ${ctx.jurisdiction} and ${of.ended} < ${startOf(ctx, of, before)}`
}

/** How many there are whose use ended within some days, and when that of the first did. */
export interface Left {
  readonly n: number
  readonly oldest: Day | null
}

/** Counts what ended from a day on and before another, so that it can be told before it goes. */
export async function leftBetween(ctx: Ctx, kind: OfPeople, from: Day, before: Day): Promise<Left> {
  const of = leftovers[kind]
  const on = of.isDay ? of.ended : sql`(${of.ended} at time zone ${ctx.zone})::date`
  const { rows } = await sql<{ n: number; oldest: string | null }>`select count(*)::int as n, min(${on})::text as oldest
    from ${sql.table(of.table)} where jurisdiction = ${ctx.jurisdiction}
    and ${of.ended} >= ${startOf(ctx, of, from)} and ${of.ended} < ${startOf(ctx, of, before)}`.execute(ctx.db)
  const { n, oldest } = rows[0]!
  return { n, oldest: oldest === null ? null : day(oldest) }
}
