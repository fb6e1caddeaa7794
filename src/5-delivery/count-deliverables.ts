import { type Contract, spanOn, termSpans } from '#contracts'
import type { Ctx, Db } from '#platform'
import { completing } from './rules/deliverable.ts'
import { type DeliverableRow, lockDeliverables, sessionsOf, writeSums, writeUnits } from './store/index.ts'

/**
 * Counts the sessions of deliverables anew, within the change of a record or of the people who take part: their sums, and the record on
 * which the unit of each stands. What it makes less than before is taken off its record and its line, and what it makes is put there.
 */
export async function countDeliverables(ctx: Ctx, tx: Db, c: Contract, ids: readonly (string | null)[]): Promise<void> {
  for (const d of await lockDeliverables(ctx, tx, ids)) await countOne(ctx, tx, c, d)
}

async function countOne(ctx: Ctx, tx: Db, c: Contract, d: DeliverableRow): Promise<void> {
  const sessions = await sessionsOf(ctx, tx, d.id)
  const line = c.lines.find((l) => l.id === d.line_id)
  const spans = termSpans(c.texts ?? [], line?.kind === 'project' ? line : { id: d.line_id })
  const done = completing(sessions, d.members, (on) => spanOn(spans, on)?.terms)
  for (const s of sessions) {
    const makes = s.id === done?.id ? 1 : 0
    if (s.units !== makes) await writeUnits(ctx, tx, d, s, makes)
  }
  await writeSums(ctx, tx, d.id, {
    sessions: sessions.length,
    people: sessions.reduce((n, s) => n + s.people, 0),
    minutes: sessions.reduce((n, s) => n + s.minutes, 0),
    completedBy: done?.id ?? null,
    completedOn: done?.servedOn ?? null,
  })
}
