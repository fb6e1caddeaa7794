import { type Id, type Lang, nameIn, newId } from '#kernel'
import type { Ctx } from '#platform'
import type { Choice } from '#ui'
import { sql } from 'kysely'
import { seatInPool } from './experts.ts'
import type { OrganisationKind, Role } from './permission.ts'
import { type Community, type LegalForm, type Organisation, tables } from './store.ts'

/** Organisations and communities, as every step reads them. */
export async function organisation(ctx: Ctx, id: string): Promise<Organisation | undefined> {
  return await tables(ctx.db)
    .selectFrom('organisations')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Organisations by name. `open`: only those in use, which is what something new may choose from; what there is already names others too. */
export async function organisations(
  ctx: Ctx,
  of: { kind?: OrganisationKind; ids?: readonly string[]; open?: boolean } = {},
): Promise<Organisation[]> {
  let q = tables(ctx.db).selectFrom('organisations').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.open) q = q.where('state', '=', 'open')
  if (of.kind) q = q.where('kind', '=', of.kind)
  if (of.ids) {
    if (of.ids.length === 0) return []
    q = q.where('id', 'in', [...new Set(of.ids)])
  }
  return await q.orderBy('name').execute()
}

export const nameOf = (o: { name: string; name_en: string | null } | undefined, lang: Lang): string =>
  nameIn(o && { name: o.name, nameEn: o.name_en }, lang)

export type NamedChoice = Choice & { label: string }
/** An organisation, a community or whatever has a name, as it is chosen; two of one name are told apart by their code. */
export const namedChoice = (
  o: { id: string; name: string; name_en: string | null; credit_code?: string | null; code?: string | null },
  lang: Lang,
): NamedChoice => ({ value: o.id, label: nameOf(o, lang), apart: [o.credit_code ?? o.code] })
/** Somebody of one's own organisation, as they are chosen; two of one name are told apart by where they are written to. */
export const colleagueChoice = (p: { userId: string; name: string; email?: string }): NamedChoice => ({
  value: p.userId,
  label: p.name,
  apart: [p.email],
})

/** Communities by name. `open`: only those in use, which is what something new may choose from; what there is already names others too. */
export async function communities(
  ctx: Ctx,
  of: { organisationId?: string; ids?: readonly string[]; open?: boolean } = {},
): Promise<Community[]> {
  let q = tables(ctx.db).selectFrom('communities').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.open) q = q.where('state', '=', 'open')
  if (of.organisationId) q = q.where('organisation_id', '=', of.organisationId)
  if (of.ids) {
    if (of.ids.length === 0) return []
    q = q.where('id', 'in', [...new Set(of.ids)])
  }
  return await q.orderBy('name').execute()
}

export interface Person {
  userId: string
  name: string
  email: string
  role: Role
  organisationId: string
}

/** People with their roles, of some organisations or with some roles. Disabled people and ended roles are left out. */
export async function people(
  ctx: Ctx,
  of: { organisationId?: string; organisationIds?: readonly string[]; roles?: readonly Role[]; userIds?: readonly string[] },
): Promise<Person[]> {
  let q = tables(ctx.db)
    .selectFrom('memberships as m')
    .innerJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'm.jurisdiction').onRef('u.id', '=', 'm.user_id'))
    .select(['u.id as userId', 'u.name', 'u.email', 'm.role', 'm.organisation_id as organisationId'])
    .where('m.jurisdiction', '=', ctx.jurisdiction)
    .where('m.ended_on', 'is', null)
    .where('u.disabled_at', 'is', null)
  if (of.organisationId) q = q.where('m.organisation_id', '=', of.organisationId)
  if (of.organisationIds) {
    if (of.organisationIds.length === 0) return []
    q = q.where('m.organisation_id', 'in', [...new Set(of.organisationIds)])
  }
  if (of.roles) q = q.where('m.role', 'in', of.roles)
  if (of.userIds) {
    if (of.userIds.length === 0) return []
    q = q.where('u.id', 'in', [...new Set(of.userIds)])
  }
  return await q.orderBy('u.name').orderBy('m.role').execute()
}

/** Ids of people with a role whose name holds these words, or whose e-mail address it is: so many at most. The database looks, nobody else is read. */
export async function peopleNamed(ctx: Ctx, words: string, most: number): Promise<string[]> {
  const wanted = words.toLowerCase()
  const found = await tables(ctx.db)
    .selectFrom('users as u')
    .select('u.id')
    .where('u.jurisdiction', '=', ctx.jurisdiction)
    .where('u.disabled_at', 'is', null)
    .where((e) => e.or([sql<boolean>`strpos(lower(u.name), ${wanted}) > 0`, sql<boolean>`lower(u.email) = ${wanted}`]))
    .where((e) =>
      e.exists(
        e
          .selectFrom('memberships as m')
          .select('m.user_id')
          .whereRef('m.jurisdiction', '=', 'u.jurisdiction')
          .whereRef('m.user_id', '=', 'u.id')
          .where('m.ended_on', 'is', null),
      ),
    )
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(most)
    .execute()
  return found.map((u) => u.id)
}

