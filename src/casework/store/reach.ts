import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import type { Told } from '../rules/reach.ts'
import { type Row, tables } from './tables.ts'

export interface LineOf {
  readonly contractId: string
  readonly lineId: string
}

/** With whom records of a line were before a day, of cases and of groups: what a record itself does not say. */
export async function metOfLine(ctx: Ctx, of: LineOf & { before: Day }): Promise<{ clientId: string; recordId: string }[]> {
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

/** Lines with cases or groups of which it was not yet looked in this month, and not everything is told. */
export async function linesToTell(ctx: Ctx, month: Day): Promise<LineOf[]> {
  const { rows } = await sql<LineOf>`
    select contract_id as "contractId", line_id as "lineId" from (
      select contract_id, line_id from cases where jurisdiction = ${ctx.jurisdiction}
      union select contract_id, line_id from work_groups where jurisdiction = ${ctx.jurisdiction}) l
    where not exists (
      select from reach_told t where t.jurisdiction = ${ctx.jurisdiction} and t.contract_id = l.contract_id and t.line_id = l.line_id
        and (t.looked_on >= ${month} or t.by_age is not null))
    order by 1, 2`.execute(ctx.db)
  return rows
}

/** What is told of a line now. */
export async function toldOf(ctx: Ctx, of: LineOf, db: Db = ctx.db): Promise<Told | undefined> {
  const row = await tables(db)
    .selectFrom('reach_told')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', of.contractId)
    .where('line_id', '=', of.lineId)
    .executeTakeFirst()
  return row && toldIn(row)
}

const toldIn = (row: Row<'reach_told'>): Told | undefined =>
  row.until === null
    ? undefined
    : { until: row.until, people: row.people, groups: row.by_age && row.by_sex && { age: row.by_age, sex: row.by_sex } }

/** Keeps what is told from now on, and that it was looked in this month. */
export async function keepTold(ctx: Ctx, tx: Db, of: LineOf, month: Day, told: Told | undefined): Promise<void> {
  const row = {
    looked_on: month,
    until: told?.until ?? null,
    people: told?.people ?? null,
    by_age: told?.groups ? JSON.stringify(told.groups.age) : null,
    by_sex: told?.groups ? JSON.stringify(told.groups.sex) : null,
  }
  await sql`
    insert into reach_told (jurisdiction, contract_id, line_id, looked_on, until, people, by_age, by_sex)
    values (${ctx.jurisdiction}, ${of.contractId}, ${of.lineId}, ${row.looked_on}, ${row.until}, ${row.people}, ${row.by_age}::jsonb, ${row.by_sex}::jsonb)
    on conflict (jurisdiction, contract_id, line_id) do update set looked_on = excluded.looked_on, until = excluded.until,
      people = excluded.people, by_age = excluded.by_age, by_sex = excluded.by_sex`.execute(tx)
}
