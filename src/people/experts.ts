import { type Day, newId } from '#kernel'
import { type Ctx, type Db, holdsInSql, type ListQuery, movesOf, type PageOf, type PlainFields, readPage } from '#platform'
import { sql, type Updateable } from 'kysely'
import { changeOf } from './change-of.ts'
import { expertProcess, type ExpertState, type TieKind } from './rules/expert.ts'
import { type PeopleTables, tables } from './store.ts'

export interface ExpertTie {
  readonly organisation_id: string
  readonly organisation: string
  readonly kind: TieKind
}
/** An expert of the pool, with the name and address of their account where they have one. */
export interface Expert {
  id: string
  user_id: string | null
  name: string
  email: string
  specialty_ids: readonly string[]
  title: string | null
  title_until: Day | null
  employer: string | null
  away_from: Day | null
  away_to: Day | null
  state: ExpertState
  left_on: Day | null
  version: number
  /** Whether an account with the role of an expert is behind it: only then can they be drawn. */
  can_sit: boolean
  /** Organisations in which they have a role now. */
  works_in: readonly string[]
}

/** Every expert with what their account says of them; the name and address of an account are kept there and nowhere else. */
const whole = (ctx: Ctx) =>
  tables(ctx.db)
    .selectFrom('experts')
    .leftJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'experts.jurisdiction').onRef('u.id', '=', 'experts.user_id'))
    .where('experts.jurisdiction', '=', ctx.jurisdiction)
    .select([
      'experts.id',
      'experts.user_id',
      'experts.specialty_ids',
      'experts.title',
      'experts.title_until',
      'experts.employer',
      'experts.away_from',
      'experts.away_to',
      'experts.state',
      'experts.left_on',
      'experts.version',
    ])
    .select([
      sql<string>`coalesce(u.name, experts.name)`.as('name'),
      sql<string>`coalesce(u.email, experts.email)`.as('email'),
      sql<boolean>`u.disabled_at is null and exists (select 1 from memberships m where m.jurisdiction = ${ctx.jurisdiction}
        and m.user_id = experts.user_id and m.role = 'expert' and m.ended_on is null)`.as('can_sit'),
      sql<string[]>`array(select distinct m.organisation_id from memberships m where m.jurisdiction = ${ctx.jurisdiction}
        and m.user_id = experts.user_id and m.ended_on is null)`.as('works_in'),
    ])

export const expert = async (ctx: Ctx, id: string): Promise<Expert | undefined> =>
  await whole(ctx).where('experts.id', '=', id).executeTakeFirst()

/** The expert behind an account, where it has one. */
export const expertOf = async (ctx: Ctx, userId: string): Promise<Expert | undefined> =>
  await whole(ctx).where('experts.user_id', '=', userId).executeTakeFirst()

/** The whole pool, those who left it too; or those of some accounts. */
export async function allExperts(ctx: Ctx, of: { userIds?: readonly string[] } = {}): Promise<Expert[]> {
  if (of.userIds?.length === 0) return []
  let q = whole(ctx)
  if (of.userIds) q = q.where('experts.user_id', 'in', [...new Set(of.userIds)])
  return await q.orderBy('experts.id').execute()
}

export const expertSorts = ['name', 'employer', 'titleUntil', 'state'] as const

/** Experts by name, address, title or employer, a page at a time. */
export async function listedExperts(ctx: Ctx, of: { search?: string; specialty?: string }, query: ListQuery): Promise<PageOf<Expert>> {
  let q = whole(ctx)
  if (of.specialty) q = q.where(sql<boolean>`${of.specialty} = any(experts.specialty_ids)`)
  if (of.search)
    q = q.where(
      holdsInSql(
        sql`coalesce(u.name, experts.name) || ' ' || coalesce(u.email, experts.email) || ' ' || coalesce(title, '') || ' ' || coalesce(employer, '')`,
        of.search,
      ),
    )
  const by = { name: 'name', employer: 'employer', titleUntil: 'title_until', state: 'state' } as const
  return await readPage(tables(ctx.db).selectFrom(q.as('x')).selectAll(), query, by, { id: 'id', nulls: 'last' })
}

/** The ties of some experts, by expert. */
export async function tiesOf(ctx: Ctx, expertIds: readonly string[]): Promise<Map<string, ExpertTie[]>> {
  if (expertIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('expert_ties as t')
    .innerJoin('organisations as o', (on) => on.onRef('o.jurisdiction', '=', 't.jurisdiction').onRef('o.id', '=', 't.organisation_id'))
    .select(['t.expert_id', 't.organisation_id', 't.kind', 'o.name as organisation'])
    .where('t.jurisdiction', '=', ctx.jurisdiction)
    .where('t.expert_id', 'in', [...expertIds])
    .orderBy('o.name')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.expert_id)])
}

/** What the record log tells of an expert as they were and as they became. Ties are told by their own entries. */
const plainExpert = (x: Expert): PlainFields => ({
  specialties: x.specialty_ids.join(' '),
  titleUntil: x.title_until,
  awayFrom: x.away_from,
  awayTo: x.away_to,
  leftOn: x.left_on,
})

type ExpertColumns = Partial<
  Pick<
    Updateable<PeopleTables['experts']>,
    'name' | 'email' | 'specialty_ids' | 'title' | 'title_until' | 'employer' | 'away_from' | 'away_to' | 'left_on'
  >
>
const move = movesOf<ExpertState, ExpertColumns>('experts')

export const changeExpert = changeOf({
  process: expertProcess,
  kind: 'expert',
  log: 'people',
  load: expert,
  hold: (ctx, tx) => holdExperts(ctx, tx),
  move,
  plain: plainExpert,
})

/** Makes whoever changes the pool wait for whoever is doing so: people are told apart by their address over all of it. */
export async function holdExperts(ctx: Ctx, tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`experts ${ctx.jurisdiction}`}, 0))`.execute(tx)
}

/** Whose the address is in the pool, or nobody’s. */
export const withEmail = async (ctx: Ctx, email: string): Promise<Expert | undefined> =>
  await whole(ctx).where(sql`coalesce(u.email, experts.email)`, '=', email).executeTakeFirst()

/**
 * Puts somebody who has come to be an expert into the pool: into the place that was entered under their address, or a new one.
 * Called wherever a role is given.
 */
export async function seatInPool(ctx: Ctx, tx: Db, p: { userId: string; name: string; email: string }): Promise<void> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('experts')
    .set((e) => ({ user_id: p.userId, email: null, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('user_id', 'is', null)
    .where('email', '=', p.email.toLowerCase())
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('experts as x').select('x.id').where('x.jurisdiction', '=', ctx.jurisdiction).where('x.user_id', '=', p.userId),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return
  await tables(tx)
    .insertInto('experts')
    .values({ jurisdiction: ctx.jurisdiction, id: newId('expert', ctx.now), user_id: p.userId, name: p.name, entered_on: ctx.today })
    .onConflict((c) => c.columns(['jurisdiction', 'user_id']).where('user_id', 'is not', null).doNothing())
    .execute()
}
