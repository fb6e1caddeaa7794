import { codecs, type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Updateable } from 'kysely'
import type { GroupState, Member, Session, WorkGroup } from '../rules/group.ts'
import { type CaseTables, type Row, tables } from './tables.ts'

const row = codecs<CaseTables>()('work_groups', { except: ['entered_at', 'entered_by'] })

export async function groupRow(ctx: Ctx, id: string): Promise<WorkGroup | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('work_groups')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && row.read(found)
}

/** Two sessions of one group are numbered one after the other. */
export const holdGroup = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tables(tx)
    .selectFrom('work_groups')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst())

export const groupSorts = ['title', 'state', 'next'] as const
interface GroupsAsked {
  organisationId: string
  workerId?: string | undefined
  states?: readonly GroupState[] | undefined
}
const asked = (ctx: Ctx, a: GroupsAsked) => {
  let q = tables(ctx.db)
    .selectFrom('work_groups')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', a.organisationId)
  if (a.workerId) q = q.where('worker_id', '=', a.workerId)
  if (a.states) q = q.where('state', 'in', [...a.states])
  return q
}
export async function pageOfGroups(ctx: Ctx, a: GroupsAsked, query: ListQuery): Promise<PageOf<WorkGroup>> {
  const found = await readPage(asked(ctx, a), query, { title: 'title', state: 'state', next: 'next_on' }, { id: 'id' })
  return { ...found, rows: found.rows.map((r) => row.read(r)) }
}
export const groupsOf = async (ctx: Ctx, a: GroupsAsked): Promise<WorkGroup[]> =>
  (await asked(ctx, a).orderBy('next_on').orderBy('id').limit(200).execute()).map((r) => row.read(r))

/** The groups that meet in which somebody served has a place. */
export const groupsWith = async (ctx: Ctx, clientId: string): Promise<WorkGroup[]> =>
  (
    await tables(ctx.db)
      .selectFrom('work_groups as g')
      .innerJoin('group_members as m', (on) => on.onRef('m.jurisdiction', '=', 'g.jurisdiction').onRef('m.group_id', '=', 'g.id'))
      .selectAll('g')
      .where('g.jurisdiction', '=', ctx.jurisdiction)
      .where('m.client_id', '=', clientId)
      .where('m.left_on', 'is', null)
      .where('g.state', '!=', 'closed')
      .orderBy('g.id')
      .execute()
  ).map((r) => row.read(r))

export const insertGroup = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row<'work_groups'>, 'id' | 'organisation_id' | 'contract_id' | 'line_id' | 'title' | 'aims' | 'sessions' | 'next_on'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('work_groups')
    .values({ ...i, jurisdiction: ctx.jurisdiction, worker_id: ctx.asker.userId!, entered_at: ctx.now, entered_by: ctx.asker.userId! })
    .execute())

export type GroupColumns = Updateable<Omit<CaseTables['work_groups'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveGroup = movesOf<GroupState, GroupColumns>('work_groups')

export const membersOf = async (ctx: Ctx, groupIds: readonly string[], db: Db = ctx.db): Promise<(Member & { groupId: string })[]> =>
  (
    await tables(db)
      .selectFrom('group_members')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('group_id', 'in', [...groupIds, ''])
      .orderBy('group_id')
      .orderBy('number')
      .execute()
  ).map((r) => ({ groupId: r.group_id, number: r.number, clientId: r.client_id, joinedOn: r.joined_on, leftOn: r.left_on }))

export const insertMembers = async (
  ctx: Ctx,
  tx: Db,
  of: { groupId: string; members: readonly { number: number; clientId: string | null }[] },
): Promise<void> => {
  if (of.members.length === 0) return
  await tables(tx)
    .insertInto('group_members')
    .values(
      of.members.map((m) => ({
        ...{ jurisdiction: ctx.jurisdiction, group_id: of.groupId, number: m.number, client_id: m.clientId },
        ...{ joined_on: ctx.today, left_on: null },
      })),
    )
    .execute()
}

/** @returns false where there is no such place, or it was left before */
export async function endMember(ctx: Ctx, tx: Db, of: { groupId: string; number: number }): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('group_members')
    .set({ left_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('group_id', '=', of.groupId)
    .where('number', '=', of.number)
    .where('left_on', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Who left comes again. */
export const reopenMember = async (ctx: Ctx, tx: Db, of: { groupId: string; number: number }): Promise<void> =>
  void (await tables(tx)
    .updateTable('group_members')
    .set({ left_on: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('group_id', '=', of.groupId)
    .where('number', '=', of.number)
    .execute())

export const sessionsOf = async (ctx: Ctx, groupIds: readonly string[], db: Db = ctx.db): Promise<(Session & { groupId: string })[]> =>
  (
    await tables(db)
      .selectFrom('group_sessions')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('group_id', 'in', [...groupIds, ''])
      .orderBy('group_id')
      .orderBy('number')
      .execute()
  ).map((r) => ({
    ...{ groupId: r.group_id, number: r.number, recordId: r.record_id, heldOn: r.held_on },
    ...{ present: r.present, guests: r.guests },
  }))

export const insertSession = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row<'group_sessions'>, 'group_id' | 'number' | 'record_id' | 'held_on' | 'present' | 'guests'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('group_sessions')
    .values({ ...i, jurisdiction: ctx.jurisdiction, entered_at: ctx.now, entered_by: ctx.asker.userId! })
    .execute())
