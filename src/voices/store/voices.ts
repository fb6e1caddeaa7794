import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Updateable } from 'kysely'
import type { Counted, Helped, Voice, VoiceState } from '../rules/voice.ts'
import { type Row, tables, type VoiceTables } from './tables.ts'

const row = codecs<VoiceTables>()('voices', { except: ['receipt'] })

export async function voiceRow(ctx: Ctx, id: string): Promise<Voice | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('voices')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && row.read(found)
}

/** The word under the mark of its receipt. */
export async function voiceUnder(ctx: Ctx, receipt: string): Promise<Voice | undefined> {
  const found = await tables(ctx.db)
    .selectFrom('voices')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return found && row.read(found)
}

export const insertVoice = async (
  ctx: Ctx,
  tx: Db,
  i: Omit<Row<'voices'>, 'jurisdiction' | 'state' | 'version' | 'answer' | 'answered_on' | 'answered_by'>,
): Promise<void> =>
  void (await tables(tx)
    .insertInto('voices')
    .values({ ...i, jurisdiction: ctx.jurisdiction })
    .execute())

export type VoiceColumns = Updateable<Omit<VoiceTables['voices'], 'state' | 'version' | 'id' | 'jurisdiction'>>
export const moveVoice = movesOf<VoiceState, VoiceColumns>('voices')

/** Whose words are asked for: those an organisation reads as the office, as the institution or as whoever answers; everybody's where nothing is said. */
interface VoicesAsked {
  organisationId?: string | undefined
  answererId?: string | undefined
  state?: VoiceState | undefined
}
export const voiceSorts = ['due', 'said', 'state'] as const

const asked = (ctx: Ctx, a: VoicesAsked) => {
  let q = tables(ctx.db).selectFrom('voices').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (a.organisationId !== undefined) {
    const own = a.organisationId
    q = q.where((e) =>
      e.or([e('answerer_id', '=', own), e('provider_id', '=', own), e.and([e('office_id', '=', own), e('about', '<>', 'office')])]),
    )
  }
  if (a.answererId !== undefined) q = q.where('answerer_id', '=', a.answererId)
  if (a.state) q = q.where('state', '=', a.state)
  return q
}

export async function pageOfVoices(ctx: Ctx, a: VoicesAsked, query: ListQuery): Promise<PageOf<Voice>> {
  const found = await readPage(asked(ctx, a), query, { due: 'due_on', said: 'said_on', state: 'state' }, { id: 'id', nulls: 'last' })
  return { ...found, rows: found.rows.map((r) => row.read(r)) }
}

/** Words that wait for an answer which is owed, the soonest first. */
export const owedVoices = async (ctx: Ctx, a: VoicesAsked & { dueBefore?: Day }): Promise<Voice[]> => {
  let q = asked(ctx, { ...a, state: 'said' }).where('due_on', 'is not', null)
  if (a.dueBefore) q = q.where('due_on', '<', a.dueBefore)
  return (await q.orderBy('due_on').orderBy('id').limit(100).execute()).map((r) => row.read(r))
}

/** Every word as it is counted, with whoever it was said to. */
export async function countedVoices(ctx: Ctx): Promise<(Counted & { answererId: string; officeId: string })[]> {
  const rows = await tables(ctx.db)
    .selectFrom('voices as v')
    .leftJoin('voice_helped as h', (j) => j.onRef('h.jurisdiction', '=', 'v.jurisdiction').onRef('h.voice_id', '=', 'v.id'))
    .select(['v.answerer_id', 'v.office_id', 'v.said_on', 'v.due_on', 'v.answered_on', 'h.helped', 'h.said_on as helped_on'])
    .where('v.jurisdiction', '=', ctx.jurisdiction)
    .execute()
  return rows.map((r) => ({
    ...{ answererId: r.answerer_id, officeId: r.office_id, dueOn: r.due_on as Day | null, answeredOn: r.answered_on as Day | null },
    ...{ saidOn: r.said_on as Day, helped: r.helped, helpedOn: r.helped_on as Day | null },
  }))
}

/** Whether somebody said that an answer helped; once, whoever asks again. @returns false where it was said before */
export async function insertHelped(ctx: Ctx, tx: Db, i: { voiceId: string; helped: Helped }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('voice_helped')
    .values({ jurisdiction: ctx.jurisdiction, voice_id: i.voiceId, helped: i.helped, said_on: ctx.today })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function helpedOf(ctx: Ctx, voiceId: string, db: Db = ctx.db): Promise<Helped | undefined> {
  const found = await tables(db)
    .selectFrom('voice_helped')
    .select('helped')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('voice_id', '=', voiceId)
    .executeTakeFirst()
  return found?.helped
}

/** Words whose time is over: answered before a day, or thanks said before it. */
export async function voicesOver(ctx: Ctx, before: Day): Promise<string[]> {
  const rows = await overQuery(ctx)
    .select('id')
    .where((e) => e(e.fn.coalesce('answered_on', 'said_on'), '<', before))
    .limit(500)
    .execute()
  return rows.map((r) => r.id)
}

/** How many become so within some days, and when that of the first did. */
export async function voicesBetween(ctx: Ctx, of: { from: Day; before: Day }): Promise<{ n: number; oldest: Day | null }> {
  const { n, oldest } = await overQuery(ctx)
    .select((e) => [e.fn.countAll<bigint>().as('n'), e.fn.min(e.fn.coalesce('answered_on', 'said_on')).as('oldest')])
    .where((e) =>
      e.and([e(e.fn.coalesce('answered_on', 'said_on'), '>=', of.from), e(e.fn.coalesce('answered_on', 'said_on'), '<', of.before)]),
    )
    .executeTakeFirstOrThrow()
  return { n: Number(n), oldest: oldest as Day | null }
}

/** Words to which nothing is owed any more. */
const overQuery = (ctx: Ctx) =>
  tables(ctx.db)
    .selectFrom('voices')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where((e) => e.or([e('state', '=', 'answered'), e.and([e('state', '=', 'said'), e('due_on', 'is', null)])]))
