import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { type Row, tables } from './tables.ts'

export type ContactRow = Row<'case_contacts'>

/** What was planned and done with some cases, the last first. */
export const contactsOf = async (ctx: Ctx, caseIds: readonly string[], db: Db = ctx.db): Promise<ContactRow[]> =>
  await tables(db)
    .selectFrom('case_contacts')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('case_id', 'in', [...caseIds, ''])
    .orderBy(sql`coalesce(done_on, planned_on)`, 'desc')
    .orderBy('id', 'desc')
    .execute()

/** What is planned next with each of some cases, and when somebody last had to do with them. */
export async function nextAndLast(
  ctx: Ctx,
  caseIds: readonly string[],
): Promise<Map<string, { nextOn: Day | null; nextKind: ContactRow['kind'] | null; lastOn: Day | null; done: number }>> {
  const { rows } = await sql<{
    case_id: string
    next_on: Day | null
    next_kind: ContactRow['kind'] | null
    last_on: Day | null
    n: bigint
  }>`
    select case_id, max(planned_on) filter (where record_id is null) as next_on, max(kind) filter (where record_id is null) as next_kind,
      max(done_on) as last_on, count(record_id) as n
    from case_contacts where jurisdiction = ${ctx.jurisdiction} and case_id in (${sql.join([...caseIds, ''])}) group by case_id`.execute(
    ctx.db,
  )
  return new Map(rows.map((r) => [r.case_id, { nextOn: r.next_on, nextKind: r.next_kind, lastOn: r.last_on, done: Number(r.n) }]))
}

/** The contact that is planned next; at most one is. */
export const plannedOf = async (ctx: Ctx, tx: Db, caseId: string): Promise<ContactRow | undefined> =>
  await tables(tx)
    .selectFrom('case_contacts')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('case_id', '=', caseId)
    .where('record_id', 'is', null)
    .executeTakeFirst()

export const insertContact = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<ContactRow, 'id' | 'case_id' | 'kind' | 'planned_on' | 'record_id' | 'done_on' | 'met'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('case_contacts')
    .values({ ...i, jurisdiction: ctx.jurisdiction, entered_by: ctx.asker.userId!, entered_at: ctx.now })
    .execute())

/** What was planned became what was done. */
export const fulfil = async (ctx: Ctx, tx: Db, i: Pick<ContactRow, 'id' | 'kind' | 'record_id' | 'done_on' | 'met'>): Promise<void> => {
  const { id, ...done } = i
  await tables(tx)
    .updateTable('case_contacts')
    .set({ ...done, entered_by: ctx.asker.userId!, entered_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .execute()
}

/** What was planned is not any more. */
export const dropPlanned = async (ctx: Ctx, tx: Db, caseId: string): Promise<void> =>
  void (await tables(tx)
    .deleteFrom('case_contacts')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('case_id', '=', caseId)
    .where('record_id', 'is', null)
    .execute())
