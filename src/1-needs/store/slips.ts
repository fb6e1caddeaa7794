import { acrossJurisdictions, type Ctx, type Db } from '#platform'
import { tables } from './tables.ts'

/** A key locked in this step's tables, of a survey whose slips can still be printed. Only to know the master secret by it. */
export async function lockedKey(db: Db): Promise<string | undefined> {
  const row = await tables(acrossJurisdictions(db, 'the master secret is one for all of them'))
    .selectFrom('campaign_slips')
    .select('locked_key')
    .where('locked_key', 'is not', null)
    .orderBy('campaign_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.locked_key ?? undefined
}

/** Keeps the sealed codes of a survey with the locked key they were sealed to. */
export async function insertSlips(ctx: Ctx, tx: Db, slips: { campaignId: string; lockedKey: string; sealed: Uint8Array }): Promise<void> {
  await tables(tx)
    .insertInto('campaign_slips')
    .values({ jurisdiction: ctx.jurisdiction, campaign_id: slips.campaignId, locked_key: slips.lockedKey, sealed: slips.sealed })
    .execute()
}

/** The sealed codes of a survey; undefined once they are destroyed. */
export async function sealedSlips(ctx: Ctx, campaignId: string): Promise<{ lockedKey: string; sealed: Uint8Array } | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('campaign_slips')
    .select(['locked_key', 'sealed'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()
  return row?.locked_key && row.sealed ? { lockedKey: row.locked_key, sealed: row.sealed } : undefined
}

/** Surveys that are over and whose slips are still there, with their purchase. */
export async function slipsToDestroy(ctx: Ctx): Promise<{ id: string; purchaseId: string | null }[]> {
  const over = await tables(ctx.db)
    .selectFrom('campaign_slips as s')
    .innerJoin('campaigns as c', (on) => on.onRef('c.jurisdiction', '=', 's.jurisdiction').onRef('c.id', '=', 's.campaign_id'))
    .select(['c.id', 'c.purchase_id'])
    .where('s.jurisdiction', '=', ctx.jurisdiction)
    .where('s.sealed', 'is not', null)
    .where('c.closes_on', '<', ctx.today)
    .execute()
  return over.map((c) => ({ id: c.id, purchaseId: c.purchase_id }))
}

/** Destroys the sealed codes of a survey with their key. */
export async function destroySlips(ctx: Ctx, tx: Db, campaignId: string): Promise<void> {
  await tables(tx)
    .updateTable('campaign_slips')
    .set({ sealed: null, locked_key: null })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .execute()
}
