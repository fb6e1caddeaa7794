import type { Moment, Words } from '#kernel'
import type { Ctx } from './context.ts'
import type { RecordLogRow } from './database/tables.ts'
import { differing } from './log/check-entries.ts'

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
  /** Set where the entry does not say what it said when it was entered. */
  changedSince?: true
}

/**
 * What happened to a record or a whole purchase, newest first. Refused attempts are shown too, the latest of them: whoever tries again and again
 * moves nothing that was done off the page. Each entry is held against the log's tree.
 */
export async function historyOf(
  ctx: Ctx,
  of: { subjectId: string } | { purchaseId: string },
  page: { limit: number; except?: readonly string[] } = { limit: 100 },
): Promise<HistoryEntry[]> {
  let query = ctx.db.selectFrom('record_log').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  query = 'subjectId' in of ? query.where('subject_id', '=', of.subjectId) : query.where('purchase_id', '=', of.purchaseId)
  if (page.except?.length) query = query.where('action', 'not in', page.except)
  const newest = query.orderBy('id', 'desc')
  const done = await newest.where('outcome', '=', 'done').limit(page.limit).execute()
  const refused = await newest.where('outcome', '!=', 'done').limit(mostRefused(page.limit)).execute()
  const rows = [...done, ...refused].toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const changed = await differing(ctx.db, ctx.jurisdiction, rows)
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
    ...(changed.has(r.id) && { changedSince: true as const }),
  }))
}

const mostRefused = (limit: number): number => Math.ceil(limit / 5)

/** Whether a history that was read up to a limit may leave something out: of what was done, or of what was refused. */
export function leavesOut(entries: readonly HistoryEntry[], limit: number): boolean {
  const done = entries.filter((e) => e.outcome === 'done').length
  return done >= limit || entries.length - done >= mostRefused(limit)
}

/** How an action is said. Every step knows only its own; the app, which knows all steps, says here how all are said. */
type Speaker = (action: string, facts: Record<string, unknown>) => Words | undefined
let speaker: Speaker = () => undefined
export const setSpeaker = (says: Speaker): void => {
  speaker = says
}
export const sayAnyAction = (action: string, facts: Record<string, unknown>): Words => speaker(action, facts) ?? { zh: action, en: action }
