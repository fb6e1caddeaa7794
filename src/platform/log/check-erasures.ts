import { sql } from 'kysely'
import type { Words } from '#kernel'
import type { Db } from '../database/open.ts'
import { checkWords } from './check-words.ts'

/** How long a change may take from its moment to its statement, in minutes: so much later may be what it erases. */
const slackMinutes = 5

/**
 * Checks the erasures of a log against what they did: what was erased is older than its erasure, and each says as many entries as point
 * to it. An entry can lose its name by one erasure and its facts by another; it points to the second, and is missed by the first.
 */
export async function wrongErasures(db: Db, jurisdiction: string, limit = 20): Promise<Words[]> {
  const wrong: Words[] = []
  // Whether or not a salt is gone: an entry that still waits for its place keeps all of them.
  const nobodys = await sql<{ id: string; by: string }>`
    select l.id, l.erased_by as by from record_log l
    left join record_log by on by.jurisdiction = l.jurisdiction and by.id = l.erased_by and by.action ~ 'eras(e|ure)' and by.outcome = 'done'
    where l.jurisdiction = ${jurisdiction} and l.erased_by is not null and by.id is null order by l.id limit ${limit}`.execute(db)
  for (const { id, by } of nobodys.rows) wrong.push(checkWords.both('nobody', id, by))
  const earlier = await sql<{ id: string; by: string }>`
    select l.id, by.id as by from record_log l
    join record_log by on by.jurisdiction = l.jurisdiction and by.id = l.erased_by
    left join record_log_order o on o.jurisdiction = l.jurisdiction and o.entry_id = l.id
    left join record_log_order oby on oby.jurisdiction = by.jurisdiction and oby.entry_id = by.id
    where l.jurisdiction = ${jurisdiction}
      and (by.id = l.id or ((oby.seq < o.seq or (oby.seq is not null and o.seq is null)) and by.at + ${slackMinutes} * interval '1 minute' < l.at))
    order by l.id limit ${limit}`.execute(db)
  for (const { id, by } of earlier.rows) wrong.push(checkWords.both('earlier', id, by))
  const { rows } = await sql<{ id: string; action: string; facts: Record<string, unknown>; erased_by: string | null; n: number }>`
    select by.id, by.action, by.facts, by.erased_by, count(l.id)::int as n from record_log by
    left join record_log l on l.jurisdiction = by.jurisdiction and l.erased_by = by.id
    where by.jurisdiction = ${jurisdiction} and by.action ~ 'eras(e|ure)' and by.outcome = 'done'
    group by by.jurisdiction, by.id, by.action, by.facts, by.erased_by order by by.id`.execute(db)
  const parts = await sql<{ n: number; twice: { by: string; n: number }[] | null }>`
    with gone as (
      select erased_by, (salts[3] is null)::int + (salts[4] is null)::int as n,
        (actor_name is null and facts = '{}' and changes is null)::int as twice
      from record_log where jurisdiction = ${jurisdiction} and erased_by is not null and salts is not null)
    select (select coalesce(sum(n), 0) from gone)::int as n,
      (select jsonb_agg(jsonb_build_object('by', erased_by, 'n', n)) from (select erased_by, sum(twice)::int as n from gone group by erased_by) t) as twice`.execute(
    db,
  )
  const { n: partsGone, twice } = parts.rows[0]!
  let said = 0
  let allSay = true
  for (const e of rows) {
    if (typeof e.facts.entries !== 'number') {
      // Its own facts were erased, or it was written by a version that did not count what it erased anew after a restore.
      const mayBeSilent = e.erased_by !== null || /^people\.apply-erasures$/.test(e.action)
      if (mayBeSilent) allSay = false
      else wrong.push(checkWords.both('uncounted', e.id))
      continue
    }
    said += e.facts.entries
    const missing = e.facts.entries - e.n
    const elsewhere = (twice ?? []).reduce((t, x) => t + (x.by === e.id ? 0 : x.n), 0)
    if (missing < 0 || missing > elsewhere) wrong.push(checkWords.both('otherNumber', e.id, e.facts.entries, e.n))
  }
  if (allSay && partsGone > said) wrong.push(checkWords.both('moreGone', said, partsGone))
  return wrong.slice(0, limit)
}
