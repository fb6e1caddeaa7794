import type { Ctx } from '#platform'
import { sql } from 'kysely'
import type { OrganisationKind, Role } from './permission.ts'
import { tables } from './store.ts'

/** Roles that some people of one organisation have together. Whoever has the same has the same to do, but for what is theirs alone. */
export interface Seat {
  organisationId: string
  kind: OrganisationKind
  /** In the order of the alphabet. */
  roles: Role[]
}
export interface Seated extends Seat {
  userId: string
  name: string
  email: string
}
export const seatKey = (s: Seat): string => `${s.organisationId} ${s.roles.join(' ')}`

const held = (ctx: Ctx) =>
  tables(ctx.db)
    .selectFrom('memberships as m')
    .innerJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'm.jurisdiction').onRef('u.id', '=', 'm.user_id'))
    .innerJoin('organisations as o', (on) => on.onRef('o.jurisdiction', '=', 'm.jurisdiction').onRef('o.id', '=', 'm.organisation_id'))
    .where('m.jurisdiction', '=', ctx.jurisdiction)
    .where('m.ended_on', 'is', null)
    .where('u.disabled_at', 'is', null)
    .groupBy(['m.organisation_id', 'o.kind', 'm.user_id'])
    .select(['m.organisation_id as organisationId', 'o.kind', 'm.user_id as userId'])
    .select(sql<string>`string_agg(distinct m.role, ' ' order by m.role)`.as('roles'))

const rolesOf = (text: string): Role[] => text.split(' ') as Role[]

/** Which roles people have together in which organisation: of ten thousand people some hundred rows, and none of a person. */
export async function seats(ctx: Ctx, of: { organisationIds?: readonly string[] } = {}): Promise<Seat[]> {
  if (of.organisationIds?.length === 0) return []
  const rows = await tables(ctx.db)
    .selectFrom(
      held(ctx)
        .$if(of.organisationIds !== undefined, (q) => q.where('m.organisation_id', 'in', [...of.organisationIds!]))
        .as('h'),
    )
    .select(['h.organisationId', 'h.kind', 'h.roles'])
    .distinct()
    .orderBy('h.organisationId')
    .orderBy('h.roles')
    .execute()
  return rows.map((r) => ({ ...r, roles: rolesOf(r.roles) }))
}

/** Everybody in these seats, and whoever is named by id or by name, wherever they sit. Nobody else is read. */
export async function seated(
  ctx: Ctx,
  of: { seats?: readonly string[]; userIds?: readonly string[]; names?: readonly string[] },
): Promise<Seated[]> {
  const { seats = [], userIds = [], names = [] } = of
  const rows = await tables(ctx.db)
    .selectFrom(held(ctx).as('h'))
    .innerJoin('users as p', (on) => on.on('p.jurisdiction', '=', ctx.jurisdiction).onRef('p.id', '=', 'h.userId'))
    .select(['h.organisationId', 'h.kind', 'h.roles', 'h.userId', 'p.name', 'p.email'])
    .where(
      sql<boolean>`h."organisationId" || ' ' || h.roles = any(${[...seats]}::text[]) or h."userId" = any(${[...userIds]}::text[])
        or p.name = any(${[...names]}::text[])`,
    )
    .orderBy('p.name')
    .orderBy('h.userId')
    .execute()
  return rows.map((r) => ({ ...r, roles: rolesOf(r.roles) }))
}