/** Of each kind how many organisations are in use, counted where they lie. */
export async function organisationCounts(ctx: Ctx): Promise<ReadonlyMap<OrganisationKind, number>> {
  const rows = await tables(ctx.db)
    .selectFrom('organisations')
    .select((e) => ['kind', e.fn.countAll<bigint>().as('n')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'open')
    .groupBy('kind')
    .execute()
  return new Map(rows.map((r) => [r.kind, Number(r.n)]))
}

/** How many communities are in use. */
export async function communityCount(ctx: Ctx): Promise<number> {
  const { n } = await tables(ctx.db)
    .selectFrom('communities')
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** How many people hold a role; whoever is out of use does not count. */
export async function peopleCount(ctx: Ctx): Promise<number> {
  const { n } = await tables(ctx.db)
    .selectFrom('users as u')
    .select((e) => e.fn.countAll<bigint>().as('n'))
    .where('u.jurisdiction', '=', ctx.jurisdiction)
    .where('u.disabled_at', 'is', null)
    .where('u.id', 'in', (q) =>
      q.selectFrom('memberships as m').select('m.user_id').where('m.jurisdiction', '=', ctx.jurisdiction).where('m.ended_on', 'is', null),
    )
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Whether anybody holds this role. */
export const isHeld = async (ctx: Ctx, role: Role): Promise<boolean> =>
  (await tables(ctx.db)
    .selectFrom('memberships as m')
    .innerJoin('users as u', (on) => on.onRef('u.jurisdiction', '=', 'm.jurisdiction').onRef('u.id', '=', 'm.user_id'))
    .select('m.id')
    .where('m.jurisdiction', '=', ctx.jurisdiction)
    .where('m.role', '=', role)
    .where('m.ended_on', 'is', null)
    .where('u.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Adds an organisation. For the operator and the seeds; people use the screens. */
export async function addOrganisation(
  ctx: Ctx,
  o: {
    kind: OrganisationKind
    name: string
    nameEn?: string
    creditCode?: string
    legalForm?: LegalForm
    about?: string
    parentId?: string
  },
): Promise<Id<'organisation'>> {
  const id = newId('organisation', ctx.now)
  await tables(ctx.db)
    .insertInto('organisations')
    .values({
      jurisdiction: ctx.jurisdiction,
      id,
      kind: o.kind,
      name: o.name,
      name_en: o.nameEn ?? null,
      credit_code: o.creditCode ?? null,
      legal_form: o.legalForm ?? null,
      about: o.about ?? null,
      parent_id: o.parentId ?? null,
      created_at: ctx.now,
    })
    .execute()
  return id
}

export async function addCommunity(
  ctx: Ctx,
  c: { name: string; nameEn?: string; organisationId: string; residents?: number; households?: number },
): Promise<Id<'community'>> {
  const id = newId('community', ctx.now)
  await tables(ctx.db)
    .insertInto('communities')
    .values({
      jurisdiction: ctx.jurisdiction,
      id,
      name: c.name,
      name_en: c.nameEn ?? null,
      organisation_id: c.organisationId,
      residents: c.residents ?? null,
      households: c.households ?? null,
    })
    .execute()
  return id
}

/** Adds a person with a role. Without a password they can only be signed in by an invitation or in the demonstration district. */
export async function addPerson(
  ctx: Ctx,
  p: { name: string; email: string; role: Role; organisationId: string; passwordHash?: string },
): Promise<Id<'user'>> {
  const id = newId('user', ctx.now)
  const db = tables(ctx.db)
  await db
    .insertInto('users')
    .values({
      jurisdiction: ctx.jurisdiction,
      id,
      email: p.email.toLowerCase(),
      name: p.name,
      password_hash: p.passwordHash ?? null,
      totp_secret: null,
      totp_used_step: null,
      disabled_at: null,
      created_at: ctx.now,
    })
    .execute()
  await db
    .insertInto('memberships')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: newId('membership', ctx.now),
      user_id: id,
      organisation_id: p.organisationId,
      role: p.role,
      since: ctx.today,
      ended_on: null,
    })
    .execute()
  if (p.role === 'expert') await seatInPool(ctx, ctx.db, { userId: id, name: p.name, email: p.email })
  return id
}
