import type { Day, Refusal } from '#kernel'
import { type Ctx, type Db, holdsInSql, type ListQuery, movesOf, type PageOf, type PlainFields, readPage } from '#platform'
import { sql, type Updateable } from 'kysely'
import { changeOf } from './change-of.ts'
import { organisation } from './directory.ts'
import { refuseOrganisation as refuse } from './organisation-words.ts'
import type { OrganisationKind } from './permission.ts'
import { organisationProcess, type OrganisationState } from './rules/organisation.ts'
import { type Organisation, type PeopleTables, tables } from './store.ts'
import { type Beginning, outOfUse } from './rules/out-of-use.ts'
import { refuse as refuseHere } from './words.ts'
import { sameName } from './rules/same-name.ts'

export const organisationSorts = ['name', 'kind', 'code', 'state'] as const
/** An organisation in the list, with how many people have a role in it. */
export type ListedOrganisation = Organisation & { people: number }

/** Organisations by name, English name or credit code, a page at a time. */
export async function listedOrganisations(
  ctx: Ctx,
  of: { search?: string; kind?: OrganisationKind },
  query: ListQuery,
): Promise<PageOf<ListedOrganisation>> {
  let q = tables(ctx.db).selectFrom('organisations').where('jurisdiction', '=', ctx.jurisdiction)
  if (of.kind) q = q.where('kind', '=', of.kind)
  if (of.search) q = q.where(holdsInSql(sql`name || ' ' || coalesce(name_en, '') || ' ' || coalesce(credit_code, '')`, of.search))
  const counted = q.selectAll().select(
    sql<number>`(select count(distinct m.user_id)::int from memberships m where m.jurisdiction = ${ctx.jurisdiction}
        and m.organisation_id = organisations.id and m.ended_on is null)`.as('people'),
  )
  const by = { name: 'name', kind: 'kind', code: 'credit_code', state: 'state' } as const
  return await readPage(counted, query, by, { id: 'id', nulls: 'last' })
}

/** The organisations that were merged into one. */
export const organisationsMergedInto = async (ctx: Ctx, id: string): Promise<Organisation[]> =>
  await tables(ctx.db)
    .selectFrom('organisations')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('merged_into', '=', id)
    .orderBy('name')
    .execute()

type OrganisationColumns = Pick<
  Updateable<PeopleTables['organisations']>,
  | ('name' | 'name_en' | 'credit_code' | 'legal_form' | 'about')
  | ('address' | 'represented_by' | 'phone' | 'bank' | 'account' | 'contract_seal')
  | ('closed_on' | 'merged_into')
>
const move = movesOf<OrganisationState, OrganisationColumns>('organisations')

/** What the record log tells of an organisation as it was and as it became. */
export const plainOrganisation = (o: Organisation): PlainFields => ({
  name: o.name,
  nameEn: o.name_en,
  creditCode: o.credit_code,
  legalForm: o.legal_form,
  about: o.about,
  address: o.address,
  representedBy: o.represented_by,
  phone: o.phone,
  bank: o.bank,
  account: o.account,
  contractSeal: o.contract_seal,
  closedOn: o.closed_on as Day | null,
  mergedInto: o.merged_into,
})

export const changeOrganisation = changeOf({
  process: organisationProcess,
  kind: 'organisation',
  log: 'people',
  load: organisation,
  hold: (ctx, tx) => holdOrganisations(ctx, tx),
  move,
  plain: plainOrganisation,
})

/** Makes whoever changes the list of organisations wait for whoever is doing so: names and credit codes are told apart over all of it. */
export async function holdOrganisations(ctx: Ctx, tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`organisations ${ctx.jurisdiction}`}, 0))`.execute(tx)
}

/**
 * Why a name or a credit code cannot be this organisation's: a name is that of one in use of its kind, a code that of one of all,
 * those out of use included. Called where the list is held.
 */
export async function takenByAnother(
  ctx: Ctx,
  tx: Db,
  o: { id?: string; kind: OrganisationKind; name: string; creditCode?: string | null | undefined },
): Promise<Refusal | undefined> {
  const others = await tables(tx)
    .selectFrom('organisations')
    .select(['name', 'kind', 'state', 'credit_code'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where((e) => e.or([e('kind', '=', o.kind), ...(o.creditCode ? [e('credit_code', '=', o.creditCode)] : [])]))
    .where('id', '<>', o.id ?? '')
    .execute()
  const named = others.find((other) => sameName(other.name) === sameName(o.name) && other.kind === o.kind && other.state === 'open')
  const coded = o.creditCode && others.some((other) => other.credit_code === o.creditCode)
  const [name, code] = [
    named ? refuse('organisation-name-taken', named.name).at('name') : undefined,
    coded ? refuseHere('credit-code-taken').at('creditCode') : undefined,
  ]
  return together(name, code)
}

/** Two refusals as one, each at its fields. */
export const together = (a: Refusal | undefined, b: Refusal | undefined): Refusal | undefined =>
  a && b ? { ...a, fields: { ...a.fields, ...b.fields } } : (a ?? b)

/** What an institution is decides which law protects its pay, so it is asked; of other organisations it decides nothing. */
export const formMissing = (kind: OrganisationKind, legalForm: string | null | undefined): Refusal | undefined =>
  kind === 'institution' && !legalForm ? refuseHere('legal-form-missing').at('legalForm') : undefined

/** Why somebody cannot begin this in the name of an organisation, or nothing: it is out of use, and this is none of what runs. */
export async function whyNotInUse(ctx: Ctx, id: string | null, what: Beginning = 'anything-else'): Promise<Refusal | undefined> {
  return id === null ? undefined : notInUse(await organisation(ctx, id), what)
}
/** The same of an organisation at hand. */
export const notInUse = (o: Organisation | undefined, what: Beginning = 'anything-else'): Refusal | undefined =>
  o && o.state !== 'open' && outOfUse[what] === 'stops' ? refuse('organisation-closed', o.name) : undefined
