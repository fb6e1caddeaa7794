import { codecs, type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Updateable } from 'kysely'
import type { Case, CaseState } from '../rules/case.ts'
import { type CaseTables, type Row, tables } from './tables.ts'

const row = codecs<CaseTables>()('cases', { except: ['entered_at', 'entered_by'] })
const of = (r: Row<'cases'>): Case => row.read(r)

export async function caseRow(ctx: Ctx, id: string): Promise<Case | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('cases')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && of(found)
}

/** What two do at once to one case is done one after the other. */
export const holdCase = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tables(tx)
    .selectFrom('cases')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst())

export const caseSorts = ['waiting', 'state', 'asked'] as const
interface CasesAsked {
  organisationId: string
  /** Only those of these clients; everybody's where it is not said. */
  clientIds?: readonly string[] | undefined
  states?: readonly CaseState[] | undefined
  contractId?: string | undefined
}
const asked = (ctx: Ctx, a: CasesAsked) => {
  let q = tables(ctx.db)
    .selectFrom('cases')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', a.organisationId)
  if (a.clientIds) q = q.where('client_id', 'in', [...a.clientIds, ''])
  if (a.states) q = q.where('state', 'in', [...a.states])
  if (a.contractId) q = q.where('contract_id', '=', a.contractId)
  return q
}

export async function pageOfCases(ctx: Ctx, a: CasesAsked, query: ListQuery): Promise<PageOf<Case>> {
  const found = await readPage(asked(ctx, a), query, { asked: 'asked_on', state: 'state', waiting: 'waiting_since' }, { id: 'id' })
  return { ...found, rows: found.rows.map(of) }
}

export const casesOf = async (ctx: Ctx, a: CasesAsked): Promise<Case[]> =>
  (await asked(ctx, a).orderBy('asked_on').orderBy('id').limit(1000).execute()).map(of)

/** How many wait for a place in each line. */
export async function waitingOfLines(ctx: Ctx): Promise<{ contractId: string; lineId: string; n: number }[]> {
  const rows = await tables(ctx.db)
    .selectFrom('cases')
    .select((e) => ['contract_id', 'line_id', e.fn.countAll<bigint>().as('n')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('state', '=', 'waiting')
    .groupBy(['contract_id', 'line_id'])
    .execute()
  return rows.map((r) => ({ contractId: r.contract_id, lineId: r.line_id, n: Number(r.n) }))
}

/** Every case of one client, the last first. */
export const casesOfClient = async (ctx: Ctx, clientId: string, db: Db = ctx.db): Promise<Case[]> =>
  (
    await tables(db)
      .selectFrom('cases')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('client_id', '=', clientId)
      .orderBy('number', 'desc')
      .execute()
  ).map(of)

export const insertCase = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<Row<'cases'>, 'id' | 'organisation_id' | 'client_id' | 'number' | 'contract_id' | 'line_id' | 'source' | 'asked_on'>,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('cases')
    .values({ ...i, jurisdiction: ctx.jurisdiction, entered_at: ctx.now, entered_by: ctx.asker.userId! })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export type CaseColumns = Updateable<Omit<CaseTables['cases'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveCase = movesOf<CaseState, CaseColumns>('cases')
