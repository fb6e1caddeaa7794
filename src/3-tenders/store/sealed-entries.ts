import type { Moment } from '#kernel'
import type { Ctx } from '#platform'
import { type RawBuilder, sql } from 'kysely'

/** What people do with a bid that nobody may count before it is opened. */
export const sealedActions: readonly string[] = ['bids.submit', 'bids.withdraw']

/** Entries of the log about sealed bids from a moment on, as a condition on `record_log` under the given alias; false of none. */
export function sealedFrom(since: Moment | undefined, alias: string): RawBuilder<boolean> {
  if (!since) return sql<boolean>`false`
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`(${column('action')} in (${sql.join(sealedActions)}) and ${column('subject_id')} is null and ${column('at')} >= ${since})`
}

/** What the log holds back for a tender until its opening, of all or since a moment: what was done with its bids, and the fingerprint of what was sealed. */
export async function heldEntries(ctx: Ctx, tenderId: string, since?: Moment): Promise<{ action: string; sealed: string | null }[]> {
  const { rows } = await sql<{ action: string; sealed: string | null }>`
    select l.action, l.facts ->> 'sealed' as sealed from record_log_pending p
    join record_log l on l.jurisdiction = p.jurisdiction and l.id = p.entry_id
    where p.jurisdiction = ${ctx.jurisdiction} and p.held_by = ${tenderId} and l.outcome = 'done'
      and l.action in (${sql.join(sealedActions)}) and ${since ? sql`l.at > ${since}` : sql`true`}`.execute(ctx.db)
  return rows
}

/** Of these fingerprints those that stand in the log as sealed. */
export async function loggedAsSealed(ctx: Ctx, sealed: readonly string[]): Promise<ReadonlySet<string>> {
  if (sealed.length === 0) return new Set()
  const { rows } = await sql<{ sealed: string }>`
    select facts ->> 'sealed' as sealed from record_log where jurisdiction = ${ctx.jurisdiction} and action = 'bids.submit'
      and outcome = 'done' and facts ->> 'sealed' in (${sql.join(sealed)})`.execute(ctx.db)
  return new Set(rows.map((r) => r.sealed))
}
