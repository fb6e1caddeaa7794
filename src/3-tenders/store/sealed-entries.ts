import type { Moment } from '#kernel'
import { type RawBuilder, sql } from 'kysely'

/** What people do with a bid that nobody may count before it is opened. */
export const sealedActions: readonly string[] = ['bids.submit', 'bids.withdraw']

/** Entries of the log about sealed bids from a moment on, as a condition on `record_log` under the given alias; false of none. */
export function sealedFrom(since: Moment | undefined, alias: string): RawBuilder<boolean> {
  if (!since) return sql<boolean>`false`
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`(${column('action')} in (${sql.join(sealedActions)}) and ${column('subject_id')} is null and ${column('at')} >= ${since})`
}
