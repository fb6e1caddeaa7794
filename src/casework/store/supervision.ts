import { codecs, type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Updateable } from 'kysely'
import type { Supervision, SupervisionState } from '../rules/supervision.ts'
import { type CaseTables, type Row, tables } from './tables.ts'

const row = codecs<CaseTables>()('supervisions', { except: ['entered_at', 'entered_by'] })

export async function supervisionRow(ctx: Ctx, id: string): Promise<Supervision | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('supervisions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && row.read(found)
}
export const holdSupervision = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tables(tx)
    .selectFrom('supervisions')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst())

export const supervisionSorts = ['day', 'state'] as const
interface SupervisionsAsked {
  organisationId: string
  /** Only where this person is one of the two. */
  userId?: string | undefined
  states?: readonly SupervisionState[] | undefined
}
const asked = (ctx: Ctx, a: SupervisionsAsked) => {
  let q = tables(ctx.db)
    .selectFrom('supervisions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', a.organisationId)
  if (a.userId) q = q.where((e) => e.or([e('supervisor_id', '=', a.userId!), e('worker_id', '=', a.userId!)]))
  if (a.states) q = q.where('state', 'in', [...a.states])
  return q
}
export async function pageOfSupervisions(ctx: Ctx, a: SupervisionsAsked, query: ListQuery): Promise<PageOf<Supervision>> {
  const found = await readPage(asked(ctx, a), query, { day: 'planned_on', state: 'state' }, { id: 'id' })
  return { ...found, rows: found.rows.map((r) => row.read(r)) }
}
export const supervisionsOf = async (ctx: Ctx, a: SupervisionsAsked): Promise<Supervision[]> =>
  (await asked(ctx, a).orderBy('planned_on').orderBy('id').limit(200).execute()).map((r) => row.read(r))

export const insertSupervision = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row<'supervisions'>, 'id' | 'organisation_id' | 'supervisor_id' | 'worker_id' | 'planned_on'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('supervisions')
    .values({ ...i, jurisdiction: ctx.jurisdiction, entered_at: ctx.now, entered_by: ctx.asker.userId! })
    .execute())

export type SupervisionColumns = Updateable<Omit<CaseTables['supervisions'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveSupervision = movesOf<SupervisionState, SupervisionColumns>('supervisions')

export const supervisionNotesOf = async (ctx: Ctx, supervisionId: string): Promise<Row<'supervision_notes'>[]> =>
  await tables(ctx.db)
    .selectFrom('supervision_notes')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('supervision_id', '=', supervisionId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()

export const insertSupervisionNote = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row<'supervision_notes'>, 'id' | 'supervision_id' | 'sealed'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('supervision_notes')
    .values({ ...i, jurisdiction: ctx.jurisdiction, written_by: ctx.asker.userId!, written_at: ctx.now })
    .execute())

/** @returns false where there is no such note of theirs */
export async function deleteSupervisionNote(
  ctx: Ctx,
  tx: Db,
  of: { supervisionId: string; id: string; writtenBy: string },
): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('supervision_notes')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('supervision_id', '=', of.supervisionId)
    .where('id', '=', of.id)
    .where('written_by', '=', of.writtenBy)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
