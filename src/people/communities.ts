import type { Day, Refusal } from '#kernel'
import { type Ctx, type Db, holdsInSql, type ListQuery, movesOf, type PageOf, type PlainFields, readPage } from '#platform'
import { type Selectable, sql, type Updateable } from 'kysely'
import { changeOf } from './change-of.ts'
import { refuseCommunity as refuse } from './community-words.ts'
import { may } from './permission.ts'
import { communityProcess, type CommunityState } from './rules/community.ts'
import { sameName } from './rules/same-name.ts'
import { type Community, type PeopleTables, tables } from './store.ts'

/** What a person says of a community. */
export interface CommunityInput {
  name: string
  nameEn?: string | undefined
  code?: string | undefined
  residents?: number | undefined
  households?: number | undefined
  organisationId: string
}

/** One community; undefined where there is none. */
export const community = async (ctx: Ctx, id: string): Promise<Community | undefined> =>
  await tables(ctx.db)
    .selectFrom('communities')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()

export const communitySorts = ['name', 'code', 'residents', 'households', 'state'] as const

/** Communities by name, code or English name, a page at a time; of one office, or of all. */
export async function listedCommunities(
  ctx: Ctx,
  of: { organisationId?: string; search?: string },
  query: ListQuery,
): Promise<PageOf<Community>> {
  let q = tables(ctx.db).selectFrom('communities').where('jurisdiction', '=', ctx.jurisdiction)
  if (of.organisationId) q = q.where('organisation_id', '=', of.organisationId)
  if (of.search) q = q.where(holdsInSql(sql`name || ' ' || coalesce(name_en, '') || ' ' || coalesce(code, '')`, of.search))
  const by = { name: 'name', code: 'code', residents: 'residents', households: 'households', state: 'state' } as const
  return await readPage(q.selectAll(), query, by, { id: 'id', nulls: 'last' })
}

/** The communities that were merged into one. */
export const mergedInto = async (ctx: Ctx, id: string): Promise<Community[]> =>
  await tables(ctx.db)
    .selectFrom('communities')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('merged_into', '=', id)
    .orderBy('name')
    .execute()

/** Whether somebody keeps the list of communities of an office. */
export const mayKeep = (ctx: Ctx, organisationId: string): boolean =>
  may(ctx.asker, 'people.keep-communities', { purchaserId: organisationId })

/** What a change of a community may write beside its state. */
type CommunityColumns = Pick<
  Updateable<PeopleTables['communities']>,
  'name' | 'name_en' | 'code' | 'residents' | 'households' | 'organisation_id' | 'closed_on' | 'merged_into'
>
const move = movesOf<CommunityState, CommunityColumns>('communities')

/** What the record log tells of a community as it was and as it became. */
export const plainCommunity = (c: Selectable<PeopleTables['communities']>): PlainFields => ({
  name: c.name,
  nameEn: c.name_en,
  code: c.code,
  office: c.organisation_id,
  residents: c.residents,
  households: c.households,
  closedOn: c.closed_on as Day | null,
  mergedInto: c.merged_into,
})

export const changeCommunity = changeOf({
  process: communityProcess,
  kind: 'community',
  log: 'people',
  load: community,
  hold: (ctx, tx) => holdCommunities(ctx, tx),
  move,
  plain: plainCommunity,
})

/**
 * Makes whoever changes the list of communities wait for whoever is doing so: names and codes are told apart over the whole list, and
 * two that merge into each other would lead nowhere.
 */
export async function holdCommunities(ctx: Ctx, tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`communities ${ctx.jurisdiction}`}, 0))`.execute(tx)
}

/**
 * Why a name or a code cannot be this community's: each names one community in use of its office, a code one in the jurisdiction.
 * Called where the list is held.
 */
export async function taken(
  ctx: Ctx,
  tx: Db,
  c: { name: string; code?: string | null | undefined; organisationId: string; id?: string },
): Promise<Refusal | undefined> {
  const others = await tables(tx)
    .selectFrom('communities')
    .select(['id', 'name', 'code', 'organisation_id', 'state'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where((e) => e.or([e('organisation_id', '=', c.organisationId), ...(c.code ? [e('code', '=', c.code)] : [])]))
    .where('id', '<>', c.id ?? '')
    .execute()
  const alike = others.find((o) => sameName(o.name) === sameName(c.name) && o.organisation_id === c.organisationId && o.state === 'open')
  if (alike) return refuse('community-name-taken', alike.name).at('name')
  const same = c.code ? others.find((o) => o.code === c.code) : undefined
  return same && refuse('community-code-taken', c.code!, same.name).at('code')
}

/** The columns of what a person said. */
export const communityColumns = (i: CommunityInput) => ({
  name: i.name,
  name_en: i.nameEn ?? null,
  code: i.code ?? null,
  residents: i.residents ?? null,
  households: i.households ?? null,
  organisation_id: i.organisationId,
})

/** Whether an organisation is an office that communities belong to. */
export async function isOffice(ctx: Ctx, tx: Db, organisationId: string): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('organisations')
    .select(['kind', 'state'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return found?.kind === 'purchaser' && found.state === 'open'
}
