import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { sql } from 'kysely'

interface Within {
  readonly organisationId: string
  readonly from: Day
  readonly to: Day
}

/** Records of contacts of an institution's cases within some days. */
export async function contactRecords(ctx: Ctx, of: Within): Promise<string[]> {
  const { rows } = await sql<{ record_id: string }>`
    select k.record_id from case_contacts k join cases c on c.jurisdiction = k.jurisdiction and c.id = k.case_id
    where k.jurisdiction = ${ctx.jurisdiction} and c.organisation_id = ${of.organisationId} and k.record_id is not null
      and k.done_on >= ${of.from} and k.done_on <= ${of.to} limit 20000`.execute(ctx.db)
  return rows.map((r) => r.record_id)
}

/** Records of sessions of an institution's groups within some days. */
export async function sessionRecords(ctx: Ctx, of: Within): Promise<string[]> {
  const { rows } = await sql<{ record_id: string }>`
    select s.record_id from group_sessions s join work_groups g on g.jurisdiction = s.jurisdiction and g.id = s.group_id
    where s.jurisdiction = ${ctx.jurisdiction} and g.organisation_id = ${of.organisationId}
      and s.held_on >= ${of.from} and s.held_on <= ${of.to} limit 20000`.execute(ctx.db)
  return rows.map((r) => r.record_id)
}

/** How many cases and groups of an institution ran on each of some days, all together: a case that ran on three of them counts three times. */
export async function ranOn(ctx: Ctx, of: { organisationId: string; days: readonly Day[] }): Promise<{ cases: number; groups: number }> {
  const days = sql.join(of.days.map((d) => sql`(${d}::date)`))
  const { rows } = await sql<{ cases: bigint; groups: bigint }>`
    select (select count(*) from cases c, (values ${days}) as m(d) where c.jurisdiction = ${ctx.jurisdiction}
        and c.organisation_id = ${of.organisationId} and c.taken_on <= m.d and (c.closed_on is null or c.closed_on > m.d)) as cases,
      (select count(*) from work_groups g, (values ${days}) as m(d) where g.jurisdiction = ${ctx.jurisdiction}
        and g.organisation_id = ${of.organisationId} and g.entered_at::date <= m.d and (g.closed_on is null or g.closed_on > m.d)) as groups`.execute(
    ctx.db,
  )
  return { cases: Number(rows[0]!.cases), groups: Number(rows[0]!.groups) }
}
