import type { Day } from '#kernel'
import type { Ctx, Db } from '#platform'
import type { Insertable } from 'kysely'
import { type NeedsTables, type Row, tables } from './tables.ts'

/** Keeps an answer that was begun, under the fingerprint of its short code. */
export async function insertDraft(
  ctx: Ctx,
  row: Pick<Insertable<NeedsTables['answer_drafts']>, 'id_hash' | 'campaign_id' | 'community_id' | 'route' | 'box'>,
): Promise<void> {
  await tables(ctx.db)
    .insertInto('answer_drafts')
    .values({ ...row, jurisdiction: ctx.jurisdiction, code_hash: null, submission_id: null, content: {}, touched_on: ctx.today })
    .execute()
}

/** A draft by the fingerprint of its short code. */
export async function keptDraft(ctx: Ctx, idHash: string): Promise<Row<'answer_drafts'> | undefined> {
  return await tables(ctx.db)
    .selectFrom('answer_drafts')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id_hash', '=', idHash)
    .executeTakeFirst()
}

/** Writes what a draft that is not sent holds now; all of it is in its box. */
export async function writeDraft(ctx: Ctx, idHash: string, box: Uint8Array | null): Promise<void> {
  await tables(ctx.db)
    .updateTable('answer_drafts')
    .set({ box, content: {}, code_hash: null, submission_id: null, touched_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id_hash', '=', idHash)
    .where('sent', '=', false)
    .execute()
}

/** Throws away drafts last touched before a day, and those that were sent before another; gives how many. */
export async function deleteOldDrafts(ctx: Ctx, before: { touched: Day; sent: Day }): Promise<number> {
  const { numDeletedRows } = await tables(ctx.db)
    .deleteFrom('answer_drafts')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where((e) => e.or([e('touched_on', '<', before.touched), e.and([e('sent', '=', true), e('touched_on', '<', before.sent)])]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** How many drafts were last touched from a day on and before another, and when the first of them was. */
export async function draftsBetween(ctx: Ctx, of: { sent: boolean; from: Day; before: Day }): Promise<{ n: number; oldest: Day | null }> {
  const { n, oldest } = await tables(ctx.db)
    .selectFrom('answer_drafts')
    .select((e) => [e.fn.countAll<bigint>().as('n'), e.fn.min('touched_on').as('oldest')])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('sent', '=', of.sent)
    .where('touched_on', '>=', of.from)
    .where('touched_on', '<', of.before)
    .executeTakeFirstOrThrow()
  return { n: Number(n), oldest: oldest as Day | null }
}

/** Throws away the drafts of a survey that were never sent. */
export async function deleteUnsentDrafts(ctx: Ctx, tx: Db, campaignId: string): Promise<void> {
  await tables(tx)
    .deleteFrom('answer_drafts')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .where('sent', '=', false)
    .execute()
}
