import { codecs, type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import { sql, type Updateable } from 'kysely'
import type { CommunityEvent, EventState } from '../rules/event.ts'
import { type CaseTables, type Row, tables } from './tables.ts'

const row = codecs<CaseTables>()('community_events', { except: ['entered_at', 'entered_by'] })

export async function eventRow(ctx: Ctx, id: string): Promise<CommunityEvent | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('community_events')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && row.read(found)
}

/** The event to which an address on a poster leads. */
export async function eventOfCode(ctx: Ctx, code: string): Promise<CommunityEvent | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('community_events')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('sign_code', '=', code)
    .executeTakeFirst()
  return found && row.read(found)
}

/** Whoever signs in at this moment is counted, or comes when it is recorded. */
export const holdEventRow = async (ctx: Ctx, tx: Db, id: string): Promise<void> =>
  void (await tables(tx)
    .selectFrom('community_events')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst())

export const eventSorts = ['day', 'title', 'state'] as const
interface EventsAsked {
  organisationId: string
  workerId?: string | undefined
  states?: readonly EventState[] | undefined
}
const asked = (ctx: Ctx, a: EventsAsked) => {
  let q = tables(ctx.db)
    .selectFrom('community_events')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', a.organisationId)
  if (a.workerId) q = q.where('worker_id', '=', a.workerId)
  if (a.states) q = q.where('state', 'in', [...a.states])
  return q
}
export async function pageOfEvents(ctx: Ctx, a: EventsAsked, query: ListQuery): Promise<PageOf<CommunityEvent>> {
  const found = await readPage(asked(ctx, a), query, { day: 'held_on', title: 'title', state: 'state' }, { id: 'id' })
  return { ...found, rows: found.rows.map((r) => row.read(r)) }
}
export const eventsOf = async (ctx: Ctx, a: EventsAsked): Promise<CommunityEvent[]> =>
  (await asked(ctx, a).orderBy('held_on').orderBy('id').limit(200).execute()).map((r) => row.read(r))

export const insertEvent = async (
  ctx: Ctx,
  tx: Db,
  i: Pick<
    Row<'community_events'>,
    'id' | 'organisation_id' | 'contract_id' | 'line_id' | 'community_id' | 'title' | 'place' | 'expected' | 'held_on' | 'sign_code'
  >,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('community_events')
    .values({ ...i, jurisdiction: ctx.jurisdiction, worker_id: ctx.asker.userId!, entered_at: ctx.now, entered_by: ctx.asker.userId! })
    .execute())

export type EventColumns = Updateable<Omit<CaseTables['community_events'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveEvent = movesOf<EventState, EventColumns>('community_events')

/** How many phones said that they are there. */
export async function phonesAt(ctx: Ctx, eventId: string, db: Db = ctx.db): Promise<number> {
  return (await phonesOf(ctx, [eventId], db)).get(eventId) ?? 0
}
export async function phonesOf(ctx: Ctx, eventIds: readonly string[], db: Db = ctx.db): Promise<Map<string, number>> {
  const rows = await tables(db)
    .selectFrom('event_sign_ins')
    .select((e) => ['event_id', e.fn.countAll<bigint>().as('n')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('event_id', 'in', [...eventIds, ''])
    .groupBy('event_id')
    .execute()
  return new Map(rows.map((r) => [r.event_id, Number(r.n)]))
}
export async function isSignedIn(ctx: Ctx, of: { eventId: string; device: string }): Promise<boolean> {
  const found = await tables(ctx.db)
    .selectFrom('event_sign_ins')
    .select('device')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('event_id', '=', of.eventId)
    .where('device', '=', of.device)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Counts a phone, once, while the event is planned. Whoever records it waits until this is done.
 * @returns false where it is recorded or called off by now
 */
export async function signPhoneIn(ctx: Ctx, of: { eventId: string; device: string }): Promise<boolean> {
  return await ctx.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from community_events where jurisdiction = ${ctx.jurisdiction} and id = ${of.eventId} and state = 'planned' for share`.execute(
      tx,
    )
    if (rows.length === 0) return false
    await tables(tx)
      .insertInto('event_sign_ins')
      .values({ jurisdiction: ctx.jurisdiction, event_id: of.eventId, device: of.device })
      .onConflict((c) => c.doNothing())
      .execute()
    return true
  })
}
