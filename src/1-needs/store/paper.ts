import { type Day, day } from '#kernel'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { type KeptSheet, type Row, tables } from './tables.ts'

/** Which sheet of which survey. */
export interface SheetAt {
  campaignId: string
  /** Running number written on the paper. */
  sheet: string
}
/** What is left of a sheet once its answer is put: that it was there. */
const emptied = { state: 'settled' as const, first_content: null, second_content: null, code_hash: null, first_keyed_by: null }

/** A sheet that was keyed. */
export async function keyedSheet(ctx: Ctx, at: SheetAt): Promise<Row<'paper_sheets'> | undefined> {
  return await oneSheet(ctx, ctx.db, at).executeTakeFirst()
}

/** The same, locked until the change ends. */
export async function lockSheet(ctx: Ctx, tx: Db, at: SheetAt): Promise<Row<'paper_sheets'> | undefined> {
  return await oneSheet(ctx, tx, at).forUpdate().executeTakeFirst()
}

const oneSheet = (ctx: Ctx, db: Db, at: SheetAt) =>
  tables(db)
    .selectFrom('paper_sheets')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', at.campaignId)
    .where('sheet', '=', at.sheet)

/** Every sheet of a survey that was keyed, without what was said. */
export async function sheetsOf(ctx: Ctx, campaignId: string) {
  return await tables(ctx.db)
    .selectFrom('paper_sheets')
    .select(['sheet', 'community_id', 'state', 'version'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .execute()
}

/** How many paper sheets of each of several surveys wait for a second keying or to be settled. */
export async function sheetsWaiting(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, number>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('paper_sheets')
    .select('campaign_id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', 'in', [...campaignIds])
    .where('state', '<>', 'settled')
    .execute()
  return new Map([...Map.groupBy(rows, (s) => s.campaign_id)].map(([id, own]) => [id, own.length]))
}

/** Keeps a sheet after its first keying, by whoever asks. */
export async function insertFirstKeying(ctx: Ctx, tx: Db, at: SheetAt, communityId: string, kept: KeptSheet): Promise<void> {
  await insertSheet(ctx, tx, at, communityId, {
    code_hash: null,
    state: 'keyed-once',
    first_content: kept,
    second_content: null,
    first_keyed_by: ctx.asker.userId,
  })
}

/** Keeps of a sheet that was keyed only once that it was there. */
export async function insertSettledSheet(ctx: Ctx, tx: Db, at: SheetAt, communityId: string): Promise<void> {
  await insertSheet(ctx, tx, at, communityId, emptied)
}

async function insertSheet(
  ctx: Ctx,
  tx: Db,
  at: SheetAt,
  communityId: string,
  row: Pick<Row<'paper_sheets'>, keyof typeof emptied>,
): Promise<void> {
  await tables(tx)
    .insertInto('paper_sheets')
    .values({
      ...row,
      jurisdiction: ctx.jurisdiction,
      campaign_id: at.campaignId,
      sheet: at.sheet,
      community_id: communityId,
      keyed_on: ctx.today,
    })
    .execute()
}

/** Keeps the second keying of a sheet beside the first, from which it differs. */
export async function keepSecondKeying(ctx: Ctx, tx: Db, at: SheetAt, second: KeptSheet): Promise<void> {
  await tables(tx)
    .updateTable('paper_sheets')
    .set((e) => ({ state: 'differs' as const, second_content: second, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', at.campaignId)
    .where('sheet', '=', at.sheet)
    .execute()
}

/** Takes a sheet whose keyings differ and gives its community; undefined when it has moved on. */
export async function takeDiffering(ctx: Ctx, tx: Db, at: SheetAt, version: number): Promise<string | undefined> {
  const row = await tables(tx)
    .updateTable('paper_sheets')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', at.campaignId)
    .where('sheet', '=', at.sheet)
    .where('state', '=', 'differs')
    .where('version', '=', version)
    .returning('community_id')
    .executeTakeFirst()
  return row?.community_id
}

/** Empties a sheet whose answer is put. `step` is 1 where that is the first change of it in this transaction. */
export async function emptySheet(ctx: Ctx, tx: Db, at: SheetAt, step: 0 | 1): Promise<void> {
  await tables(tx)
    .updateTable('paper_sheets')
    .set((e) => ({ ...emptied, ...(step === 1 && { version: e('version', '+', 1) }) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', at.campaignId)
    .where('sheet', '=', at.sheet)
    .execute()
}

/** Surveys counted before a day that still have sheets, and how many. */
export async function sheetsCountedBefore(ctx: Ctx, day: Day): Promise<{ id: string; n: number }[]> {
  const { rows } = await sql<{ id: string; n: number }>`
    select c.id, count(*)::int as n from paper_sheets s join campaigns c on c.jurisdiction = s.jurisdiction and c.id = s.campaign_id
    where s.jurisdiction = ${ctx.jurisdiction} and c.counted_on < ${day} group by c.id`.execute(ctx.db)
  return rows
}

/** How many sheets there are of surveys that were counted from a day on and before another, and when the first of these was. */
export async function sheetsBetween(ctx: Ctx, of: { from: Day; before: Day }): Promise<{ n: number; oldest: Day | null }> {
  const { rows } = await sql<{ n: number; oldest: string | null }>`
    select count(*)::int as n, min(c.counted_on)::text as oldest
    from paper_sheets s join campaigns c on c.jurisdiction = s.jurisdiction and c.id = s.campaign_id
    where s.jurisdiction = ${ctx.jurisdiction} and c.counted_on >= ${of.from} and c.counted_on < ${of.before}`.execute(ctx.db)
  return { n: rows[0]!.n, oldest: rows[0]!.oldest === null ? null : day(rows[0]!.oldest) }
}

/** Deletes the sheets of a survey. */
export async function deleteSheets(ctx: Ctx, tx: Db, campaignId: string): Promise<void> {
  await tables(tx).deleteFrom('paper_sheets').where('jurisdiction', '=', ctx.jurisdiction).where('campaign_id', '=', campaignId).execute()
}

/** Counts one sheet that `asker` has keyed or settled today. */
export async function countSheetOfDay(ctx: Ctx, tx: Db, campaignId: string, what: 'keyed' | 'settled'): Promise<void> {
  const { userId, name, organisationId } = ctx.asker
  const count = sql.ref(what)
  await sql`insert into paper_of_day (jurisdiction, campaign_id, day, keyed_by, keyed_name, organisation_id, ${count})
    values (${ctx.jurisdiction}, ${campaignId}, ${ctx.today}, ${userId ?? ''}, ${name}, ${organisationId}, 1)
    on conflict (jurisdiction, campaign_id, day, keyed_by) do update set ${count} = ${sql.ref(`paper_of_day.${what}`)} + 1`.execute(tx)
}

/** What people keyed on days that are over and of which the record log does not know yet. */
export async function daysOfPaper(ctx: Ctx): Promise<Row<'paper_of_day'>[]> {
  return await tables(ctx.db)
    .selectFrom('paper_of_day')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('day', '<', ctx.today)
    .execute()
}

/** Forgets what one person keyed on a day; false where it is not there. */
export async function deleteDayOfPaper(
  ctx: Ctx,
  tx: Db,
  d: Pick<Row<'paper_of_day'>, 'campaign_id' | 'day' | 'keyed_by'>,
): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('paper_of_day')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', d.campaign_id)
    .where('day', '=', d.day)
    .where('keyed_by', '=', d.keyed_by)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
