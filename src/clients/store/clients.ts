import type { Day, Moment } from '#kernel'
import { type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Client, ClientState } from '../rules/client.ts'
import { type Row, tables } from './tables.ts'

/** A client with what lies under the institution's key. */
export interface ClientRow extends Client {
  readonly sealed: string | null
  readonly enteredAt: Moment
}
const of = (r: Row<'clients'>): ClientRow => ({
  id: r.id,
  organisationId: r.organisation_id,
  number: r.number,
  ageGroup: r.age_group,
  sex: r.sex,
  groups: r.groups,
  communityId: r.community_id,
  workerId: r.worker_id,
  handedTo: r.handed_to,
  handedWhy: r.handed_why,
  handedBy: r.handed_by,
  handedOn: r.handed_on,
  handedUnasked: r.handed_unasked,
  state: r.state,
  version: r.version,
  sealed: r.sealed,
  enteredAt: r.entered_at,
})

export async function clientRow(ctx: Ctx, id: string): Promise<ClientRow | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('clients')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && of(row)
}

/** Whoever changes what is known of somebody waits for those who write about them, and they for whoever changes it. */
export const holdClient = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tables(tx)
    .selectFrom('clients')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst())

/** Somebody of whom more is about to be written, as they are once nobody erases them or takes a consent back any more meanwhile. */
export async function clientHeld(ctx: Ctx, tx: Db, id: string): Promise<ClientRow | undefined> {
  const row = await tables(tx)
    .selectFrom('clients')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  return row && of(row)
}

export const clientSorts = ['number', 'entered', 'age'] as const

/** One page of the clients of an institution, of one worker where it is said whose. Those who were erased come last. */
export async function pageOfClients(
  ctx: Ctx,
  asked: { organisationId: string; workerId?: string | undefined; communityId?: string | undefined; number?: number | undefined },
  query: ListQuery,
): Promise<PageOf<ClientRow>> {
  let q = tables(ctx.db)
    .selectFrom('clients')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', asked.organisationId)
  if (asked.workerId) q = q.where('worker_id', '=', asked.workerId)
  if (asked.communityId) q = q.where('community_id', '=', asked.communityId)
  if (asked.number !== undefined) q = q.where('number', '=', asked.number)
  const found = await readPage(q, query, { number: 'number', entered: 'entered_at', age: 'age_group' }, { id: 'id' })
  return { ...found, rows: found.rows.map(of) }
}

/** Whoever of the institution has this name already. */
export const withMark = async (ctx: Ctx, tx: Db, i: { organisationId: string; mark: string; not?: string }): Promise<number[]> => {
  let q = tables(tx)
    .selectFrom('clients')
    .select('number')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', i.organisationId)
    .where('name_mark', '=', i.mark)
  if (i.not) q = q.where('id', '!=', i.not)
  return (await q.orderBy('number').execute()).map((r) => r.number)
}

export async function insertClient(
  ctx: Ctx,
  tx: Db,
  i: Omit<ClientRow, 'version' | 'state' | 'enteredAt' | `handed${string}`> & { mark: string },
): Promise<void> {
  await tables(tx)
    .insertInto('clients')
    .values({
      jurisdiction: ctx.jurisdiction,
      id: i.id,
      organisation_id: i.organisationId,
      number: i.number,
      sealed: i.sealed,
      name_mark: i.mark,
      age_group: i.ageGroup,
      sex: i.sex,
      groups: [...i.groups],
      community_id: i.communityId,
      worker_id: i.workerId,
      entered_at: ctx.now,
      entered_by: ctx.asker.userId!,
      erased_at: null,
    })
    .execute()
}

type Handed = 'handed_to' | 'handed_why' | 'handed_by' | 'handed_on' | 'handed_unasked'
export type ClientColumns = Partial<
  Pick<Row<'clients'>, 'sealed' | 'name_mark' | 'age_group' | 'sex' | 'groups' | 'community_id' | 'worker_id' | 'erased_at' | Handed>
>
export const moveClient = movesOf<ClientState, ClientColumns>('clients')

/** The clients of an institution, of one worker where it is said whose. */
export async function clientIdsOf(ctx: Ctx, of: { organisationId: string; workerId?: string | undefined }): Promise<string[]> {
  let q = tables(ctx.db)
    .selectFrom('clients')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', of.organisationId)
  if (of.workerId) q = q.where('worker_id', '=', of.workerId)
  return (await q.orderBy('id').execute()).map((r) => r.id)
}

/** Those who are known of an institution and are kept by one worker. */
export const knownWith = async (ctx: Ctx, i: { organisationId: string; workerId: string }): Promise<ClientRow[]> =>
  (
    await tables(ctx.db)
      .selectFrom('clients')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('organisation_id', '=', i.organisationId)
      .where('worker_id', '=', i.workerId)
      .where('state', '=', 'known')
      .orderBy('number')
      .execute()
  ).map(of)

/** Who keeps somebody of an institution. */
export const keepersIn = async (ctx: Ctx, organisationId: string): Promise<string[]> =>
  (
    await tables(ctx.db)
      .selectFrom('clients')
      .select('worker_id')
      .distinct()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'known')
      .execute()
  ).map((r) => r.worker_id)

export const clientsByIds = async (ctx: Ctx, ids: readonly string[]): Promise<ClientRow[]> =>
  ids.length === 0
    ? []
    : (
        await tables(ctx.db)
          .selectFrom('clients')
          .selectAll()
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('id', 'in', [...ids])
          .execute()
      ).map(of)

/** Those whom this person is asked to take on. */
export const handedTo = async (ctx: Ctx, userId: string): Promise<ClientRow[]> =>
  (
    await tables(ctx.db)
      .selectFrom('clients')
      .selectAll()
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('handed_to', '=', userId)
      .where('state', '=', 'known')
      .orderBy('handed_on')
      .orderBy('id')
      .execute()
  ).map(of)

/** Who keeps those who are served, was asked to take one on, or gave a reason to look that nobody has read. */
export async function keepersOf(ctx: Ctx): Promise<{ userId: string | null }[]> {
  const known = tables(ctx.db).selectFrom('clients').where('jurisdiction', '=', ctx.jurisdiction).where('state', '=', 'known')
  return [
    ...(await known.select('worker_id as userId').distinct().execute()),
    ...(await known.select('handed_to as userId').where('handed_to', 'is not', null).distinct().execute()),
    ...(await tables(ctx.db)
      .selectFrom('client_reasons')
      .select('user_id as userId')
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('read_at', 'is', null)
      .distinct()
      .execute()),
  ]
}

export type ConsentRow = Row<'client_consents'>
export const consentsOf = async (ctx: Ctx, clientIds: readonly string[], db: Db = ctx.db): Promise<ConsentRow[]> =>
  await tables(db)
    .selectFrom('client_consents')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', 'in', [...clientIds, ''])
    .orderBy('entered_at')
    .orderBy('id')
    .execute()

export const insertConsent = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<ConsentRow, 'id' | 'client_id' | 'scope' | 'given_on' | 'given_by' | 'way' | 'until_on'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('client_consents')
    .values({
      ...i,
      jurisdiction: ctx.jurisdiction,
      entered_by: ctx.asker.userId!,
      entered_at: ctx.now,
      withdrawn_on: null,
      withdrawn_at: null,
    })
    .execute())

/** @returns false where it was withdrawn before */
export async function endConsent(ctx: Ctx, tx: Db, i: { clientId: string; id: string; on: Day }): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('client_consents')
    .set({ withdrawn_on: i.on, withdrawn_at: ctx.now })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('client_id', '=', i.clientId)
    .where('id', '=', i.id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
