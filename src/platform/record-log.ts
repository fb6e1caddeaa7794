import { createHash } from 'node:crypto'
import type { Moment, Words } from '#kernel'
import { type Selectable, sql } from 'kysely'
import { fingerprint } from './change.ts'
import type { Ctx } from './context.ts'
import type { Db } from './database/open.ts'
import type { RecordLogRow } from './database/tables.ts'

/**
 * Gives every committed entry its place in one order per jurisdiction, each place chained to the one before.
 * Writers take no lock: an entry is numbered after its transaction has committed, by whoever holds the sequencer's lock.
 * Returns how many were numbered.
 */
export async function sequence(db: Db, batch = 500): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const lock = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7305) as mine`.execute(tx)
    if (!lock.rows[0]!.mine) return 0
    const pending = await tx
      .selectFrom('record_log_pending as p')
      .innerJoin('record_log as l', (on) => on.onRef('l.jurisdiction', '=', 'p.jurisdiction').onRef('l.id', '=', 'p.entry_id'))
      .selectAll('l')
      .orderBy('p.jurisdiction')
      .orderBy('p.entry_id')
      .limit(batch)
      .execute()
    for (const jurisdiction of new Set(pending.map((e) => e.jurisdiction))) {
      const last = await tx
        .selectFrom('record_log_order')
        .select(['seq', 'hash'])
        .where('jurisdiction', '=', jurisdiction)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      let seq = last?.seq ?? 0n
      let hash = last?.hash ?? ''
      const entries = pending.filter((e) => e.jurisdiction === jurisdiction)
      const rows = entries.map((e) => {
        hash = chained(hash, e)
        return { jurisdiction, seq: ++seq, entry_id: e.id, hash }
      })
      await tx.insertInto('record_log_order').values(rows).execute()
      await tx
        .deleteFrom('record_log_pending')
        .where('jurisdiction', '=', jurisdiction)
        .where(
          'entry_id',
          'in',
          entries.map((e) => e.id),
        )
        .execute()
    }
    return pending.length
  })
}

const chained = (previous: string, entry: Selectable<RecordLogRow>): string =>
  createHash('sha256').update(previous).update('\n').update(fingerprint(entry)).digest('hex')

/** The first place at which the chain does not fit its entries, or undefined when all is as it was written. */
export async function firstBreak(db: Db, jurisdiction: string): Promise<bigint | undefined> {
  let hash = ''
  for (let from = 0n; ; ) {
    const rows = await db
      .selectFrom('record_log_order as o')
      .leftJoin('record_log as l', (on) => on.onRef('l.jurisdiction', '=', 'o.jurisdiction').onRef('l.id', '=', 'o.entry_id'))
      .select(['o.seq as place', 'o.hash as kept'])
      .selectAll('l')
      .where('o.jurisdiction', '=', jurisdiction)
      .where('o.seq', '>', from)
      .orderBy('o.seq')
      .limit(1000)
      .execute()
    if (rows.length === 0) return undefined
    for (const { place, kept, ...entry } of rows) {
      hash = chained(hash, entry as Selectable<RecordLogRow>)
      if (place !== from + 1n || entry.id === null || hash !== kept) return place
      from = place
    }
  }
}

export interface HistoryEntry {
  at: Moment
  action: string
  outcome: string
  actor: string | null
  actorKind: RecordLogRow['actor_kind']
  organisationId: string | null
  facts: Record<string, unknown>
  subject: { kind: string; id: string } | null
  afterHash: string | null
}

/** What happened to a record or a whole purchase, newest first. Refused attempts are shown too. */
export async function historyOf(
  ctx: Ctx,
  of: { subjectId: string } | { purchaseId: string },
  page: { limit: number; before?: string; except?: readonly string[] } = { limit: 100 },
): Promise<HistoryEntry[]> {
  let query = ctx.db.selectFrom('record_log').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  query = 'subjectId' in of ? query.where('subject_id', '=', of.subjectId) : query.where('purchase_id', '=', of.purchaseId)
  if (page.except?.length) query = query.where('action', 'not in', page.except)
  if (page.before) query = query.where('id', '<', page.before)
  const rows = await query.orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map((r) => ({
    at: r.at,
    action: r.action,
    outcome: r.outcome,
    actor: r.actor_name,
    actorKind: r.actor_kind,
    organisationId: r.organisation_id,
    facts: r.facts,
    subject: r.subject_kind && r.subject_id ? { kind: r.subject_kind, id: r.subject_id } : null,
    afterHash: r.after_hash,
  }))
}

/** How an action is said. Every step knows only its own; the app, which knows all steps, says here how all are said. */
type Speaker = (action: string, facts: Record<string, unknown>) => Words | undefined
let speaker: Speaker = () => undefined
export const setSpeaker = (says: Speaker): void => {
  speaker = says
}
export const sayAnyAction = (action: string, facts: Record<string, unknown>): Words => speaker(action, facts) ?? { zh: action, en: action }
