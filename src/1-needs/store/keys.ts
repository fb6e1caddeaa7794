import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { tables } from './tables.ts'

/** The key of a survey's waiting answers as it lies there, locked under the master secret; undefined where none was made or it is deleted. */
export async function lockedAnswerKey(ctx: Ctx, db: Db, campaignId: string) {
  return await tables(db)
    .selectFrom('answer_keys')
    .select(['locked_key', 'sealed'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()
}

/** Keeps a key for a survey that is not counted and has none; otherwise does nothing. */
export async function insertAnswerKey(ctx: Ctx, db: Db, campaignId: string, key: { lockedKey: string; sealed: Uint8Array }): Promise<void> {
  await sql`insert into answer_keys (jurisdiction, campaign_id, locked_key, sealed)
    select jurisdiction, id, ${key.lockedKey}, ${key.sealed} from campaigns
    where jurisdiction = ${ctx.jurisdiction} and id = ${campaignId} and counted_on is null on conflict do nothing`.execute(db)
}

/** Deletes the key of a survey. Waits for answers that are on their way. */
export async function deleteAnswerKey(ctx: Ctx, tx: Db, campaignId: string): Promise<void> {
  await tables(tx).deleteFrom('answer_keys').where('jurisdiction', '=', ctx.jurisdiction).where('campaign_id', '=', campaignId).execute()
}
