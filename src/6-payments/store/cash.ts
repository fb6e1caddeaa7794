import type { Moment } from '#kernel'
import { acrossJurisdictions, type Ctx, type Db } from '#platform'
import { tables } from './tables.ts'

/** The sealed figures of one institution, or nothing. */
export async function sealedCash(
  ctx: Ctx,
  organisationId: string,
): Promise<{ statedAt: Moment; lockedKey: string; sealed: Uint8Array } | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('cash_figures')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row && { statedAt: row.stated_at, lockedKey: row.locked_key, sealed: Buffer.from(row.sealed, 'base64') }
}

export async function keepSealedCash(ctx: Ctx, tx: Db, organisationId: string, lockedKey: string, sealed: Uint8Array): Promise<void> {
  const kept = { stated_at: ctx.now, locked_key: lockedKey, sealed: Buffer.from(sealed).toString('base64') }
  await tables(tx)
    .insertInto('cash_figures')
    .values({ jurisdiction: ctx.jurisdiction, organisation_id: organisationId, ...kept })
    .onConflict((c) => c.columns(['jurisdiction', 'organisation_id']).doUpdateSet(kept))
    .execute()
}

/** The newest key locked in this step's tables. Only to know the master secret by it. */
export async function lockedKey(db: Db): Promise<string | undefined> {
  const row = await tables(acrossJurisdictions(db, 'the master secret is one for all of them'))
    .selectFrom('cash_figures')
    .select('locked_key')
    .orderBy('stated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.locked_key
}
