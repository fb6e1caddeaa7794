import type { Day } from '#kernel'
import { type Ctx, holdsInSql, type Json, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import { type Selectable, sql } from 'kysely'
import { changeOf } from './change-of.ts'
import { applicationProcess, type ApplicationState, documentProcess, type DocumentState, type SupplierDocument } from './rules/supplier.ts'
import { type Organisation, type PeopleTables, tables } from './store.ts'

export type Application = Selectable<PeopleTables['supplier_applications']>
export type KeptDocument = Selectable<PeopleTables['supplier_documents']>

/** A described document as it is kept in an application and in a bid: days as text. */
export type DocumentJson = Omit<SupplierDocument, 'validUntil'> & { readonly validUntil: string | null }
export type DocumentsJson = Json<readonly DocumentJson[]>
export const documentJson = ({ kind, number, issuer, validUntil }: SupplierDocument): DocumentJson => ({
  kind,
  number,
  issuer,
  validUntil: validUntil?.toString() ?? null,
})
export const documentOf = (d: DocumentJson): SupplierDocument => ({
  ...d,
  validUntil: d.validUntil === null ? null : Temporal.PlainDate.from(d.validUntil),
})

export const application = async (ctx: Ctx, id: string): Promise<Application | undefined> =>
  await tables(ctx.db)
    .selectFrom('supplier_applications')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()

export const applicationSorts = ['name', 'askedOn', 'state'] as const

/** Who asked to be registered, a page at a time. */
export async function listedApplications(ctx: Ctx, query: ListQuery): Promise<PageOf<Application>> {
  const all = tables(ctx.db).selectFrom('supplier_applications').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  return await readPage(all, query, { name: 'name', askedOn: 'asked_on', state: 'state' }, { id: 'id', nulls: 'last' })
}

export const openApplications = async (ctx: Ctx): Promise<Application[]> =>
  await tables(ctx.db)
    .selectFrom('supplier_applications')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'asked')
    .orderBy('asked_on')
    .orderBy('id')
    .limit(100)
    .execute()

/** Whether somebody else asked with the same code, whatever became of it. */
export async function askedByAnother(ctx: Ctx, a: Application): Promise<boolean> {
  const other = await tables(ctx.db)
    .selectFrom('supplier_applications')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('credit_code', '=', a.credit_code)
    .where('id', '<>', a.id)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

type Decided = Partial<Pick<Application, 'reason' | 'organisation_id' | 'represented_by' | 'phone'>>
const moveApplication = movesOf<ApplicationState, Partial<Selectable<PeopleTables['supplier_applications']>>>('supplier_applications')
export const changeApplication = changeOf({
  process: applicationProcess,
  kind: 'supplier',
  log: 'people',
  load: application,
  // Whom to reach is needed no more once it is decided.
  move: (ctx, tx, was, state, columns: Decided) =>
    moveApplication(ctx, tx, was, state, { ...columns, contact_name: null, contact_email: null, decided_on: ctx.today }),
})

/** The documents of an institution, those in use first, and of those what ends first. */
export const documentsOf = async (ctx: Ctx, organisationId: string, of: { open?: boolean } = {}): Promise<KeptDocument[]> => {
  let q = tables(ctx.db)
    .selectFrom('supplier_documents')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
  if (of.open) q = q.where('state', '=', 'stands')
  return await q.orderBy('state').orderBy('valid_until').orderBy('id').execute()
}

export const document = async (ctx: Ctx, id: string): Promise<KeptDocument | undefined> =>
  await tables(ctx.db)
    .selectFrom('supplier_documents')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()

const moveDocument = movesOf<DocumentState, { withdrawn_on?: Day }>('supplier_documents')
export const changeDocument = changeOf({ process: documentProcess, kind: 'document', log: 'people', load: document, move: moveDocument })

/**
 * Whether whoever asks is confirmed by rule here, the fingerprints of whom the place knows, and the version of that choice; 0 where nobody chose.
 */
export async function supplierRule(ctx: Ctx): Promise<{ byRule: boolean; known: readonly string[]; version: number }> {
  const row = await tables(ctx.db).selectFrom('supplier_rules').selectAll().where('jurisdiction', '=', ctx.jurisdiction).executeTakeFirst()
  // What a form saw before anything was set is a version too: a form that carries none saw nothing.
  return { byRule: row?.by_rule ?? false, known: row?.known ?? [], version: (row?.version ?? 0) + 1 }
}

export const supplierSorts = ['name', 'since'] as const
/** What of a registered institution is public: what it is registered as, and since when. */
export type PublicSupplier = Pick<Organisation, 'id' | 'name' | 'name_en' | 'credit_code' | 'legal_form' | 'about'> & { since: Day }

/** The institutions in use, for everybody, a page at a time. */
export async function publicSuppliers(ctx: Ctx, search: string, query: ListQuery): Promise<PageOf<PublicSupplier>> {
  let q = tables(ctx.db)
    .selectFrom('organisations')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('kind', '=', 'institution')
    .where('state', '=', 'open')
  if (search) q = q.where(holdsInSql(sql`name || ' ' || coalesce(name_en, '') || ' ' || coalesce(credit_code, '')`, search))
  const shown = q
    .select(['id', 'name', 'name_en', 'credit_code', 'legal_form', 'about'])
    .select(sql<Day>`(created_at at time zone ${ctx.zone})::date`.as('since'))
  return await readPage(
    tables(ctx.db).selectFrom(shown.as('x')).selectAll(),
    query,
    { name: 'name', since: 'since' },
    { id: 'id', nulls: 'last' },
  )
}
