import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'

/** With whom records of a line were before a day, of cases and of groups: what a record itself does not say. */
export async function metOfLine(
  ctx: Ctx,
  of: { contractId: string; lineId: string; before: Day },
): Promise<{ clientId: string; recordId: string }[]> {
  const { rows } = await sql<{ client_id: string; record_id: string }>`
    select c.client_id, k.record_id from cases c
    join case_contacts k on k.jurisdiction = c.jurisdiction and k.case_id = c.id
    where c.jurisdiction = ${ctx.jurisdiction} and c.contract_id = ${of.contractId} and c.line_id = ${of.lineId} and k.met and k.done_on < ${of.before}
    union
    select m.client_id, s.record_id from work_groups g
    join group_sessions s on s.jurisdiction = g.jurisdiction and s.group_id = g.id
    join group_members m on m.jurisdiction = g.jurisdiction and m.group_id = g.id and m.number = any(s.present)
    where g.jurisdiction = ${ctx.jurisdiction} and g.contract_id = ${of.contractId} and g.line_id = ${of.lineId} and m.client_id is not null
      and s.held_on < ${of.before}`.execute(ctx.db)
  return rows.map((r) => ({ clientId: r.client_id, recordId: r.record_id }))
}
